import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { copyStore } from '../store/backup.ts';
import type { NightConfig } from './config.ts';

const stem = 'wenzhen-dry-run-';
/** Milliseconds after which no dry run is at work any more. */
const longest = 7 * 86_400_000;

/** Removes copies that killed dry runs have left, with all the reviews in them. */
function removeLeft(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(stem))) {
    const path = join(tmpdir(), name);
    const left = statSync(path, { throwIfNoEntry: false });
    if (left !== undefined && left.uid === process.getuid?.() && Date.now() - left.mtimeMs > longest)
      rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Does `work` on a copy of the database, in a folder of the system's temporary files that is gone afterwards: nothing else is written, not
 * even a lock, so that a real night may be at work meanwhile. Where there is no database there is none in the copy either.
 * @throws UserError `database-unreachable`, `disk-full` …, and what `work` throws
 */
export async function onCopy<End>(
  config: NightConfig,
  work: (copy: NightConfig) => Promise<End>,
): Promise<End> {
  removeLeft();
  const folder = mkdtempSync(join(tmpdir(), stem));
  const database = join(folder, basename(config.database));
  try {
    if (existsSync(config.database)) await copyStore(config.database, database);
    return await work({ ...config, database });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
