import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { copyStore } from '../store/backup.ts';
import type { NightConfig } from './config.ts';

/**
 * Does `work` on a copy of the database, in a folder of the system's temporary files that is gone afterwards: nothing else is written, not
 * even a lock, so that a real night may be at work meanwhile. Where there is no database there is none in the copy either.
 * @throws UserError `database-unreachable`, `disk-full` …, and what `work` throws
 */
export async function onCopy<End>(
  config: NightConfig,
  work: (copy: NightConfig) => Promise<End>,
): Promise<End> {
  const folder = mkdtempSync(join(tmpdir(), 'wenzhen-dry-run-'));
  const database = join(folder, basename(config.database));
  try {
    if (existsSync(config.database)) await copyStore(config.database, database);
    return await work({ ...config, database });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
