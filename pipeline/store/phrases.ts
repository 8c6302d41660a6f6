import type Database from 'better-sqlite3';
import { unpack } from '../phrases/log.ts';
import { leastSaid } from '../phrases/select.ts';
import { batch } from './batch.ts';
import { keepKeyness, compareWithOthers } from './phrase-keyness.ts';
import { keepPhraseLog, type LogRow, logOf, type PhraseMeans } from './phrase-log.ts';
import type { Writer } from './writer.ts';

/** Finds anew which phrases belong to the parts of the apps this run has touched, and to each app against all others. */
export const findPhrases =
  (means: PhraseMeans) =>
  (writer: Pick<Writer, 'db' | 'touched'>): void => {
    const { db, touched } = writer;
    for (const app of touched.keys()) {
      const met = keepPhraseLog(writer, app, means);
      const log = logOf(db, app);
      const phrases = keepPhrases(db, app, log, met);
      const shown = keepKeyness(db, app, log, phrases);
      keepTally(db, app, log, phrases, shown);
    }
    compareWithOthers(db);
  };

/** Keeps the phrases that enough complaints are made in, by key. Those that have just become so many were met on the touched days. */
function keepPhrases(
  db: Database.Database,
  app: number,
  log: readonly LogRow[],
  met: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> {
  const rows = db.prepare('SELECT key, phrase FROM phrase WHERE app = ?').raw().all(app);
  const known = new Map(rows as [number, string][]);
  db.prepare('DELETE FROM phrase WHERE app = ?').run(app);
  const kept = new Map<number, string>();
  const insert = batch(db, 'phrase', ['app', 'key', 'phrase', 'complaints']);
  for (const [key, complaints] of frequent(log)) {
    const phrase = met.get(key) ?? known.get(key)!;
    kept.set(key, phrase);
    insert.add({ app, key, phrase, complaints });
  }
  insert.flush();
  return kept;
}

/** Keys that stand often enough in a log, with how often, ascending: sorted and counted in runs, which needs no table of the rare ones. */
function* frequent(log: readonly LogRow[]): IterableIterator<[key: number, complaints: number]> {
  const keys = allKeys(log).sort();
  for (let first = 0, end = 0; first < keys.length; first = end) {
    while (end < keys.length && keys[end] === keys[first]) end++;
    if (end - first >= leastSaid) yield [keys[first]!, end - first];
  }
}

function allKeys(log: readonly LogRow[]): Float64Array {
  const bytes = log.reduce((sum, { said }) => sum + said.length, 0);
  const keys = new Float64Array(Math.floor(bytes / 6)); // a key takes six bytes
  let at = 0;
  for (const { said } of log) {
    unpack(said, ({ phrases }) => {
      for (const key of phrases) keys[at++] = key;
    });
  }
  return keys.subarray(0, at);
}

/** Counts the shown phrases of an app day by day, each once a review. */
function keepTally(
  db: Database.Database,
  app: number,
  log: readonly LogRow[],
  phrases: ReadonlyMap<number, string>,
  shown: ReadonlySet<string>,
): void {
  db.prepare('DELETE FROM phrase_tally WHERE app = ?').run(app);
  const wanted = new Map([...phrases].filter(([, phrase]) => shown.has(phrase)));
  const rows = batch(db, 'phrase_tally', ['app', 'phrase', 'day', 'version', 'reviews']);
  for (const { day, version, said } of log) {
    for (const [phrase, reviews] of reviewsSaying(said, wanted))
      rows.add({ app, phrase, day, version, reviews });
  }
  rows.flush();
}

function reviewsSaying(said: Buffer, wanted: ReadonlyMap<number, string>): ReadonlyMap<string, number> {
  const reviews = new Map<string, number>();
  const ofReview = new Set<number>();
  unpack(said, ({ again, phrases }) => {
    if (!again) ofReview.clear();
    for (const key of phrases) {
      const phrase = wanted.get(key);
      if (phrase === undefined || ofReview.has(key)) continue;
      ofReview.add(key);
      reviews.set(phrase, (reviews.get(phrase) ?? 0) + 1);
    }
  });
  return reviews;
}
