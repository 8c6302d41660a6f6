import type Database from 'better-sqlite3';
import type { Reject, ReviewFields } from '../records.ts';
import { type Batch, batch } from './batch.ts';
import { numbersOf, reasons } from './codes.ts';
import { storable } from './content.ts';
import { erasedReader } from './erased.ts';
import { Touched } from './touched.ts';
import { ReviewWriter, type RunContext } from './reviews.ts';

/** What one run found in one input, in rows; see the table `reading`. */
export interface Reading {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly revised: number;
  readonly updated: number;
  readonly unchanged: number;
  /** What it was recognised as, such as `google-play (csv, utf-16le)`; empty when it was not. */
  readonly format: string;
  readonly notes: readonly string[];
  readonly error: string | null;
}

const counts = ['read', 'accepted', 'rejected', 'added', 'revised', 'updated', 'unchanged'] as const;
const rejectColumns = ['source', 'row', 'reason', 'detail', 'raw', 'run'] as const;
const reasonNumbers = numbersOf(reasons);

/** Writes what one run finds, inside its transaction. Of no use after the run. */
export class Writer {
  readonly db: Database.Database;
  readonly context: RunContext;
  readonly run: number;
  readonly reviews: ReviewWriter;
  /** Days of apps whose reviews or complaints this run has changed, and whatever makes them count. */
  readonly touched: Touched;
  /** Whether a row is of a review or an author that was erased; null: nobody was. */
  readonly isErased: ((review: ReviewFields) => boolean) | null;
  readonly #rejects: Batch<(typeof rejectColumns)[number]>;

  constructor(db: Database.Database, context: RunContext) {
    this.db = db;
    this.context = context;
    this.run = context.run;
    this.touched = new Touched();
    this.isErased = erasedReader(db, context.hashes);
    this.reviews = new ReviewWriter(db, context, this.touched);
    this.#rejects = batch(db, 'reject', rejectColumns);
  }

  /** The number of an input by its path and content. Rejects of an earlier reading make way for those of the one to come. */
  source(path: string, sha256: string): number {
    const register = `INSERT INTO source (path, sha256, format) VALUES (?, ?, '')
      ON CONFLICT DO UPDATE SET path = path RETURNING key`;
    const source = this.db.prepare(register).pluck().get(path, sha256) as number;
    this.db.prepare('DELETE FROM reject WHERE source = ?').run(source);
    return source;
  }

  /** Keeps a row that could not become a review. */
  reject(source: number, { origin, reason, detail, raw }: Reject): void {
    this.#rejects.add({
      source,
      row: origin.row,
      reason: reasonNumbers[reason],
      detail: storable(detail),
      raw: storable(raw),
      run: this.run,
    });
  }

  /** Closes the account of one input. */
  reading(source: number, { format, notes, error, ...reading }: Reading): void {
    this.db.prepare('UPDATE source SET format = ? WHERE key = ?').run(format, source);
    const insert = `INSERT INTO reading (run, source, ${counts.join(', ')}, duplicates, notes, error)
      VALUES (@run, @source, ${counts.map((name) => `@${name}`).join(', ')}, 0, @notes, @error)`;
    this.db.prepare(insert).run({ run: this.run, source, ...reading, notes: JSON.stringify(notes), error });
  }

  /** Writes all that waits. */
  flush(): void {
    this.reviews.flush();
    this.#rejects.flush();
  }
}
