import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { lexiconFolder } from '../folders.ts';
import { UserError } from '../errors.ts';
import { readLexicon } from '../yaml-file.ts';

const words = z.array(z.string().min(1)).min(1);
const shape = z.strictObject({ neither: words, begins: words, ends: words });

/** Which words may not begin a phrase, which may not end one, and which say nothing alone. */
export interface Edges {
  readonly cannotBegin: ReadonlySet<string>;
  readonly cannotEnd: ReadonlySet<string>;
  /** May only end one: after a negator they are half of a word (不 + 出来). */
  readonly onlyEnd: ReadonlySet<string>;
  /** Say nothing of what a complaint is about: 垃圾, 一年. */
  readonly sayNothing: ReadonlySet<string>;
}

/**
 * Reads `phrase-edges.yaml` and `topic-stop-words.txt` of a lexicon folder.
 * @throws UserError `lexicon-invalid` naming the file and the first fault
 */
export function readEdges(folder = lexiconFolder): Edges {
  const { neither, begins, ends } = readLexicon(join(folder, 'phrase-edges.yaml'), shape);
  return {
    cannotBegin: new Set([...neither.filter((word) => !begins.includes(word)), ...ends]),
    cannotEnd: new Set([...neither.filter((word) => !ends.includes(word)), ...begins]),
    onlyEnd: new Set(ends),
    sayNothing: new Set(readLines(join(folder, 'topic-stop-words.txt'))),
  };
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
