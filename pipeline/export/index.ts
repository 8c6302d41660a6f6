import { join } from 'node:path';
import type { Lang } from '../lang.ts';
import { labels, runs, type Store, snapshot } from '../store/queries.ts';
import { writeWholeFile } from '../whole-file.ts';
import { alertTable } from './alerts.ts';
import { comparisonTable } from './comparison.ts';
import { complaintTable } from './complaints.ts';
import { writeCsv } from './csv.ts';
import { findingTable } from './findings.ts';
import { growthTable } from './growth.ts';
import { journeyTable } from './journey.ts';
import { writeJsonLines } from './json-lines.ts';
import { ledgerTable } from './ledger.ts';
import { phraseTable } from './phrases.ts';
import { priorityTable } from './priorities.ts';
import { starChangeTable } from './star-changes.ts';
import { suggestionTable } from './suggestions.ts';
import { trendTable } from './trends.ts';
import { writeWorkbook } from './workbook.ts';

export type ExportFormat = 'csv' | 'xlsx' | 'jsonl';

export interface ExportOptions {
  readonly formats: readonly ExportFormat[];
  /** Every complaint too: all the rest takes as long however large the store is, this grows with it. */
  readonly complaints: boolean;
  /** Language of headers and labels; the keys of JSON lines are the same in both. */
  readonly lang: Lang;
  /** The folder to write to; made if it is not there. */
  readonly out: string;
}

/**
 * Writes the findings (issue × stage × cause, over all apps and app by app), every complaint if asked for, what the corpus steps have
 * found (priorities, star changes, growth, journey, comparison, phrases, trends, alerts), the suggestions and the ledger, each as `.csv` and `.jsonl`, and all as the sheets
 * of `wenzhen.xlsx`. The same store gives the same bytes. A file appears whole or not at all.
 * @returns the paths written
 */
export function writeExport(store: Store, options: ExportOptions): Promise<string[]> {
  return snapshot(store, async () => {
    const files: string[] = [];
    for (const { name, write } of outputs(store, options)) {
      files.push(await writeWholeFile(join(options.out, name), write));
    }
    return files;
  });
}

interface Output {
  readonly name: string;
  readonly write: (path: string) => Promise<void>;
}

function outputs(store: Store, { formats, complaints, lang }: ExportOptions): Output[] {
  const names = labels(store);
  const tables = [
    findingTable(store, names, lang),
    ...(complaints ? [complaintTable(store, names, lang)] : []),
    priorityTable(store, names, lang),
    starChangeTable(store, names, lang),
    growthTable(store),
    journeyTable(store, names, lang),
    comparisonTable(store, names, lang),
    phraseTable(store, names, lang),
    trendTable(store, names, lang),
    alertTable(store, names, lang),
    suggestionTable(store, names, lang),
    ledgerTable(store, lang),
  ];
  const dated = runs(store)[0]?.finished ?? '1980-01-01T00:00:00Z';
  const all: Record<ExportFormat, Output[]> = {
    csv: tables.map((table) => ({ name: `${table.name}.csv`, write: (path) => writeCsv(path, table, lang) })),
    xlsx: [{ name: 'wenzhen.xlsx', write: (path) => writeWorkbook(path, tables, lang, dated) }],
    jsonl: tables.map((table) => ({
      name: `${table.name}.jsonl`,
      write: (path) => writeJsonLines(path, table),
    })),
  };
  return formats.flatMap((format) => all[format]);
}
