import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import {
  coders,
  type ResearchInput,
  researchInputs,
  researchRejects,
  runs,
  type Store,
  undecidedStates,
} from '../../store/queries.ts';
import type { Analysis } from './analysis.ts';
import { hashesIn } from './hashes.ts';
import type { ResearchOptions } from './options.ts';
import type { Reliability } from './reliability.ts';

/** All that the bundle's bytes follow from. Holds no clock, no path and nothing that depends on the order of arrival. */
export interface Manifest {
  readonly bundle: 'research';
  readonly program: {
    readonly version: string;
    /** Over the program text that writes the bundle. */
    readonly code: string;
    readonly node: string;
    readonly libraries: Readonly<Record<string, string>>;
  };
  /** What coded the reviews, and how many. */
  readonly coders: readonly unknown[];
  /** SHA-256 of every file of the lexicon folder, weights among them. */
  readonly lexicons: Readonly<Record<string, string>>;
  readonly inputs: readonly ManifestInput[];
  /** How the inputs were read. */
  readonly reading: readonly ReadingOptions[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly counts: Readonly<Record<string, unknown>>;
}

export interface ManifestInput {
  readonly name: string;
  readonly sha256: string;
  readonly format: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly notes: readonly string[];
  readonly error: string | null;
}

type Named = Readonly<Record<string, string>>;

export interface ReadingOptions {
  readonly common: Named;
  readonly sources: readonly Named[];
}

/** Libraries that the bytes of a bundle or the coding depend on. */
const libraries = ['better-sqlite3', 'csv-stringify', 'exceljs', 'hyparquet-writer', '@node-rs/jieba'];

/** @param code hash of the program text that writes the bundle */
export function manifestOf(
  store: Store,
  analysis: Analysis,
  options: ResearchOptions,
  reliability: Reliability | undefined,
  code: string,
): Manifest {
  const { lang, crosses, k, dates, health, salt, bom, seed, lexicons } = options;
  return {
    bundle: 'research',
    program: {
      version: programVersion(),
      code,
      node: process.versions.node,
      libraries: Object.fromEntries(libraries.map((name) => [name, versionOf(name)])),
    },
    coders: coders(store)
      .map(({ code, lexicon, model, segmenter, reviews }) => ({ code, lexicon, model, segmenter, reviews }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    lexicons: hashesIn(lexicons),
    inputs: researchInputs(store).map(inputOf),
    reading: readingOptions(store),
    options: {
      ...{ lang, cross: crosses.map((pair) => pair.join(',')), k, dates, health },
      authors: salt === undefined ? 'left out' : 'salted',
      ...{ bom, seed, agreement: reliability?.sha256 ?? null },
    },
    counts: countsOf(store, analysis),
  };
}

function countsOf(
  store: Store,
  { totals, all, codes, clusters, singling, suppressed }: Analysis,
): Record<string, unknown> {
  const inputs = researchInputs(store);
  const sum = (of: (input: ResearchInput) => number): number =>
    inputs.reduce((all, input) => all + of(input), 0);
  return {
    rows_read: sum(({ read }) => read),
    rows_accepted: sum(({ accepted }) => accepted),
    rows_rejected: researchRejects(store),
    reviews_collected: totals.collected,
    reviews_repeating: totals.duplicates,
    reviews_suspected: totals.suspects,
    reviews_counted: all.total,
    reviews_complaining: all.count,
    reviews_removed: totals.removed,
    reviews_undated: totals.undated,
    reviews_without_stars: totals.unstarred,
    reviews_of_undecided_state: undecidedStates(store),
    complaints_counted: totals.complaints,
    complaints_left_to_reviewer: totals.abstained,
    issues_stated: codes.issue.length,
    clusters: { ...clusters },
    singling_out: { ...singling },
    suppressed,
  };
}

const inputOf = ({
  path,
  sha256,
  format,
  read,
  accepted,
  rejected,
  notes,
  error,
}: ResearchInput): ManifestInput => ({
  ...{ name: basename(path), sha256, format, read, accepted, rejected, notes },
  error: error?.split(': ')[0] ?? null,
});

interface RunManifest {
  readonly options?: Readonly<Record<string, unknown>> & {
    readonly sources?: readonly Readonly<Record<string, unknown>>[];
  };
}

/** Every way in which runs have read, each once; paths by their last part. */
function readingOptions(store: Store): ReadingOptions[] {
  const found = runs(store).flatMap(({ manifest }) => {
    const { sources, ...common } = (manifest as RunManifest).options ?? {};
    if (sources === undefined) return [];
    const named = sources.map(namedParts).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return [JSON.stringify({ common: namedParts(common), sources: named })];
  });
  return [...new Set(found)].sort().map((one) => JSON.parse(one) as ReadingOptions);
}

const paths = ['path', 'mapping'];
const kept = [...paths, 'app', 'zone', 'encoding', 'segmenter'];

const namedParts = (given: Readonly<Record<string, unknown>>): Named =>
  Object.fromEntries(
    kept.flatMap((key) => {
      const value = given[key];
      if (typeof value !== 'string') return [];
      return [[key, paths.includes(key) ? basename(value) : value]];
    }),
  );

export const programVersion = (): string =>
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version;

/** The version of an installed package; empty where it is not installed. */
function versionOf(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path));
  return file === undefined ? '' : JSON.parse(readFileSync(file, 'utf8')).version;
}
