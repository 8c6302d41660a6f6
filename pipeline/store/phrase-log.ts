import type Database from 'better-sqlite3';
import type { Edges } from '../phrases/edges.ts';
import { phrasesOf, tellingWordsOf } from '../phrases/extract.ts';
import { keyOf } from '../phrases/key.ts';
import { KeyTable } from '../phrases/key-table.ts';
import { packed, type Saying, unpack } from '../phrases/log.ts';
import { leastSaid } from '../phrases/select.ts';
import { gatherReviews } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

/** What finding phrases needs beside the store. */
export interface PhraseMeans {
  /** Cuts a text, folded for matching, into words. */
  readonly wordsOf: (text: string) => readonly string[];
  readonly edges: Edges;
}

/** What is logged of one day and version of an app. */
export interface LogRow {
  readonly day: number;
  readonly version: string;
  /** See `phrases/log.ts`. */
  readonly said: Buffer;
}

/** What is logged of an app, in the order of days. */
const logOf = (db: Database.Database, app: number): LogRow[] =>
  db
    .prepare('SELECT day, version, said FROM phrase_log WHERE app = ? ORDER BY day, version')
    .all(app) as LogRow[];

/** The log of an app brought up to date. */
export interface PhraseLog {
  /** The whole of it, in the order of days. */
  readonly rows: readonly LogRow[];
  /** How many complaints are made in each phrase, by key. */
  readonly counts: KeyTable;
  /** By key, of the phrases met on the touched days: those that are by then said often enough. */
  readonly met: ReadonlyMap<number, string>;
}

interface Said {
  readonly day: number;
  readonly version: string;
  readonly review: number;
  readonly issue: number;
  readonly stage: number;
  readonly evidence: string;
}

const evidenceOfDay = `
  SELECT day, touched_review.version, touched_review.key AS review, issue, stage,
    substr(iif(in_title, title, text), start + 1, length) AS evidence
  FROM touched_review CROSS JOIN complaint ON complaint.review = touched_review.key
  CROSS JOIN review ON review.key = touched_review.key
  WHERE touched_review.app = ? AND day = ? AND counted AND NOT abstained
  ORDER BY touched_review.version, touched_review.key, number`;

/** Logs the phrases of the touched days of one app anew. */
export function keepPhraseLog(
  { db, touched }: Pick<Writer, 'db' | 'touched'>,
  app: number,
  { wordsOf, edges }: PhraseMeans,
): PhraseLog {
  gatherReviews(db, touched);
  db.prepare(
    'DELETE FROM phrase_log WHERE app = @app AND day IN (SELECT day FROM touched_day WHERE app = @app)',
  ).run({ app });
  const counts = countsIn(logOf(db, app));
  const met = new Map<number, string>();
  const keysIn = (evidence: string): number[] => {
    const words = wordsOf(evidence);
    const phrases = new Map(
      [...phrasesOf(words, edges), ...tellingWordsOf(words, edges)].map((phrase) => [keyOf(phrase), phrase]),
    );
    for (const [key, phrase] of phrases)
      if (counts.increase(key) >= leastSaid && !met.has(key)) met.set(key, phrase);
    return [...phrases.keys()];
  };
  const log = new LogWriter(db, app);
  const saidOn = db.prepare(evidenceOfDay);
  for (const day of [...(touched.get(app) ?? [])].sort((one, other) => one - other))
    for (const said of saidOn.all(app, day) as Said[]) log.add(said, keysIn(said.evidence));
  log.flush();
  return { rows: logOf(db, app), counts, met };
}

function countsIn(log: readonly LogRow[]): KeyTable {
  const counts = new KeyTable();
  for (const row of log)
    unpack(row.said, ({ size, keys }) => {
      for (let place = 0; place < size; place++) counts.increase(keys[place]!);
    });
  return counts;
}

/** Gathers the complaints of a day and version into one row. */
class LogWriter {
  readonly #app: number;
  readonly #insert: Database.Statement;
  #last: Said | undefined;
  #sayings: Saying[] = [];

  constructor(db: Database.Database, app: number) {
    this.#app = app;
    this.#insert = db.prepare('INSERT INTO phrase_log VALUES (?, ?, ?, ?)');
  }

  add(said: Said, phrases: readonly number[]): void {
    if (this.#last?.day !== said.day || this.#last.version !== said.version) this.flush();
    const again = this.#last?.review === said.review;
    this.#sayings.push({ again, issue: said.issue, stage: said.stage, phrases });
    this.#last = said;
  }

  flush(): void {
    if (this.#last !== undefined)
      this.#insert.run(this.#app, this.#last.day, this.#last.version, packed(this.#sayings));
    this.#last = undefined;
    this.#sayings = [];
  }
}
