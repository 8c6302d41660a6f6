import { readFileSync } from 'node:fs';
import { lexiconFolder } from '../codebook.ts';
import { UserError } from '../errors.ts';
import { type Edges, readEdges } from '../phrases/edges.ts';

/** What words a topic can be about. */
export interface TopicWords {
  /** Words that say nothing of what a complaint is about. */
  readonly empty: ReadonlySet<string>;
  /** Where the phrases of its label may begin and end. */
  readonly edges: Edges;
}

/**
 * Reads `topic-stop-words.txt` and `phrase-edges.yaml` of a lexicon folder.
 * @throws UserError `lexicon-invalid` where one of them cannot be read
 */
export function readTopicWords(folder = lexiconFolder): TopicWords {
  const edges = readEdges(folder);
  const neither = [...edges.cannotBegin].filter((word) => edges.cannotEnd.has(word));
  const path = `${folder.replace(/\/?$/, '/')}topic-stop-words.txt`;
  return { edges, empty: new Set([...neither, ...readLines(path)]) };
}

function readLines(path: string): string[] {
  try {
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    throw new UserError(
      {
        code: 'lexicon-invalid',
        message: `${path}: ${(error as Error).message}`,
        hint: 'Put the file back: one word a line.',
        zh: { message: `${path}：${(error as Error).message}`, hint: '请放回该文件：每行一个词。' },
      },
      { cause: error },
    );
  }
}

/** Letters only: what holds a digit may be a number of somebody; longer runs of letters are spam, addresses or accounts. */
const wordShape = /^[\p{L}\p{M}]{1,12}$/u;

/** The words of a text that can tell topics apart, in order. */
export const contentWords = (words: readonly string[], { empty }: TopicWords): string[] =>
  words.filter((word) => wordShape.test(word) && !empty.has(word));
