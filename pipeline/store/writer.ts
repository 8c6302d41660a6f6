import type Database from 'better-sqlite3';
import type { CodedReview, Reject, ReviewFields } from '../records.ts';
import { type Batch, batch } from './batch.ts';
import { flags, numbersOf, reasons } from './codes.ts';
import { storable } from './content.ts';
import type { CodeNumbers } from './labels.ts';
import {
  type Mark,
  markOf,
  type Placing,
  placeOf,
  replaceable,
  replaceableValues,
  type State,
  stateOf,
} from './rows.ts';

/** What became of a review that was put into the store. */
export type Outcome = 'added' | 'revised' | 'updated' | 'unchanged';

/** What one run found in one input; see the table `reading`. */
export interface Reading {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly revised: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly format: string;
  readonly encoding: string;
  readonly notes: readonly string[];
  readonly error: string | null;
}

interface Stored extends State {
  readonly key: number;
  readonly coder: number;
  readonly revision: number;
}

type Words = Pick<State, 'stars' | 'title' | 'text'>;

export interface RunContext {
  readonly run: number;
  readonly coder: number;
  readonly codes: CodeNumbers;
}

const flagNumbers = numbersOf(flags);
const reasonNumbers = numbersOf(reasons);

const counts = ['read', 'accepted', 'rejected', 'added', 'revised', 'updated', 'unchanged'] as const;
const complaintColumns = [
  'review',
  'number',
  'issue',
  'stage',
  'cause',
  'confidence',
  'in_title',
  'start',
  'length',
];

/** Reviews that wait before they are written together; bounds memory. */
const reviewsPerFlush = 1_000;

/** Writes the reviews, rejects and readings of one run, inside its transaction. Not for use after the run. */
export class Writer {
  readonly db: Database.Database;
  readonly run: number;
  /** Keys from here on were added by this run. */
  readonly firstAdded: number;
  /** Keys of reviews of earlier runs that this run has written anew. */
  readonly changed = new Set<number>();
  readonly #context: RunContext;
  readonly #apps = new Map<string, number>();
  readonly #waiting = new Set<string>();
  readonly #reviews: Batch;
  readonly #flags: Batch;
  readonly #complaints: Batch;
  readonly #rejects: Batch;
  readonly #find: Database.Statement;
  readonly #formerly: Database.Statement;
  readonly #appRow: Database.Statement;
  readonly #update: Database.Statement;
  readonly #archive: Database.Statement;
  readonly #bump: Database.Statement;
  readonly #dropComplaints: Database.Statement;
  readonly #dropFlags: Database.Statement;
  #nextKey: number;

