import type Database from 'better-sqlite3';
import { leastSaid, type Phrase } from '../phrases/select.ts';
import { batch } from './batch.ts';
import { countParts, keepKeyness } from './phrase-keyness.ts';
import { keepPhraseLog, type PhraseMeans } from './phrase-log.ts';
import { compareWithOthers } from './phrase-others.ts';
import { keepPhraseTally } from './phrase-tally.ts';
import type { Writer } from './writer.ts';

/** Finds anew which phrases belong to the parts of the apps this run has touched, and to each app against all others. */
export const findPhrases =
  (means: PhraseMeans) =>
  (writer: Pick<Writer, 'db' | 'touched'>): void => {
    const { db, touched } = writer;
    for (const [app, days] of touched) {
      const known = knownPhrases(db, app);
      const { rows, met } = keepPhraseLog(writer, app, means, (key) => known.has(key));
      const phrases = new Map<number, Phrase>(known);
      for (const [key, phrase] of met) phrases.set(key, { phrase, words: means.wordsOf(phrase).length });
      const parts = countParts(db, app, rows, phrases);
      keepPhrases(db, app, { known, phrases, complaints: parts.all().said });
      const shown = keepKeyness(db, app, parts);
      keepPhraseTally(db, app, { log: rows, phrases, shown, days });
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

interface CountedPhrases {
  readonly known: ReadonlyMap<number, Known>;
  /** By key: those known, and those that may come to be. */
  readonly phrases: ReadonlyMap<number, Phrase>;
  /** Made in each, in the order of `phrases`. */
  readonly complaints: ArrayLike<number>;
}

/** Keeps the phrases that enough complaints are made in; only what has changed is written. */
function keepPhrases(
  db: Database.Database,
  app: number,
  { known, phrases, complaints: counts }: CountedPhrases,
): void {
  const changed = batch(db, 'phrase', ['app', 'key', 'phrase', 'words', 'complaints'], 'INSERT OR REPLACE');
  const forget = db.prepare('DELETE FROM phrase WHERE app = ? AND key = ?');
  let place = 0;
  for (const [key, { phrase, words }] of phrases) {
    const complaints = counts[place++]!;
    const before = known.get(key)?.complaints;
    if (complaints === before) continue;
    if (complaints >= leastSaid) changed.add({ app, key, phrase, words, complaints });
    else if (before !== undefined) forget.run(app, key);
  }
  changed.flush();
}
