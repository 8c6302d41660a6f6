import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { ExportNote } from './store/export-log.ts';

/** What the access log tells of files that were just written by whoever runs this program. */
export const filesExported = (what: ExportNote['what'], files: readonly string[]): ExportNote[] =>
  files.map((file) => ({ who: account(), what, file: resolve(file), bytes: statSync(file).size }));

/** An account without a name, as containers have them, goes by its number. */
function account(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
