import type Database from 'better-sqlite3';
import type { CodedReview, ReviewFields } from '../records.ts';
import { batch } from './batch.ts';
import { dayNumber } from './days.ts';
import { type Coding, numbered } from './coding.ts';
import { FormerCodings } from './former.ts';
import { type KeyedHashes, keyed, keyedContent, keyedId } from './keyed.ts';
import type { CodeNumbers } from './labels.ts';
import { type ReplaceableRow, replaceable, replaceableRow, reviewColumns } from './review-row.ts';
import { type Mark, markOf, type State } from './rows.ts';
import { SearchIndex } from './search.ts';
import { type StorableReview, storableReview } from './storable.ts';
import type { Touched } from './touched.ts';

/** What became of a review that was put into the store. */
export type Outcome = 'added' | 'revised' | 'updated' | 'unchanged';

/** The run that writes. */
export interface RunContext {
  readonly run: number;
  readonly coder: number;
  readonly codes: CodeNumbers;
  /** What stands for what is not stored. */
  readonly hashes: KeyedHashes;
}

interface Stored extends Mark {
  readonly key: number;
  readonly coder: number;
  readonly revision: number;
}

/** A stored review's way from one state to the next. */
interface Change {
  readonly key: number;
  readonly former: State;
  readonly revision: number;
}

/** Reviews that wait before they are written together; bounds memory. */
const reviewsPerFlush = 1_000;

/** Writes the reviews of one run with their complaints and flags. */
export class ReviewWriter {
  /** Keys from here on were added by this run. */
  readonly firstAdded: number;
  /** Keys of reviews of earlier runs whose words or date this run has changed. */
  readonly changed = new Set<number>();
  readonly #context: RunContext;
  readonly #batches: ReturnType<typeof batches>;
  readonly #sql: ReturnType<typeof statements>;
  readonly #apps = new Map<string, number>();
  readonly #touched: Touched;
  readonly #search: SearchIndex;
  readonly #former: FormerCodings;
  /** Apps and ids of reviews whose rows are not in the database yet. */
  readonly #waiting = new Set<string>();
  #nextKey: number;

  constructor(db: Database.Database, context: RunContext, touched: Touched) {
    this.#context = context;
    this.#touched = touched;
    this.#search = new SearchIndex(db);
    this.#former = new FormerCodings(db, context.run);
    this.#batches = batches(db);
    this.#sql = statements(db);
    this.firstAdded = (this.#sql.lastKey.get() as number) + 1;
    this.#nextKey = this.firstAdded;
  }

  /** Whether the store held no review when the run began. */
  get knowsNone(): boolean {
    return this.firstAdded === 1;
  }

  /**
   * True when nothing about the review is new and the same coder has coded it: it need not be coded again. Writes nothing, so that it may
   * be asked ahead of `put`; of what still waits to be written it knows nothing.
   */
  unchanged(review: ReviewFields): boolean {
    const app = this.#knownApp(review.app);
    const { hashes } = this.#context;
    const stored = app === undefined ? undefined : this.#find(app, keyedId(hashes, review));
    if (stored === undefined) return false;
    return this.#isKnown(stored, { ...markOf(review), content: keyedContent(hashes, review) });
  }

  /**
   * Adds a review or a newer state of one, whose former state then goes to `revision`. A state older than the stored one, from an export
   * read late, goes there itself.
   */
  put(source: number, review: CodedReview): Outcome {
    return this.putStorable(source, storableReview(review));
  }

  /** The same of one that was made ready for it elsewhere. */
  putStorable(source: number, plain: StorableReview): Outcome {
    const review = keyed(this.#context.hashes, plain);
    const stored = this.#stored(review);
    if (stored === undefined) return this.#add(source, review);
    if (this.#isKnown(stored, review.state)) return 'unchanged';
    return this.#change(source, review, stored);
  }

  /** Writes all that waits. */
  flush(): void {
    this.#batches.review.flush();
    this.#batches.flag.flush();
    this.#batches.complaint.flush();
    this.#search.flush();
    this.#waiting.clear();
  }

  #stored({ app, id }: StorableReview): Stored | undefined {
    const number = this.#app(app);
    if (this.#waiting.has(`${number} ${id}`)) this.flush();
    return this.#find(number, id);
  }

  #find(app: number, id: string): Stored | undefined {
    return this.#sql.find.get(id, app) as Stored | undefined;
  }

  #app(name: string | null): number {
    const known = this.#knownApp(name);
    if (known !== undefined) return known;
    const { lastInsertRowid } = this.#sql.addApp.run(name ?? '');
    this.#apps.set(name ?? '', Number(lastInsertRowid));
    return Number(lastInsertRowid);
  }

  #knownApp(name: string | null): number | undefined {
    const given = name ?? '';
    const known = this.#apps.get(given) ?? (this.#sql.app.get(given) as number | undefined);
    if (known !== undefined) this.#apps.set(given, known);
    return known;
  }

