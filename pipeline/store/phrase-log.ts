import type Database from 'better-sqlite3';
import type { Edges } from '../phrases/edges.ts';
import { phrasesOf } from '../phrases/extract.ts';
import { keyOf } from '../phrases/key.ts';
import { packed, type Saying } from '../phrases/log.ts';
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

/** The whole log of an app, in the order of days. */
export const logOf = (db: Database.Database, app: number): LogRow[] =>
  db
    .prepare('SELECT day, version, said FROM phrase_log WHERE app = ? ORDER BY day, version')
    .all(app) as LogRow[];

interface Said {
  readonly day: number;
  readonly version: string;
  readonly review: number;
  readonly issue: number;
  readonly stage: number;
  readonly evidence: string;
}

const evidence = `
  SELECT day, touched_review.version, touched_review.key AS review, issue, stage,
    substr(iif(in_title, title, text), start + 1, length) AS evidence
  FROM touched_review CROSS JOIN complaint ON complaint.review = touched_review.key
  CROSS JOIN review ON review.key = touched_review.key
  WHERE touched_review.app = ? AND counted AND NOT abstained
  ORDER BY day, touched_review.version, touched_review.key, number`;

/** Logs the phrases of the touched days of one app anew, and says what the phrases are that it met. */
export function keepPhraseLog(
  { db, touched }: Pick<Writer, 'db' | 'touched'>,
  app: number,
  { wordsOf, edges }: PhraseMeans,
): ReadonlyMap<number, string> {
  gatherReviews(db, touched);
  db.prepare(
    'DELETE FROM phrase_log WHERE app = @app AND day IN (SELECT day FROM touched_day WHERE app = @app)',
  ).run({ app });
  const met = new Map<number, string>();
  const log = new LogWriter(db, app);
  for (const said of db.prepare(evidence).all(app) as Said[]) {
    const phrases = phrasesOf(wordsOf(said.evidence), edges).map((phrase) => {
      const key = keyOf(phrase);
      met.set(key, phrase);
      return key;
    });
    log.add(said, phrases);
  }
  log.flush();
  return met;
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
