import { lexiconFolder } from '../folders.ts';
import { type Edges, readEdges } from '../phrases/edges.ts';

/** What words a topic can be about. */
export interface TopicWords {
  /** Words that say nothing of what a complaint is about. */
  readonly empty: ReadonlySet<string>;
  /** Where the phrases of its label may begin and end. */
  readonly edges: Edges;
}

/**
 * Reads the words of a lexicon folder.
 * @throws whatever `readEdges` throws
 */
export function readTopicWords(folder = lexiconFolder): TopicWords {
  const edges = readEdges(folder);
  const neither = [...edges.cannotBegin].filter((word) => edges.cannotEnd.has(word));
  return { edges, empty: new Set([...neither, ...edges.sayNothing]) };
}

/** Letters only: what holds a digit may be a number of somebody; longer runs of letters are spam, addresses or accounts. */
const wordShape = /^[\p{L}\p{M}]{1,12}$/u;

/** The words of a text that can tell topics apart, in order. */
export const contentWords = (words: readonly string[], { empty }: TopicWords): string[] =>
  words.filter((word) => wordShape.test(word) && !empty.has(word));