  /** True when the store has this state already, coded by this coder or replaced by a newer one. */
  #isKnown(stored: Stored, mark: Mark): boolean {
    if (stored.content === mark.content) return stored.coder === this.#context.coder;
    return !isLater(mark, stored) && this.#sql.formerly.get(stored.key, mark.content) !== undefined;
  }

  #add(source: number, review: StorableReview): Outcome {
    const key = this.#nextKey++;
    const app = this.#app(review.app);
    const row = this.#row(source, review, 1);
    this.#batches.review.add({ key, id: review.id, app, first_run: this.#context.run, ...row });
    this.#search.add(key, review.search);
    this.#addCodes(key, review, numbered(review, this.#context.codes));
    return 'added';
  }

  #change(source: number, review: StorableReview, stored: Stored): Outcome {
    const { key, revision } = stored;
    const { state } = review;
    const former = this.#sql.state.get(key) as State;
    if (former.content === state.content) {
      this.#replace(source, review, { former, key, revision });
      return 'updated';
    }
    const late = isLater(former, state);
    this.#sql.archive.run({
      ...(late ? state : former),
      review: key,
      revision,
      replaced_by: this.#context.run,
    });
    if (late) this.#sql.countUp.run(this.#context.run, key);
    else this.#replace(source, review, { former, key, revision: revision + 1 });
    return sameWords(former, state) && former.stars === state.stars ? 'updated' : 'revised';
  }

  #replace(source: number, review: StorableReview, { former, key, revision }: Change): void {
    const { state } = review;
    const reworded = !sameWords(former, state);
    if (reworded) this.#search.replace(key, former, review.search);
    if ((reworded || former.date !== state.date) && key < this.firstAdded) this.changed.add(key);
    this.#touched.touch(this.#app(review.app), dayNumber(former.date));
    const coding = numbered(review, this.#context.codes);
    const sameState = former.content === state.content;
    this.#former.keep(key, { ...coding, sameWords: !reworded, sameState });
    this.#sql.update.run({ key, ...this.#row(source, review, revision) });
    this.#sql.dropComplaints.run(key);
    this.#sql.dropFlags.run(key);
    this.#addCodes(key, review, coding);
  }

  #row(source: number, review: StorableReview, revision: number): ReplaceableRow {
    const { coder, run } = this.#context;
    return replaceableRow(review, { source, coder, last_run: run, revision });
  }

  #addCodes(key: number, review: StorableReview, { complaints }: Coding): void {
    for (const flag of review.flags) this.#batches.flag.add({ review: key, flag });
    for (const [place, codes] of complaints.entries())
      this.#batches.complaint.add({ review: key, number: place + 1, ...codes });
    const app = this.#app(review.app);
    this.#touched.touch(app, dayNumber(review.state.date));
    this.#waiting.add(`${app} ${review.id}`);
    if (this.#waiting.size >= reviewsPerFlush) this.flush();
  }
}

const isLater = (one: Mark, other: Mark): boolean =>
  one.date !== null && other.date !== null && one.date > other.date;

const sameWords = (one: State, other: State): boolean => one.title === other.title && one.text === other.text;

/** Columns of `complaint`. */
export const complaintColumns = [
  ...(['review', 'number', 'issue', 'stage', 'cause'] as const),
  ...(['confidence', 'abstained', 'in_title', 'start', 'length'] as const),
];

const batches = (db: Database.Database) => ({
  review: batch(db, 'review', reviewColumns),
  flag: batch(db, 'review_flag', ['review', 'flag']),
  complaint: batch(db, 'complaint', complaintColumns),
});

const statements = (db: Database.Database) => ({
  lastKey: db.prepare('SELECT coalesce(max(key), 0) FROM review').pluck(),
  app: db.prepare('SELECT key FROM app WHERE name = ?').pluck(),
  addApp: db.prepare('INSERT INTO app (name) VALUES (?)'),
  find: db.prepare('SELECT key, content, date, coder, revision FROM review WHERE id = ? AND app = ?'),
  state: db.prepare('SELECT content, date, stars, title, text, version, answer FROM review WHERE key = ?'),
  formerly: db.prepare('SELECT 1 FROM revision WHERE review = ? AND content = ?').pluck(),
  update: db.prepare(
    `UPDATE review SET ${replaceable.map((name) => `${name} = @${name}`).join(', ')} WHERE key = @key`,
  ),
  archive: db.prepare(`
    INSERT INTO revision (review, revision, date, stars, title, text, version, answer, content, replaced_by)
    VALUES (@review, @revision, @date, @stars, @title, @text, @version, @answer, @content, @replaced_by)`),
  countUp: db.prepare('UPDATE review SET revision = revision + 1, last_run = ? WHERE key = ?'),
  dropComplaints: db.prepare('DELETE FROM complaint WHERE review = ?'),
  dropFlags: db.prepare('DELETE FROM review_flag WHERE review = ?'),
});
