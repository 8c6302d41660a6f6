import type Database from 'better-sqlite3';
import { dayNumber } from './days.ts';
import { Leaders, type StoredWords } from './leaders.ts';
import { byWriting, inOrderOfWriting } from './precedence.ts';
import type { Touched } from './touched.ts';
import type { Writer } from './writer.ts';

/**
 * Marks each review that repeats one of its app that was written before it, exactly or nearly (`byWriting`). Looks at new reviews, at
 * those with other words or another date than before, and at whatever hangs on these. Laws: which reviews are duplicates follows from the
 * reviews alone, in whatever order and in how many runs they came; a duplicate points at a review that is none.
 */
export function markDuplicates({ db, reviews, touched }: Writer): void {
  const leaders = new Leaders(db, reviews.firstAdded);
  const mark = db.prepare('UPDATE review SET duplicate_of = ? WHERE key = ?');
  const open = new OpenReviews(db, touched, reviews.firstAdded);
  for (const key of reviews.changed) open.reopen(key);
  for (const review of open.inOrder()) {
    const alike = leaders.alike(review, (key) => !open.has(key)).sort(byWriting);
    const [first] = alike;
    if (first !== undefined && byWriting(first, review) < 0) {
      mark.run(first.key, review.key);
      continue;
    }
    leaders.add(review);
    for (const later of alike) {
      open.release(later.key);
      mark.run(review.key, later.key);
      touched.touch(later.app, dayNumber(later.date));
    }
  }
  leaders.flush();
}

/** The reviews of which it is to be found out anew whether they repeat another. */
class OpenReviews {
  readonly #touched: Touched;
  /** Keys in order of writing. */
  readonly #listed: readonly number[];
  /** Those that came back later, the last to be judged first. */
  readonly #returned: StoredWords[] = [];
  /** Keys of all that are open but for new reviews, which nobody knows yet. */
  readonly #open = new Set<number>();
  readonly #read: Database.Statement;
  readonly #clear: Database.Statement;
  readonly #followers: Database.Statement;

  constructor(db: Database.Database, touched: Touched, firstAdded: number) {
    this.#touched = touched;
    this.#read = db.prepare('SELECT key, app, id, date, title, text, author FROM review WHERE key = ?');
    this.#clear = db.prepare('UPDATE review SET duplicate_of = NULL WHERE key = ?');
    this.#followers = db.prepare('SELECT key FROM review WHERE duplicate_of = ?').pluck();
    const apps = JSON.stringify([...touched.reopened]);
    const listed = 'key >= @firstAdded OR app IN (SELECT value FROM json_each(@apps))';
    this.#listed = db
      .prepare(`SELECT key FROM review WHERE ${listed} ORDER BY ${inOrderOfWriting}`)
      .pluck()
      .all({ firstAdded, apps }) as number[];
    for (const key of this.#listed) if (key < firstAdded) this.#open.add(key);
    db.prepare(`UPDATE review SET duplicate_of = NULL WHERE duplicate_of IS NOT NULL AND (${listed})`).run({
      firstAdded,
      apps,
    });
  }

  has(key: number): boolean {
    return this.#open.has(key);
  }

  /** Opens a review of an earlier run, and those that repeat it. */
  reopen(key: number): void {
    this.release(key);
    this.#return([key]);
  }

  /** Opens the reviews that repeat this one. */
  release(key: number): void {
    this.#return(this.#followers.all(key) as number[]);
  }

  /** One by one in order of writing, those too that come back meanwhile: they were written after what brings them back. */
  *inOrder(): Generator<StoredWords> {
    for (const key of this.#listed) {
      const next = this.#read.get(key) as StoredWords;
      yield* this.#returnedBefore(next);
      this.#open.delete(key);
      yield next;
    }
    yield* this.#returnedBefore();
  }

  *#returnedBefore(next?: StoredWords): Generator<StoredWords> {
    for (let top = this.#returned.at(-1); top !== undefined; top = this.#returned.at(-1)) {
      if (next !== undefined && byWriting(top, next) > 0) return;
      this.#returned.pop();
      this.#open.delete(top.key);
      yield top;
    }
  }

  #return(keys: readonly number[]): void {
    const closed = keys.filter((key) => !this.#open.has(key));
    if (closed.length === 0) return;
    for (const key of closed) {
      const review = this.#read.get(key) as StoredWords;
      this.#clear.run(key);
      this.#open.add(key);
      this.#returned.push(review);
      this.#touched.touch(review.app, dayNumber(review.date));
    }
    this.#returned.sort((a, b) => byWriting(b, a));
  }
}

/** Counts, by path of the input, the reviews this run added or changed that repeat another one, and keeps the counts in `reading`. */
export function duplicatesOf({ db, run }: Writer): ReadonlyMap<string, number> {
  const ofReading = `SELECT count(*) FROM review
    WHERE review.duplicate_of IS NOT NULL AND review.last_run = reading.run AND review.source = reading.source`;
  db.prepare(`UPDATE reading SET duplicates = (${ofReading}) WHERE run = ?`).run(run);
  const counts = db.prepare('SELECT input, duplicates FROM source_list WHERE run = ?');
  return new Map(counts.raw().all(run) as [string, number][]);
}