  constructor(db: Database.Database, context: RunContext) {
    this.db = db;
    this.run = context.run;
    this.#context = context;
    this.firstAdded = (db.prepare('SELECT coalesce(max(key), 0) FROM review').pluck().get() as number) + 1;
    this.#nextKey = this.firstAdded;
    this.#reviews = batch(db, 'review', ['key', 'id', 'app', 'first_run', ...replaceable]);
    this.#flags = batch(db, 'review_flag', ['review', 'flag'], 'INSERT OR IGNORE');
    this.#complaints = batch(db, 'complaint', complaintColumns);
    this.#rejects = batch(
      db,
      'reject',
      ['source', 'row', 'reason', 'detail', 'raw', 'run'],
      'INSERT OR IGNORE',
    );
    this.#find = db.prepare(
      `SELECT key, content, date, coder, revision, stars, title, text, version, answer FROM review WHERE id = ? AND app = ?`,
    );
    this.#formerly = db.prepare('SELECT 1 FROM revision WHERE review = ? AND content = ?').pluck();
    this.#appRow = db
      .prepare('INSERT INTO app (name) VALUES (?) ON CONFLICT DO UPDATE SET name = name RETURNING key')
      .pluck();
    this.#update = db.prepare(
      `UPDATE review SET ${replaceable.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`,
    );
    this.#archive = db.prepare('INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#bump = db.prepare('UPDATE review SET revision = revision + 1, last_run = ? WHERE key = ?');
    this.#dropComplaints = db.prepare('DELETE FROM complaint WHERE review = ?');
    this.#dropFlags = db.prepare('DELETE FROM review_flag WHERE review = ?');
  }

  /** The number of an input by its path and content, registered if it is new. */
  source(path: string, sha256: string): number {
    const register = `INSERT INTO source (path, sha256, format, encoding) VALUES (?, ?, '', '')
      ON CONFLICT DO UPDATE SET path = path RETURNING key`;
    return this.db.prepare(register).pluck().get(path, sha256) as number;
  }

  /** True when nothing about the review is new and the same coder has coded it: it need not be coded again. */
  unchanged(review: ReviewFields): boolean {
    if (this.firstAdded === 1) return false;
    const stored = this.#stored(review);
    return stored !== undefined && this.#isKnown(stored, markOf(review));
  }

  /**
   * Adds a review or a newer state of one, whose former state then goes to `revision`. A state older than the stored one, from an export
   * read late, goes there itself.
   */
  put(source: number, review: CodedReview): Outcome {
    const stored = this.#stored(review);
    const state = stateOf(review);
    if (stored === undefined) return this.#add(source, review, state);
    if (this.#isKnown(stored, state)) return 'unchanged';
    if (stored.content === state.content) this.#replace(source, review, state, stored, stored.revision);
    else this.#revise(source, review, state, stored);
    return saysTheSame(stored, state) || stored.content === state.content ? 'updated' : 'revised';
  }

  #revise(source: number, review: CodedReview, state: State, stored: Stored): void {
    const older = isLater(stored, state);
    const { date, stars, title, text, version, answer, content } = older ? state : stored;
    this.#archive.run(
      stored.key,
      stored.revision,
      date,
      stars,
      title,
      text,
      version,
      answer,
      content,
      this.run,
    );
    if (older) this.#bump.run(this.run, stored.key);
    else this.#replace(source, review, state, stored, stored.revision + 1);
  }

  /** Keeps a row that could not become a review; the same one of the same input is kept once. */
  reject(source: number, { origin, reason, detail, raw }: Reject): void {
    this.#rejects.add(source, origin.row, reasonNumbers[reason], storable(detail), storable(raw), this.run);
  }

  /** Closes the account of one input. */
  reading(source: number, reading: Reading): void {
    this.db
      .prepare('UPDATE source SET format = ?, encoding = ? WHERE key = ?')
      .run(reading.format, reading.encoding, source);
    this.db
      .prepare(`INSERT INTO reading (run, source, ${counts.join(', ')}, duplicates, notes, error)
        VALUES (?, ?, ${counts.map(() => '?').join(', ')}, 0, ?, ?)`)
      .run(
        this.run,
        source,
        ...counts.map((name) => reading[name]),
        JSON.stringify(reading.notes),
        reading.error,
      );
  }

  /** Writes all that waits. */
  flush(): void {
    this.#reviews.flush();
    this.#flags.flush();
    this.#complaints.flush();
    this.#rejects.flush();
    this.#waiting.clear();
  }

  #stored({ app, id }: ReviewFields): Stored | undefined {
    const number = this.#app(app);
    if (this.#waiting.has(`${number} ${id}`)) this.flush();
    return this.#find.get(id, number) as Stored | undefined;
  }

  #app(name: string | null): number {
    const given = name ?? '';
    let key = this.#apps.get(given);
    if (key === undefined) {
      key = this.#appRow.get(given) as number;
      this.#apps.set(given, key);
    }
    return key;
  }

  /** True when the store has this state already, coded by this coder or replaced by a newer one. */
  #isKnown(stored: Stored, mark: Mark): boolean {
    if (stored.content === mark.content) return stored.coder === this.#context.coder;
    return !isLater(mark, stored) && this.#formerly.get(stored.key, mark.content) !== undefined;
  }

  #add(source: number, review: CodedReview, state: State): Outcome {
    const key = this.#nextKey++;
    const app = this.#app(review.app);
    this.#reviews.add(
      key,
      review.id,
      app,
      this.run,
      ...replaceableValues(review, state, this.#placing(source, 1)),
    );
    this.#addCodes(key, review, state);
    this.#waiting.add(`${app} ${review.id}`);
    if (this.#waiting.size >= reviewsPerFlush) this.flush();
    return 'added';
  }

  #replace(source: number, review: CodedReview, state: State, { key }: Stored, revision: number): void {
    this.#update.run(...replaceableValues(review, state, this.#placing(source, revision)), key);
    this.#dropComplaints.run(key);
    this.#dropFlags.run(key);
    this.#addCodes(key, review, state);
    this.#waiting.add(`${this.#app(review.app)} ${review.id}`);
    if (key < this.firstAdded) this.changed.add(key);
  }

  #placing(source: number, revision: number): Placing {
    return { source, coder: this.#context.coder, run: this.run, revision };
  }

  #addCodes(key: number, review: CodedReview, state: State): void {
    const { issues, stages, causes } = this.#context.codes;
    for (const flag of review.flags) this.#flags.add(key, flagNumbers[flag]);
    review.complaints.forEach((complaint, place) => {
      const { inTitle, start, length } = placeOf(complaint, review, state);
      const { issue, stage, cause, confidence } = complaint;
      this.#complaints.add(
        ...[key, place + 1, issues.get(issue)!, stages.get(stage)!, causes.get(cause)!],
        ...[confidence, inTitle, start, length],
      );
    });
  }
}

const isLater = (one: Mark, other: Mark): boolean =>
  one.date !== null && other.date !== null && one.date > other.date;

const saysTheSame = (one: Words, other: Words): boolean =>
  one.stars === other.stars && one.title === other.title && one.text === other.text;
