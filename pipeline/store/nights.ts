import { resolve, sep } from 'node:path';
import type Database from 'better-sqlite3';
import type { UserError } from '../errors.ts';
import type { Label } from '../lang.ts';
import type { Verdict } from '../nightly/gates/index.ts';
import type { FormerNight, Profile } from '../nightly/profile.ts';
import { seconds } from './content.ts';
import { guarded } from './faults.ts';
import type { Store } from './store.ts';

const counts = ['read', 'accepted', 'rejected', 'added', 'revised', 'updated', 'unchanged'] as const;

/** Rows of a night: `read = accepted + rejected`, `accepted = added + revised + updated + unchanged`. */
export type RowCounts = Readonly<Record<(typeof counts)[number], number>>;

/** A night as it is kept. */
export interface Night {
  readonly started: Date;
  readonly finished: Date;
  readonly outcome: 'published' | 'published-anyway' | 'held' | 'nothing-new';
  /** The run it published; null: it published nothing. */
  readonly run: number | null;
  /** Why it was published although a gate would have held it. */
  readonly reason: string | null;
  readonly rows: RowCounts;
  readonly faults: readonly UserError[];
  readonly profile: Profile;
  readonly verdicts: readonly Verdict[];
}

/** An input that a night has read to its end, or something else its results rest on. */
export interface TakenInput {
  readonly path: string;
  readonly sha256: string;
  /** Hash of how it was read. */
  readonly reading: string;
}

/** Sums up the rows of all inputs. */
export const rowsOf = (inputs: readonly RowCounts[]): RowCounts =>
  Object.fromEntries(
    counts.map((count) => [count, inputs.reduce((sum, input) => sum + input[count], 0)]),
  ) as RowCounts;

/** Keeps a night that is being published, inside the run's transaction, with the inputs it has read; its number. */
export function keepNight(db: Database.Database, night: Night, taken: readonly TakenInput[]): number {
  const key = insertNight(db, night);
  const take = db.prepare(
    'INSERT OR REPLACE INTO taken_input (path, sha256, reading, night) VALUES (?, ?, ?, ?)',
  );
  for (const { path, sha256, reading } of taken) take.run(resolve(path), sha256, reading, key);
  return key;
}

/** Keeps a night that published nothing; its number. */
export const keepUnpublishedNight = ({ db, path }: Store, night: Night): number =>
  guarded(path, () => db.transaction(() => insertNight(db, night)).immediate());

function insertNight(db: Database.Database, night: Night): number {
  const { started, finished, outcome, run, reason, rows, faults, profile, verdicts } = night;
  const row = {
    ...rows,
    started: seconds(started.toISOString()),
    finished: seconds(finished.toISOString()),
    outcome,
    run,
    reason,
    faults: JSON.stringify(faults.map(told)),
    profile: JSON.stringify(profile),
  };
  const columns = Object.keys(row);
  const insert = `INSERT INTO night (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')}) RETURNING key`;
  const key = db.prepare(insert).pluck().get(row) as number;
  const check = db.prepare(
    'INSERT INTO gate_check (night, gate, about, held, observed, usual, zh, en) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { gate, about, held, observed, usual, says } of verdicts)
    check.run(key, gate, about, held ? 1 : 0, observed, usual, says.zh, says.en);
  return key;
}

const told = ({ code, message, zh }: UserError) => ({ code, zh: zh?.message ?? message, en: message });

/** The newest nights that were not held, newest first. */
export function formerNights(db: Database.Database, most: number): FormerNight[] {
  const newest = db.prepare(
    `SELECT started, profile FROM night WHERE outcome <> 'held' ORDER BY key DESC LIMIT ?`,
  );
  return (newest.all(most) as { started: number; profile: string }[]).map(({ started, profile }) => ({
    started,
    profile: JSON.parse(profile) as Profile,
  }));
}

/** Whether a night has read this input to its end, as it is now and in the same way. */
export function isTaken(db: Database.Database, { path, sha256, reading }: TakenInput): boolean {
  const find = db.prepare('SELECT 1 FROM taken_input WHERE path = ? AND sha256 = ? AND reading = ?').pluck();
  return find.get(resolve(path), sha256, reading) !== undefined;
}

/** Paths of files within a folder that were read by a night at least so many nights ago. */
export function takenLongAgo(db: Database.Database, folder: string, nights: number): string[] {
  const old = db.prepare(`
    SELECT path FROM taken_input
    WHERE substr(path, 1, length(@folder)) = @folder AND night <= (SELECT max(key) FROM night) - @nights
    ORDER BY path`);
  return old.pluck().all({ folder: `${resolve(folder)}${sep}`, nights }) as string[];
}

/** Forgets that an input of `takenLongAgo` was read: it is no longer there. */
export const forgetTaken = (db: Database.Database, path: string): void =>
  void db.prepare('DELETE FROM taken_input WHERE path = ?').run(path);

/** Number of the newest run; 0 where there is none. */
export const newestRun = (db: Database.Database): number =>
  db.prepare('SELECT coalesce(max(key), 0) FROM run').pluck().get() as number;

/** Ids of the alerts that a run was the first to find and that stand for themselves. */
export const alertsOfRun = (db: Database.Database, run: number): string[] =>
  db
    .prepare('SELECT id FROM alert WHERE first_run = ? AND part_of IS NULL ORDER BY id')
    .pluck()
    .all(run) as string[];

/** What the issues and languages of the store are called. */
export function codeNames(db: Database.Database): (id: string) => Label {
  const rows = db.prepare('SELECT id, zh, en FROM issue UNION ALL SELECT id, zh, en FROM language').all();
  const names = new Map((rows as (Label & { id: string })[]).map(({ id, zh, en }) => [id, { zh, en }]));
  return (id) => names.get(id) ?? { zh: id, en: id };
}
