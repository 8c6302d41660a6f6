import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agreementTable, prevalenceTable } from '../../agreement/tables.ts';
import type { Label } from '../../lang.ts';
import { moduleHash } from '../../module-hash.ts';
import { labels, type Labels, researchReviews, type Store, snapshot } from '../../store/queries.ts';
import { writeWholeFile } from '../../whole-file.ts';
import { writeJsonLines } from '../json-lines.ts';
import { cells, type Field, type Table } from '../table.ts';
import { writeWorkbook } from '../workbook.ts';
import { type Analysis, analyse } from './analysis.ts';
import {
  codebookJson,
  codebookMarkdown,
  codebookTable,
  type PublishedCodebook,
  readPublishedCodebook,
} from './codebook.ts';
import { coverageOf } from './coverage.ts';
import type { CodeKind, Dimension } from './dimensions.ts';
import { writeDataCsv, writeParquet } from './formats.ts';
import { sha256OfFile } from './hashes.ts';
import { readHealth } from './health.ts';
import { rScript } from './labels/r.ts';
import { spssSyntax } from './labels/spss.ts';
import { stataDoFile } from './labels/stata.ts';
import { labelledFile } from './labels/variables.ts';
import { latexDocument, latexTable } from './latex.ts';
import { manifestOf } from './manifest.ts';
import { markdownTable } from './markdown.ts';
import { type Facts, methodsOf } from './methods.ts';
import type { ResearchOptions } from './options.ts';
import { printTables } from './print.ts';
import { printPrevalence } from './print-prevalence.ts';
import { privacyOf } from './privacy.ts';
import { bundleReadme, citation, repeatSettings } from './readme.ts';
import { type Reliability, readReliability } from './reliability.ts';
import { complaintTable, reviewTable } from './rows.ts';
import { spooled } from './spooled.ts';
import { crossTable, shareTables, testTable, type ValueLabel } from './tables.ts';

/** What became of a bundle. */
export interface Bundle {
  /** Paths written, the manifest last. */
  readonly files: readonly string[];
  /** What whoever publishes it should know of. */
  readonly privacy: Readonly<Record<keyof Label, readonly string[]>>;
  readonly analysis: Analysis;
}

/** What the workbooks say they were made on, so that the same tables give the same bytes: the first instant a ZIP archive can hold. */
const undatedWorkbook = '1980-01-01T00:00:00Z';

interface Output {
  readonly name: string;
  readonly write: (path: string) => Promise<void>;
}

/**
 * Writes the research bundle into the folder `out`. The same reviews, options and versions give the same bytes, whatever the order in
 * which the reviews arrived. Rows are streamed; aggregates, author clusters and combinations of traits are held.
 * @throws UserError `no-agreement`, `lexicon-invalid`, `codebook-invalid`
 */
export function writeResearch(store: Store, out: string, options: ResearchOptions): Promise<Bundle> {
  return snapshot(store, async () => {
    const made = prepare(store, options);
    const files: string[] = [];
    const hashes: Record<string, string> = {};
    for (const { name, write } of outputsOf(made, out)) {
      const path = await writeWholeFile(join(out, name), write);
      hashes[name] = await sha256OfFile(path);
      files.push(path);
    }
    const manifest = { ...made.facts.manifest, files: hashes };
    files.push(
      await writeWholeFile(join(out, 'manifest.json'), text(`${JSON.stringify(manifest, null, 1)}\n`).write),
    );
    const { analysis } = made.facts;
    const privacy = { zh: privacyOf(analysis, options, 'zh'), en: privacyOf(analysis, options, 'en') };
    return { files, privacy, analysis };
  });
}

interface Made {
  readonly facts: Facts;
  readonly label: ValueLabel;
  readonly known: (dimension: Dimension) => readonly string[];
  /** Rows of reviews and complaints. */
  readonly rowTables: readonly Table[];
  readonly aggregates: readonly Table[];
}

function prepare(store: Store, options: ResearchOptions): Made {
  const { lang, lexicons, salt } = options;
  const published = readPublishedCodebook(lexicons);
  const health = options.health === 'mask' ? readHealth(lexicons) : undefined;
  const names = labels(store);
  const known = knownCodes(names);
  const label = valueLabels(names, options);
  const { reviews } = researchReviews(store);
  const analysis = analyse(store, reviews(), options, known);
  const reliability =
    options.agreement === undefined ? undefined : tellable(readReliability(options.agreement), analysis);
  const manifest = manifestOf(store, analysis, options, reliability, moduleHash(new URL(import.meta.url)));
  const facts = { analysis, manifest, options, published, reliability };
  const source = { reviews, combinations: analysis.combinations, health, salt };
  const { codebook } = published;
  return {
    facts,
    label,
    known,
    rowTables: [reviewTable(source), complaintTable(source)],
    aggregates: [
      ...shareTables(analysis, label),
      ...analysis.crosses.map((cross) => crossTable(cross, label)),
      ...(analysis.crosses.length === 0 ? [] : [testTable(analysis.crosses, label)]),
      ...(reliability === undefined ? [] : [agreementTable(reliability.agreement, codebook, lang)]),
      ...(reliability?.prevalence == null ? [] : [prevalenceTable(reliability.prevalence, codebook, lang)]),
    ],
  };
}

