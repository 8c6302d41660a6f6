import { writeExport } from '../export/index.ts';
import { writeReport } from '../report/index.ts';
import type { Store } from '../store/queries.ts';
import type { NightConfig } from './config.ts';

/** Writes report and exports of what is published now, each file whole or not at all; the files. The same state gives the same bytes. */
export async function writeOutputs(
  store: Store,
  config: NightConfig,
  signal: AbortSignal,
): Promise<string[]> {
  const { lang, report, exports } = config;
  const pages = await writeReport(store, { lang, out: report.file });
  signal.throwIfAborted();
  if (exports.formats.length === 0) return pages;
  const { folder: out, ...what } = exports;
  const tables = await writeExport(store, { lang, out, ...what });
  return [...pages, ...tables];
}
