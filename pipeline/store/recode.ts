import type Database from 'better-sqlite3';
import type { CodedReview, Complaint } from '../records.ts';
import { type Batch, batch } from './batch.ts';
import { flags, numbersOf } from './codes.ts';
import { namedCoding, numbered, type Place } from './coding.ts';
import { dayNumber } from './days.ts';
import { FormerCodings } from './former.ts';
import type { CodeNumbers } from './labels.ts';
import { toCodePoints } from './offsets.ts';
import type { Recodable } from './recodable.ts';
import { complaintColumns } from './reviews.ts';
import { placeOf } from './rows.ts';
import { boughtPraise } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

/** A stored review coded anew. */
export interface Recoded {
  readonly review: CodedReview;
  /** Whether masking it again gives the stored words; if not, the coder was given the stored words with their placeholders. */
  readonly faithful: boolean;
}

/** Where a complaint has its evidence in the stored fields, code points. */
export function placeInStored(stored: Recodable, { review, faithful }: Recoded, complaint: Complaint): Place {
  if (faithful) return placeOf(complaint, review, stored);
  const { field, start: from, end } = complaint.evidence;
  const words = stored[field];
  const start = toCodePoints(words, from);
  return { in_title: field === 'title' ? 1 : 0, start, length: toCodePoints(words, end) - start };
}

const numbers = numbersOf(flags);

/** Writes how stored reviews are coded anew, inside a run's transaction. */
export class Recoder {
  readonly #writer: Writer;
  readonly #coder: number;
  readonly #codes: CodeNumbers;
  readonly #former: FormerCodings;
  readonly #sql: ReturnType<typeof statements>;
  readonly #complaints: Batch<(typeof complaintColumns)[number]>;
  readonly #flags: Batch<'review' | 'flag'>;

  constructor(writer: Writer) {
    const { db, context } = writer;
    this.#writer = writer;
    this.#coder = context.coder;
    this.#codes = context.codes;
    this.#former = new FormerCodings(db, context.run);
    this.#sql = statements(db);
    this.#complaints = batch(db, 'complaint', complaintColumns);
    this.#flags = batch(db, 'review_flag', ['review', 'flag'], 'INSERT OR IGNORE');
  }

  /** Replaces the coding of a stored review; a coding that moved goes to `former_coding`. */
  put(stored: Recodable, recoded: Recoded): void {
    const { review, faithful } = recoded;
    const named = namedCoding(review, (complaint) => placeInStored(stored, recoded, complaint));
    const coding = numbered(named, this.#codes);
    const moved = this.#former.keep(stored.key, { ...coding, sameWords: true, sameState: true });
    const { key } = stored;
    const { complaints, language, polarity, score } = coding;
    const row = { key, language: faithful ? language : null, polarity, score, coder: this.#coder };
    this.#sql.update.run(row);
    if (moved) this.#sql.moved.run(this.#writer.run, key);
    this.#sql.dropComplaints.run(key);
    for (const [place, codes] of complaints.entries())
      this.#complaints.add({ review: key, number: place + 1, ...codes });
    this.#sql.dropFlags.run(key, JSON.stringify(faithful ? lasting : lastingWhereMasked));
    for (const flag of review.flags) this.#flags.add({ review: key, flag: numbers[flag] });
    this.#writer.touched.touch(stored.appKey, dayNumber(stored.date));
  }

  /** Writes all that waits. */
  flush(): void {
    this.#complaints.flush();
    this.#flags.flush();
  }
}

/** The store's removed-prefix is not part of the stored words, and waves are seen over the whole store. */
const lasting = [numbers.removed, boughtPraise];
/** A placeholder does not tell what contact it stands for, and is Chinese in an English text: then the language stays too. */
const lastingWhereMasked = [...lasting, numbers.advert];

const statements = (db: Database.Database) => ({
  update: db.prepare(`
    UPDATE review SET language = coalesce(@language, language), polarity = @polarity, score = @score, coder = @coder
    WHERE key = @key`),
  moved: db.prepare('UPDATE review SET last_run = ? WHERE key = ?'),
  dropComplaints: db.prepare('DELETE FROM complaint WHERE review = ?'),
  dropFlags: db.prepare(
    'DELETE FROM review_flag WHERE review = ? AND flag NOT IN (SELECT value FROM json_each(?))',
  ),
});
