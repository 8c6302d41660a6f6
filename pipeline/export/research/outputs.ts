import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeJsonLines } from '../json-lines.ts';
import type { Table } from '../table.ts';
import { writeWorkbook } from '../workbook.ts';
import type { PublishedCodebook } from './codebook.ts';
import { codebookJson, codebookMarkdown, codebookTable } from './codebook-pages.ts';
import { writeDataCsv, writeParquet } from './formats.ts';
import { rScript } from './labels/r.ts';
import { spssSyntax } from './labels/spss.ts';
import { stataDoFile } from './labels/stata.ts';
import { labelledFile } from './labels/variables.ts';
import { latexDocument, latexTable } from './latex.ts';
import { markdownTable } from './markdown.ts';
import type { ValueLabel } from './fields.ts';
import { methodTable } from './method-table.ts';
import type { Facts } from './methods.ts';
import { type ResearchOptions, rowFolder } from './options.ts';
import type { Made } from './prepare.ts';
import { printTables } from './print.ts';
import { printAgreement } from './print-agreement.ts';
import { printPrevalence } from './print-prevalence.ts';
import { bibliography, bundleReadme, repeatSettings } from './readme.ts';
import { spooled } from './spooled.ts';
import { variableTable } from './variables.ts';

/** One file of a bundle, by its path within it. */
export interface Output {
  readonly name: string;
  readonly write: (path: string) => Promise<void>;
}

/** What the workbooks say they were made on, so that the same tables give the same bytes: the first instant a ZIP archive can hold. */
const undatedWorkbook = '1980-01-01T00:00:00Z';

/** In the order in which they are written: the rows come from the store once, as JSON lines, and all else that holds them from these. */
export function outputsOf({ facts, label, known, rowTables, aggregates }: Made, out: string): Output[] {
  const { options, published, manifest } = facts;
  const { lang, bom, k } = options;
  const apart = rowFolder(options);
  const printed = printedOf(facts, label);
  const labelled = rowTables.map((table) => labelledFile(table, known, label, lang));
  const rows = rowTables.map((table) => spooled(table, join(out, `${apart}data/${table.name}.jsonl`)));
  const files = [
    ...aggregates.map((table) => [`tables/${table.name}`, table] as const),
    ...rows.map((table) => [`${apart}data/${table.name}`, table] as const),
  ];
  const variables = variableTable(files);
  const book = [
    methodTable(facts),
    variables,
    codebookTable(published, lang),
    ...aggregates,
    ...(k === 1 ? rows : []),
  ];
  return [
    ...rowTables.map((table) => lineFile(`${apart}data`, table)),
    ...rows.flatMap((table) => columnFiles(`${apart}data`, table, options)),
    ...aggregates.flatMap((table) => [lineFile('tables', table), ...columnFiles('tables', table, options)]),
    { name: 'tables/tables.md', ...text(printed.map(markdownTable).join('\n')) },
    ...printed.map((table) => ({ name: `latex/${table.name}.tex`, ...text(latexTable(table)) })),
    { name: 'latex/tables.tex', ...text(latexDocument(printed)) },
    { name: `${apart}labels/labels.sps`, ...text(`${bom ? '\uFEFF' : ''}${spssSyntax(labelled)}\n`) },
    { name: `${apart}labels/labels.do`, ...text(stataDoFile(labelled)) },
    { name: `${apart}labels/labels.R`, ...text(rScript(labelled)) },
    ...codebookFiles(published, options),
    { name: 'codebook/variables.csv', write: (path) => writeDataCsv(path, variables, bom) },
    {
      name: 'wenzhen-research.xlsx',
      write: (path) => writeWorkbook(path, book.map(withNumbers), lang, undatedWorkbook),
    },
    { name: 'CITATION.bib', ...text(bibliography(manifest)) },
    { name: 'repeat.yaml', ...text(repeatSettings(manifest)) },
    { name: 'README.md', ...text(bundleReadme(facts)) },
  ];
}

/** Everything as it stands in a paper. */
function printedOf({ options: { lang }, published, analysis, reliability }: Facts, label: ValueLabel) {
  const { agreement, prevalence = null } = reliability ?? {};
  return [
    ...printTables(analysis, label, lang),
    ...(agreement === undefined ? [] : [printAgreement(agreement, published.codebook, lang)]),
    ...(prevalence === null ? [] : [printPrevalence(prevalence, analysis.all.total, label, lang)]),
  ];
}

/** Yes and no as 1 and 0, as the other formats have them. */
const withNumbers = (table: Table): Table => ({
  ...table,
  columns: table.columns.map((column) => (column.kind === 'flag' ? { ...column, kind: 'count' } : column)),
  *rows() {
    for (const row of table.rows())
      yield row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell));
  },
});

/** A file of this content. */
export const text = (content: string): Pick<Output, 'write'> => ({
  write: (path) => writeFile(path, content),
});

const lineFile = (folder: string, table: Table): Output => ({
  name: `${folder}/${table.name}.jsonl`,
  write: (path) => writeJsonLines(path, table),
});

function columnFiles(folder: string, table: Table, { lang, bom }: ResearchOptions): Output[] {
  const columnLabels = Object.fromEntries(
    table.columns.map((column) => [`label.${column.key}`, column[lang]]),
  );
  return [
    { name: `${folder}/${table.name}.csv`, write: (path) => writeDataCsv(path, table, bom) },
    { name: `${folder}/${table.name}.parquet`, write: (path) => writeParquet(path, table, columnLabels) },
  ];
}

const codebookFiles = (published: PublishedCodebook, { lang }: ResearchOptions): Output[] => [
  { name: 'codebook/codebook.json', ...text(codebookJson(published)) },
  { name: 'codebook/codebook.md', ...text(codebookMarkdown(published, lang)) },
  {
    name: 'codebook/codebook.xlsx',
    write: (path) => writeWorkbook(path, [codebookTable(published, lang)], lang, undatedWorkbook),
  },
];
