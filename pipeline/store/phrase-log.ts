import type Database from 'better-sqlite3';
import type { Edges } from '../phrases/edges.ts';
import { sayingsOf } from '../phrases/extract.ts';
import { keyOf } from '../phrases/key.ts';
import { KeyTable } from '../phrases/key-table.ts';
import { packed, type Saying } from '../phrases/log.ts';
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
  readonly complaints: number;
  /** See `phrases/log.ts`. */
  readonly said: Buffer;
}

/** What is logged of an app. */
const logOf = (db: Database.Database, app: number): LogRow[] =>
  db.prepare('SELECT day, version, complaints, said FROM phrase_log WHERE app = ?').all(app) as LogRow[];

/** The log of an app brought up to date. */
export interface PhraseLog {
  /** The whole of it, in the order of days. */
  readonly rows: readonly LogRow[];
  /** Phrases of the touched days that were not known, by key; in a first log without those said too seldom. */
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

/**
 * Logs the phrases of the touched days of one app anew.
 * @param isKnown whether enough complaints were made in the phrase of a key before
 */
export function keepPhraseLog(
  { db, touched }: Pick<Writer, 'db' | 'touched'>,
  app: number,
  { wordsOf, edges }: PhraseMeans,
  isKnown: (key: number) => boolean,
): PhraseLog {
  gatherReviews(db, touched);
  const days = touched.get(app) ?? new Set();
  const others = logOf(db, app).filter(({ day }) => !days.has(day));
  const enough = others.length === 0 ? leastSaid : 1;
  const counts = new KeyTable();
  const met = new Map<number, string>();
  const keysIn = (evidence: string): number[] => {
    const phrases = new Map(sayingsOf(wordsOf(evidence), edges).map((phrase) => [keyOf(phrase), phrase]));
    for (const [key, phrase] of phrases)
      if (!isKnown(key) && counts.increase(key) === enough) met.set(key, phrase);
    return [...phrases.keys()];
  };
  forgetLog(db, app);
  const log = new LogWriter(db, app);
  const saidOn = db.prepare(evidenceOfDay);
  for (const day of [...days].sort((one, other) => one - other))
    for (const said of saidOn.all(app, day) as Said[]) log.add(said, keysIn(said.evidence));
  return { rows: [...others, ...log.written()].sort(byDay), met };
}

const forgetLog = (db: Database.Database, app: number) =>
  db
    .prepare(
      'DELETE FROM phrase_log WHERE app = @app AND day IN (SELECT day FROM touched_day WHERE app = @app)',
    )
    .run({ app });

const byDay = (one: LogRow, other: LogRow): number =>
  one.day - other.day || (one.version < other.version ? -1 : Number(one.version > other.version));

/** Gathers the complaints of a day and version into one row. */
class LogWriter {
  readonly #app: number;
  readonly #insert: Database.Statement;
  readonly #rows: LogRow[] = [];
  #last: Said | undefined;
  #sayings: Saying[] = [];

  constructor(db: Database.Database, app: number) {
    this.#app = app;
    this.#insert = db.prepare(
      'INSERT INTO phrase_log (app, day, version, complaints, said) VALUES (?, ?, ?, ?, ?)',
    );
  }

  add(said: Said, phrases: readonly number[]): void {
    if (this.#last?.day !== said.day || this.#last.version !== said.version) this.#flush();
    const again = this.#last?.review === said.review;
    this.#sayings.push({ again, issue: said.issue, stage: said.stage, phrases });
    this.#last = said;
  }

  /** The rows, all of them in the table. */
  written(): readonly LogRow[] {
    this.#flush();
    return this.#rows;
  }

  #flush(): void {
    if (this.#last === undefined) return;
    const { day, version } = this.#last;
    const [complaints, said] = [this.#sayings.length, packed(this.#sayings)];
    this.#insert.run(this.#app, day, version, complaints, said);
    this.#rows.push({ day, version, complaints, said });
    this.#last = undefined;
    this.#sayings = [];
  }
}
