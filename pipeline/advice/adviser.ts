import { createHash } from 'node:crypto';
import { lexiconFolder } from '../folders.ts';
import { readWordClasses } from '../lexicon/read-knowledge.ts';
import { type CauseBook, readCauses } from './book.ts';
import { CauseFinder } from './evidence.ts';
import { PraiseFinder } from './praise.ts';

/** The knowledge base, ready to be asked. */
export interface Adviser {
  readonly book: CauseBook;
  readonly causes: CauseFinder;
  readonly praise: PraiseFinder;
  /** Short hash of all that decides what the two finders find. */
  readonly patterns: string;
}

/**
 * Loads the knowledge base of a lexicon folder.
 * @throws UserError `causes-invalid`, `lexicon-invalid`
 */
export function loadAdviser(lexicons = lexiconFolder): Adviser {
  const book = readCauses(lexicons);
  const { touchpoints, failures, feelings } = readWordClasses(lexicons);
  const classes = { ...touchpoints, ...failures, ...feelings };
  return {
    book,
    causes: new CauseFinder(book, classes),
    praise: new PraiseFinder(book, classes),
    patterns: hashOf([findersVersion, patternsOf(book), classes]),
  };
}

/** Raised whenever the finders find something else by the same patterns. */
const findersVersion = 1;

const patternsOf = ({ issues }: CauseBook) =>
  [...issues.values()].map(({ issue, praise, causes }) => [
    issue,
    praise,
    causes.map(({ id, cues }) => [id, cues]),
  ]);

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
