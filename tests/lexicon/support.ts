import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { lexiconFolder } from '../../pipeline/folders.ts';

/** A copy of the shipped lexicons, without weights, in which some files are changed; gone after the test. */
export function lexiconsWith(changes: Readonly<Record<string, (content: string) => string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenzhen-lexicons-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(lexiconFolder, folder, { recursive: true, filter: (path) => !/(weights|examples)$/.test(path) });
  for (const [file, change] of Object.entries(changes))
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  return folder;
}
