import type Database from 'better-sqlite3';
import { unpack } from '../phrases/log.ts';
import { leastSaid } from '../phrases/select.ts';
import { batch } from './batch.ts';
import { compareWithOthers, keepKeyness } from './phrase-keyness.ts';
import { keepPhraseLog, type LogRow, logOf, type PhraseMeans } from './phrase-log.ts';
import { keepPhraseTally } from './phrase-tally.ts';
import type { Writer } from './writer.ts';

/** Finds anew which phrases belong to the parts of the apps this run has touched, and to each app against all others. */
export const findPhrases =
  (means: PhraseMeans) =>
  (writer: Pick<Writer, 'db' | 'touched'>): void => {
    const { db, touched } = writer;
    for (const [app, days] of touched) {
      const met = keepPhraseLog(writer, app, means);
      const log = logOf(db, app);
      const phrases = keepPhrases(db, app, log, met);
      const shown = keepKeyness(db, app, log, phrases);
      keepPhraseTally(db, app, { log, phrases, shown, days });
    }
    compareWithOthers(db);
  };

interface Kept {
  readonly key: number;
  readonly phrase: string;
  readonly complaints: number;
}

/**
 * Keeps the phrases that enough complaints are made in. Those that have just become so many were met on the touched days.
 * @returns them by key, in the order of keys
 */
function keepPhrases(
  db: Database.Database,
  app: number,
  log: readonly LogRow[],
  met: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> {
  const known = db.prepare('SELECT key, phrase, complaints FROM phrase WHERE app = ?').all(app) as Kept[];
  const gone = new Map(known.map((one) => [one.key, one]));
  const kept = new Map<number, string>();
  const changed = batch(db, 'phrase', ['app', 'key', 'phrase', 'complaints'], 'INSERT OR REPLACE');
  for (const [key, complaints] of frequent(log)) {
    const before = gone.get(key);
    const phrase = met.get(key) ?? before!.phrase;
    gone.delete(key);
    kept.set(key, phrase);
    if (before?.complaints !== complaints) changed.add({ app, key, phrase, complaints });
  }
  changed.flush();
  const forget = db.prepare('DELETE FROM phrase WHERE app = ? AND key = ?');
  for (const key of gone.keys()) forget.run(app, key);
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
