import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { backUp } from '../store/backup.ts';
import { forgetTaken, newestRun, takenLongAgo } from '../store/nights.ts';
import { rebuild, refreshStatistics, spaceOf } from '../store/space.ts';
import type { Store } from '../store/store.ts';
import type { NightConfig } from './config.ts';
import type { Timer } from './stop.ts';

/** What was tidied up after a night. */
export interface Tidied {
  /** The backup that was made; null: none was asked for, nothing is new, or there was no time. */
  readonly backup: string | null;
  /** Files that were deleted: old backups, and fetched files that were taken long ago. */
  readonly deleted: readonly string[];
  /** Whether the file was rebuilt without its free pages. */
  readonly rebuilt: boolean;
  /** What could not be done; the night is published all the same. */
  readonly faults: readonly UserError[];
}

/** The file is rebuilt when so much of it is free, and at least so many bytes. */
const freeShare = 0.25;
const freeBytes = 64 * 2 ** 20;
/** A file can be rebuilt, or a backup made, while at least so much of the time is left. */
const timeForIt = 0.9;

/**
 * Statistics for SQLite's planner, the file without free pages where they are many, a backup, and what the retention no longer keeps. All of
 * it after the publication: what fails here is told and changes nothing of the results.
 */
export async function tidyUp(store: Store, config: NightConfig, timer: Timer): Promise<Tidied> {
  const faults: UserError[] = [];
  const attempt = async <Done>(work: () => Done | Promise<Done>, otherwise: Done): Promise<Done> => {
    try {
      return timer.gone(timeForIt) || timer.signal.aborted ? otherwise : await work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push(error);
      return otherwise;
    }
  };
  await attempt(() => refreshStatistics(store), undefined);
  const rebuilt = await attempt(() => rebuiltIfWorthIt(store), false);
  const backup = await attempt(() => backedUp(store, config), null);
  const old = backup === null ? [] : oldBackups(config);
  const fetched = await attempt(() => oldFetched(store, config), []);
  for (const file of [...old, ...fetched]) rmSync(file, { force: true });
  for (const file of fetched) forgetTaken(store.db, file);
  return { backup, deleted: [...old, ...fetched], rebuilt, faults };
}

function rebuiltIfWorthIt(store: Store): boolean {
  const { bytes, free } = spaceOf(store);
  if (free < freeBytes || free < freeShare * bytes) return false;
  const { bavail, bsize } = statfsSync(dirname(store.path));
  if (bavail * bsize < 2 * bytes) return false; // SQLite writes the file anew beside itself, and then through its log
  rebuild(store);
  return true;
}

/** Nothing has been published since the last one: then another would only push older ones out. */
async function backedUp(store: Store, config: NightConfig): Promise<string | null> {
  const run = newestRun(store.db);
  if (config.retention.backups === 0 || run === 0) return null;
  const path = join(config.backups, `${stemOf(config)}${String(run).padStart(6, '0')}.db`);
  return existsSync(path) ? null : backUp(store, path);
}

/** Backups bear the number of their run, so that their order does not hang on any clock. */
const stemOf = ({ database }: NightConfig): string => `${basename(database)}.run-`;

/** Paths of the backups of a database, oldest first. */
export function backupsOf(config: NightConfig): string[] {
  if (!existsSync(config.backups)) return [];
  const stem = stemOf(config);
  const names = readdirSync(config.backups).filter((name) => name.startsWith(stem) && name.endsWith('.db'));
  return names.sort().map((name) => join(config.backups, name));
}

const oldBackups = (config: NightConfig): string[] => backupsOf(config).slice(0, -config.retention.backups);

const oldFetched = (store: Store, { drop, retention }: NightConfig): string[] =>
  takenLongAgo(store.db, drop, retention.fetched);
