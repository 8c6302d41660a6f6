import type Database from 'better-sqlite3';
import { dayNumber } from './days.ts';
import { Leaders, type StoredWords } from './leaders.ts';
import type { Touched } from './touched.ts';
import type { Writer } from './writer.ts';

/** Reviews looked at together; bounds memory. */
const pageSize = 2_000;

/**
 * Marks each new review that repeats an earlier one of its app, exactly or nearly, and looks again at reworded reviews and at those that
 * repeated them. Laws: a duplicate always points at a review that is none; new reviews are marked the same whether they come in one run
 * or in several.
 */
export function markDuplicates({ db, reviews, touched }: Writer): void {
  const leaders = new Leaders(db);
  const mark = db.prepare('UPDATE review SET duplicate_of = ? WHERE key = ?');
  const open = reopened(db, reviews.reworded, touched);
  for (const page of pagesOf(db, [...open], reviews.firstAdded)) {
    for (const review of page) {
      open.delete(review.key);
      const leader = leaders.leaderOf(review, (key) => !open.has(key));
      if (leader !== undefined) mark.run(leader, review.key);
    }
  }
  leaders.flush();
}

/** Reworded reviews and those that repeated them, for now repeating none; keys ascending. Their days are touched. */
function reopened(db: Database.Database, reworded: ReadonlySet<number>, touched: Touched): Set<number> {
  const followers = db.prepare('SELECT key FROM review WHERE duplicate_of = ?').pluck();
  const keys = new Set(reworded);
  for (const key of reworded) for (const follower of followers.all(key) as number[]) keys.add(follower);
  const open = db.prepare('UPDATE review SET duplicate_of = NULL WHERE key = ? AND duplicate_of IS NOT NULL');
  const dayOf = db.prepare('SELECT app, date FROM review WHERE key = ?');
  for (const key of keys) {
    open.run(key);
    const { app, date } = dayOf.get(key) as { app: number; date: number | null };
    touched.touch(app, dayNumber(date));
  }
  return new Set([...keys].sort((a, b) => a - b));
}

/** The named reviews, then all from `first` on. */
function* pagesOf(db: Database.Database, keys: readonly number[], first: number): Generator<StoredWords[]> {
  const columns = 'SELECT key, app, title, text, author FROM review';
  const one = db.prepare(`${columns} WHERE key = ?`);
  yield keys.map((key) => one.get(key) as StoredWords);
  const next = db.prepare(`${columns} WHERE key >= ? ORDER BY key LIMIT ${pageSize}`);
  for (let from = first; ; ) {
    const page = next.all(from) as StoredWords[];
    if (page.length === 0) return;
    yield page;
    from = page.at(-1)!.key + 1;
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
