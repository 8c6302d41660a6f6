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
      const known = knownPhrases(db, app);
      const log = keepPhraseLog(writer, app, means, (key) => known.has(key));
      const phrases = keepPhrases(db, app, known, log, means);
      const shown = keepKeyness(db, app, log.rows, phrases);
      keepPhraseTally(db, app, { log: log.rows, phrases, shown, days });
    }
    compareWithOthers(db);
  };

interface Known extends Phrase {
  readonly complaints: number;
}

/** The phrases of an app that enough complaints were made in, by key. */
function knownPhrases(db: Database.Database, app: number): ReadonlyMap<number, Known> {
  const rows = db.prepare('SELECT key, phrase, words, complaints FROM phrase WHERE app = ?').raw();
  return new Map(
    (rows.all(app) as [number, string, number, number][]).map(([key, phrase, words, complaints]) => [
      key,
      { phrase, words, complaints },
    ]),
  );
}

/**
 * Keeps the phrases that enough complaints are made in. What is said on days that were not touched is known already.
 * @returns them by key
 */
function keepPhrases(
  db: Database.Database,
  app: number,
  known: ReadonlyMap<number, Known>,
  { gone, met, texts }: PhraseLog,
  { wordsOf }: PhraseMeans,
): ReadonlyMap<number, Phrase> {
  const kept = new Map<number, Phrase>();
  const changed = batch(db, 'phrase', ['app', 'key', 'phrase', 'words', 'complaints'], 'INSERT OR REPLACE');
  const forget = db.prepare('DELETE FROM phrase WHERE app = ? AND key = ?');
  for (const [key, one] of known) {
    const { phrase, words } = one;
    const complaints = one.complaints - gone.of(key) + met.of(key);
    if (complaints < leastSaid) forget.run(app, key);
    else kept.set(key, one);
    if (complaints >= leastSaid && complaints !== one.complaints)
      changed.add({ app, key, phrase, words, complaints });
  }
  for (const [key, phrase] of texts) {
    const complaints = met.of(key);
    if (complaints < leastSaid) continue;
    const words = wordsOf(phrase).length;
    kept.set(key, { phrase, words });
    changed.add({ app, key, phrase, words, complaints });
  }
  changed.flush();
  return kept;
}
