import { writeExport } from '../export/index.ts';
import { filesExported } from '../exported.ts';
import { writeReport } from '../report/index.ts';
import { noteExports } from '../store/export-log.ts';
import type { Store } from '../store/store.ts';
import type { NightConfig } from './config.ts';

/** Writes report and exports of what is published now, each file whole or not at all, and notes them; the files. The same state gives the same bytes. */
export async function writeOutputs(
  store: Store,
  config: NightConfig,
  { now, signal }: { readonly now: () => Date; readonly signal: AbortSignal },
): Promise<string[]> {
  const { lang, report, exports } = config;
  const pages = await writeReport(store, { lang, out: report.file });
  noteExports(store, filesExported('report', pages), now());
  signal.throwIfAborted();
  if (exports.formats.length === 0) return pages;
  const { folder: out, ...what } = exports;
  const tables = await writeExport(store, { lang, out, ...what });
  noteExports(store, filesExported('export', tables), now());
  return [...pages, ...tables];
}
