import { bandsOfWords, DuplicateIndex, repeats as isRepeat } from '../../clean/duplicates.ts';
import { praiseWaves } from '../../clean/waves.ts';
import { dayNumber, dayOfNumber, numberOfDay } from '../days.ts';
import { type StoredWords, wordsOf } from '../leaders.ts';
import type { Store } from '../store.ts';

/** Which reviews are not counted, told by the reviews alone: the same whatever the order in which they arrived. */
export interface Uncounted {
  /** Keys of reviews that repeat one that comes before them by date, then id. */
  readonly repeats: ReadonlySet<number>;
  /** Whether five-star praise of that app (key) and day (number) looks bought. */
  readonly isSuspected: (app: number, day: number) => boolean;
}

interface Involved extends StoredWords {
  readonly id: string;
  readonly date: number | null;
  readonly stars: number | null;
}

/**
 * Judges anew what the store has judged in order of arrival: of reviews that repeat each other the first by date counts (undated ones
 * last), and the waves of bought praise follow from that. Holds in memory only the reviews that repeat, or are repeated.
 */
export function uncounted(store: Store): Uncounted {
  const repeats = new Set<number>();
  const repeatedPraise = new Map<string, number>();
  for (const group of involvedByApp(store)) {
    const index = new DuplicateIndex<number>();
    for (const review of group) {
      if (index.leaderOf(wordsOf(review)) === null) continue;
      repeats.add(review.key);
      if (review.stars !== 5) continue;
      const cell = `${review.app} ${dayNumber(review.date)}`;
      repeatedPraise.set(cell, (repeatedPraise.get(cell) ?? 0) + 1);
    }
  }
  const suspected = suspectedDays(store, repeatedPraise);
  return { repeats, isSuspected: (app, day) => suspected.has(`${app} ${day}`) };
}

const columns =
  'review.key, review.id, review.app, review.title, review.text, review.author, review.date, review.stars';

/**
 * The stored duplicates and every other review that one of them repeats, app by app, in order of date and id. A review that is alike to
 * none is not among them, and one that is always is: of two alike, one at least is a stored duplicate.
 */
function* involvedByApp({ db }: Store): Generator<Involved[]> {
  const followers = db.prepare(`SELECT ${columns} FROM review WHERE duplicate_of IS NOT NULL AND app = ?`);
  const sharing = db.prepare('SELECT review FROM review_band WHERE band = ?').pluck();
  const leader = db.prepare(
    `SELECT ${columns} FROM review WHERE key = ? AND app = ? AND duplicate_of IS NULL`,
  );
  for (const app of db.prepare('SELECT key FROM app').pluck().all() as number[]) {
    const group = new Map<number, Involved>();
    for (const follower of followers.all(app) as Involved[]) {
      group.set(follower.key, follower);
      const words = wordsOf(follower);
      const keys = Array.from(bandsOfWords(words), (band) => sharing.all(band) as number[]).flat();
      for (const key of new Set(keys)) {
        if (group.has(key)) continue;
        const found = leader.get(key, app) as Involved | undefined;
        if (found !== undefined && isRepeat(wordsOf(found), words)) group.set(key, found);
      }
    }
    yield [...group.values()].sort(byDateAndId);
  }
}

const byDateAndId = (a: Involved, b: Involved): number =>
  (a.date ?? Number.MAX_VALUE) - (b.date ?? Number.MAX_VALUE) || (a.id < b.id ? -1 : 1);

const days = `
  SELECT day, sum(collected) AS reviews, sum(praise) AS praise, sum(removed_praise) AS removedPraise
  FROM day_tally WHERE app = ? AND day >= 0 GROUP BY day`;

/** App key and day number of every day of a wave. */
function suspectedDays({ db }: Store, repeatedPraise: ReadonlyMap<string, number>): Set<string> {
  const found = new Set<string>();
  const ofApp = db.prepare(days);
  for (const app of db.prepare('SELECT key FROM app').pluck().all() as number[]) {
    const series = ofApp.all(app) as {
      day: number;
      reviews: number;
      praise: number;
      removedPraise: number;
    }[];
    const waves = praiseWaves(
      series.map((row) => ({
        ...row,
        day: dayOfNumber(row.day),
        repeatedPraise: repeatedPraise.get(`${app} ${row.day}`) ?? 0,
      })),
    );
    for (const { first, last } of waves)
      for (let day = numberOfDay(first); day <= numberOfDay(last); day++) found.add(`${app} ${day}`);
  }
  return found;
}
