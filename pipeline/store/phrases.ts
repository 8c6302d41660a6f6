import type Database from 'better-sqlite3';
import { leastSaid, type Phrase } from '../phrases/select.ts';
import { batch } from './batch.ts';
import { compareWithOthers, keepKeyness } from './phrase-keyness.ts';
import { keepPhraseLog, type PhraseLog, type PhraseMeans } from './phrase-log.ts';
import { keepPhraseTally } from './phrase-tally.ts';
import type { Writer } from './writer.ts';

/** Finds anew which phrases belong to the parts of the apps this run has touched, and to each app against all others. */
export const findPhrases =
  (means: PhraseMeans) =>
  (writer: Pick<Writer, 'db' | 'touched'>): void => {
    const { db, touched } = writer;
    for (const [app, days] of touched) {
      const log = keepPhraseLog(writer, app, means);
      const phrases = keepPhrases(db, app, log, means);
      const shown = keepKeyness(db, app, log.rows, phrases);
      keepPhraseTally(db, app, { log: log.rows, phrases, shown, days });
    }
    compareWithOthers(db);
  };

interface Kept extends Phrase {
  readonly key: number;
  readonly complaints: number;
}

/**
 * Keeps the phrases that enough complaints are made in. Those that have just become so many were met on the touched days.
 * @returns them by key, in the order of keys
 */
function keepPhrases(
  db: Database.Database,
  app: number,
  { counts, met }: PhraseLog,
  { wordsOf }: PhraseMeans,
): ReadonlyMap<number, Phrase> {
  const known = db.prepare('SELECT key, phrase, words, complaints FROM phrase WHERE app = ?');
  const before = new Map((known.all(app) as Kept[]).map((one) => [one.key, one]));
  const kept = new Map<number, Phrase>();
  const changed = batch(db, 'phrase', ['app', 'key', 'phrase', 'words', 'complaints'], 'INSERT OR REPLACE');
  for (const key of counts.keysFrom(leastSaid)) {
    const complaints = counts.of(key);
    const former = before.get(key);
    const phrase = former?.phrase ?? met.get(key)!;
    const words = former?.words ?? wordsOf(phrase).length;
    kept.set(key, { phrase, words });
    if (former?.complaints !== complaints) changed.add({ app, key, phrase, words, complaints });
  }
  changed.flush();
  const forget = db.prepare('DELETE FROM phrase WHERE app = ? AND key = ?');
  for (const key of before.keys()) if (!kept.has(key)) forget.run(app, key);
  return kept;
}
