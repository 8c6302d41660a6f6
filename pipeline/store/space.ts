import { guarded } from './faults.ts';
import type { Store } from './store.ts';

/** Bytes of a database file, and how many of them hold nothing. */
export interface Space {
  readonly bytes: number;
  readonly free: number;
}

export function spaceOf({ db }: Store): Space {
  const number = (pragma: string): number => db.pragma(pragma, { simple: true }) as number;
  const size = number('page_size');
  return { bytes: number('page_count') * size, free: number('freelist_count') * size };
}

/**
 * Rows looked at of each index: enough for the planner and quick at any size.
 * Source: https://www.sqlite.org/pragma.html#pragma_analysis_limit recommends 100 to 1000.
 */
const analysisLimit = 1_000;

/** Lets SQLite's planner know how the data lies (`PRAGMA optimize`: ANALYZE for the tables that have changed much). */
export function refreshStatistics({ db, path }: Store): void {
  guarded(path, () => {
    db.pragma(`analysis_limit = ${analysisLimit}`);
    db.pragma('optimize');
  });
}

/** Writes the file anew without its free pages (`VACUUM`). Needs as much room again, and nobody reading. */
export function rebuild({ db, path }: Store): void {
  guarded(path, () => {
    db.exec('VACUUM');
    db.pragma('wal_checkpoint(TRUNCATE)');
  });
}
