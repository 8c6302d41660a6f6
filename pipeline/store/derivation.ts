import type Database from 'better-sqlite3';
import { makeFindings } from './findings.ts';
import { daysOfApp, keepTallies } from './tallies.ts';
import { keepQuotes } from './finding-quotes.ts';
import { Touched } from './touched.ts';
import { forgetGathered } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

/** Raised whenever a corpus step makes something else of the same reviews. */
const derivationVersion = 4;

/** Touches all days of every app of which what is derived was made by another version of the corpus steps. */
export function reopenApps({ db, touched }: Writer): void {
  const stale = db.prepare(
    'SELECT key FROM app WHERE NOT EXISTS (SELECT 1 FROM derivation WHERE derivation.app = app.key AND version = ?)',
  );
  const settle = db.prepare('INSERT OR REPLACE INTO derivation (app, version) VALUES (?, ?)');
  for (const app of stale.pluck().all(derivationVersion) as number[]) {
    touchAll(db, app, touched);
    touched.reopened.add(app);
    settle.run(app, derivationVersion);
  }
}

/** Makes tallies, findings and quotes of a whole store without a run; the next run makes the rest. */
export function deriveAll(db: Database.Database): void {
  const touched = new Touched();
  for (const app of db.prepare('SELECT key FROM app').pluck().all() as number[]) touchAll(db, app, touched);
  forgetGathered(db);
  for (const step of [keepTallies, makeFindings, keepQuotes]) step({ db, touched, run: 0 });
  forgetGathered(db);
}

function touchAll(db: Database.Database, app: number, touched: Touched): void {
  for (const day of daysOfApp(db, app)) touched.touch(app, day);
}
