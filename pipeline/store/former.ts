import type Database from 'better-sqlite3';
import type { Coding, ComplaintCodes } from './coding.ts';

/** SQL for the run since which the coding in force of a row of `review` holds. */
export const codedSince = `coalesce((SELECT max(until_run) FROM former_coding WHERE former_coding.review = review.key), review.first_run)`;

/** How a review is coded anew. */
export interface NewCoding extends Pick<Coding, 'polarity' | 'complaints'> {
  /** Whether the review's title and text are stored as before: the former evidence can still be quoted. */
  readonly sameWords: boolean;
  /** Whether it is the same state of the review: the same stars, words, version and answer came in. */
  readonly sameState: boolean;
}

/** Keeps how reviews were coded before one run codes them anew. */
export class FormerCodings {
  readonly #run: number;
  readonly #sql: ReturnType<typeof statements>;

  constructor(db: Database.Database, run: number) {
    this.#run = run;
    this.#sql = statements(db);
  }

  /**
   * Keeps the coding that the store has of a review, before its rows are changed, unless the new one is the same or this very run made
   * it; tells whether the two differ.
   */
  keep(review: number, next: NewCoding): boolean {
    if (next.sameState && next.sameWords && this.#signatureOf(review) === signature(next)) return false;
    const { changes } = this.#sql.coding.run({ review, run: this.#run });
    if (changes > 0) this.#sql.complaints.run({ review, run: this.#run, quotable: isQuotable(next) ? 1 : 0 });
    return true;
  }

  #signatureOf(review: number): string {
    const polarity = this.#sql.polarity.get(review) as number;
    return signature({ polarity, complaints: this.#sql.codes.all(review) as ComplaintCodes[] });
  }
}

/** Former words are stored as a revision, unless it is only their masking that has changed. */
const isQuotable = ({ sameState, sameWords }: NewCoding): boolean => sameWords || !sameState;

/** Equal for two codings with the same polarity and the same complaints, in any order, whatever their scores. */
function signature({ polarity, complaints }: Pick<Coding, 'polarity' | 'complaints'>): string {
  const codes = complaints.map(({ issue, stage, cause, abstained, in_title, start, length }) =>
    [issue, stage, cause, abstained, in_title, start, length].join(),
  );
  return `${polarity} ${codes.sort().join(' ')}`;
}

const statements = (db: Database.Database) => ({
  polarity: db.prepare('SELECT polarity FROM review WHERE key = ?').pluck(),
  codes: db.prepare(
    'SELECT issue, stage, cause, abstained, in_title, start, length FROM complaint WHERE review = ?',
  ),
  coding: db.prepare(`
    INSERT INTO former_coding (review, until_run, from_run, coder, content, polarity, score)
    SELECT key, @run, since, coder, content, polarity, score
    FROM (SELECT *, ${codedSince} AS since FROM review WHERE key = @review) WHERE since < @run`),
  complaints: db.prepare(`
    INSERT INTO former_complaint (review, until_run, number, issue, stage, cause, confidence, abstained, in_title, start, length)
    SELECT review, @run, number, issue, stage, cause, confidence, abstained, in_title, start * @quotable, length * @quotable
    FROM complaint WHERE review = @review`),
});