/** Without the corrected shares of codes that are suppressed. */
const tellable = (reliability: Reliability, { codes }: Analysis): Reliability => ({
  ...reliability,
  prevalence:
    reliability.prevalence?.filter(
      ({ kind, code }) => codes[kind as CodeKind].find(({ id }) => id === code)?.figures !== null,
    ) ?? null,
});

function knownCodes(names: Labels): (dimension: Dimension) => readonly string[] {
  const known: Partial<Record<Dimension, readonly string[]>> = {
    issue: [...names.issues.keys()],
    stage: [...names.stages.keys()],
    cause: [...names.causes.keys()],
    polarity: [...names.polarities.keys()],
    language: [...names.languages.keys()],
  };
  return (dimension) => known[dimension] ?? [];
}

function valueLabels(names: Labels, { lang }: ResearchOptions): ValueLabel {
  const maps: Partial<Record<Dimension, ReadonlyMap<string, Label>>> = {
    issue: names.issues,
    stage: names.stages,
    cause: names.causes,
    polarity: names.polarities,
    language: names.languages,
  };
  const unknown = { zh: '（未知）', en: '(not known)' }[lang];
  return (dimension, value) => maps[dimension]?.get(value)?.[lang] ?? (value === '' ? unknown : value);
}

/** In the order in which they are written: the rows come from the store once, as JSON lines, and all else that holds them from these. */
function outputsOf({ facts, label, known, rowTables, aggregates }: Made, out: string): Output[] {
  const { options, published, manifest, analysis, reliability } = facts;
  const { lang, bom } = options;
  const printed = [
    ...printTables(analysis, label, lang),
    ...(reliability?.prevalence == null ? [] : [printPrevalence(reliability.prevalence, label, lang)]),
  ];
  const labelled = rowTables.map((table) => labelledFile(table, known, label, lang));
  const rows = rowTables.map((table) => spooled(table, join(out, `data/${table.name}.jsonl`)));
  const book = [methodTable(facts), codebookTable(published, lang), ...aggregates, ...rows];
  return [
    ...rowTables.map((table) => lineFile('data', table)),
    ...rows.flatMap((table) => columnFiles('data', table, options)),
    ...aggregates.flatMap((table) => [lineFile('tables', table), ...columnFiles('tables', table, options)]),
    { name: 'tables/tables.md', ...text(printed.map(markdownTable).join('\n')) },
    ...printed.map((table) => ({ name: `latex/${table.name}.tex`, ...text(latexTable(table)) })),
    { name: 'latex/tables.tex', ...text(latexDocument(printed)) },
    { name: 'labels/labels.sps', ...text(`${bom ? '\uFEFF' : ''}${spssSyntax(labelled)}\n`) },
    { name: 'labels/labels.do', ...text(stataDoFile(labelled)) },
    { name: 'labels/labels.R', ...text(rScript(labelled)) },
    ...codebookFiles(published, options),
    { name: 'wenzhen-research.xlsx', write: (path) => writeWorkbook(path, book, lang, undatedWorkbook) },
    { name: 'CITATION.bib', ...text(`${citation(manifest)}\n`) },
    { name: 'repeat.yaml', ...text(repeatSettings(manifest)) },
    { name: 'README.md', ...text(bundleReadme(facts)) },
  ];
}

const text = (content: string): Pick<Output, 'write'> => ({ write: (path) => writeFile(path, content) });

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

type MethodLine = readonly [topic: Label, text: string];

/** The sheet that tells how the others were made. */
function methodTable(facts: Facts): Table {
  const { lang } = facts.options;
  const lines: MethodLine[] = [
    ...methodsOf(facts, lang).map((line): MethodLine => [{ zh: '方法', en: 'methods' }, line]),
    ...coverageOf(facts.manifest, lang).map((line): MethodLine => [{ zh: '局限', en: 'limits' }, line]),
    ...privacyOf(facts.analysis, facts.options, lang).map(
      (line): MethodLine => [{ zh: '隐私', en: 'privacy' }, line],
    ),
  ];
  const columns: Field<MethodLine>[] = [
    { key: 'topic', zh: '主题', en: 'topic', kind: 'text', cell: ([topic]) => topic[lang] },
    { key: 'text', zh: '说明', en: 'text', kind: 'long', cell: ([, line]) => line },
  ];
  return { name: 'method', label: { zh: '方法', en: 'method' }, columns, rows: () => cells(columns, lines) };
}
