import type Database from 'better-sqlite3';
import { unpack } from '../phrases/log.ts';
import type { Phrase } from '../phrases/select.ts';
import { batch } from './batch.ts';
import type { LogRow } from './phrase-log.ts';

/** What the tally of an app is counted from. */
export interface TallySource {
  readonly log: readonly LogRow[];
  /** By key. */
  readonly phrases: ReadonlyMap<number, Phrase>;
  /** Those that are counted. */
  readonly shown: ReadonlySet<string>;
  /** Days whose log has changed. */
  readonly days: ReadonlySet<number>;
}

/** Counts the shown phrases of an app day by day, each once a review: on the days that have changed, and everywhere those newly shown. */
export function keepPhraseTally(
  db: Database.Database,
  app: number,
  { log, phrases, shown, days }: TallySource,
): void {
  const before = new Set(
    db.prepare('SELECT DISTINCT phrase FROM phrase_tally WHERE app = ?').pluck().all(app) as string[],
  );
  forget(
    db,
    app,
    [...before].filter((phrase) => !shown.has(phrase)),
    days,
  );
  const counted = [...phrases].flatMap(([key, { phrase }]) =>
    shown.has(phrase) ? [[key, phrase] as const] : [],
  );
  const all = new Map(counted);
  const fresh = new Map(counted.filter(([, phrase]) => !before.has(phrase)));
  const rows = batch(db, 'phrase_tally', ['app', 'phrase', 'day', 'version', 'reviews']);
  for (const { day, version, said } of log) {
    const wanted = days.has(day) ? all : fresh;
    for (const [phrase, reviews] of reviewsSaying(said, wanted))
      rows.add({ app, phrase, day, version, reviews });
  }
  rows.flush();
}

function forget(
  db: Database.Database,
  app: number,
  gone: readonly string[],
  days: ReadonlySet<number>,
): void {
  const byPhrase = db.prepare('DELETE FROM phrase_tally WHERE app = ? AND phrase = ?');
  for (const phrase of gone) byPhrase.run(app, phrase);
  db.prepare('DELETE FROM phrase_tally WHERE app = ? AND day IN (SELECT value FROM json_each(?))').run(
    app,
    JSON.stringify([...days]),
  );
}

function reviewsSaying(said: Buffer, wanted: ReadonlyMap<number, string>): ReadonlyMap<string, number> {
  const reviews = new Map<string, number>();
  if (wanted.size === 0) return reviews;
  const ofReview = new Set<string>();
  unpack(said, ({ again, size, keys }) => {
    if (!again) ofReview.clear();
    for (let place = 0; place < size; place++) {
      const phrase = wanted.get(keys[place]!);
      if (phrase === undefined || ofReview.has(phrase)) continue;
      ofReview.add(phrase);
      reviews.set(phrase, (reviews.get(phrase) ?? 0) + 1);
    }
  });
  return reviews;
}
