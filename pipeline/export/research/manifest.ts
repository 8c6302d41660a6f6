import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { lexiconFolder } from '../../folders.ts';
import {
  type Coder,
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
import { type ManifestInput, manifestInputs } from './inputs.ts';
import type { ResearchOptions } from './options.ts';
import type { Reliability } from './reliability.ts';

/** All that the bundle's bytes follow from. Holds no clock, no path and nothing that depends on the order of arrival. */
export interface Manifest {
  readonly bundle: 'research';
  readonly program: {
    readonly version: string;
    /** Over the program text that writes the bundle; that of what codes stands with `coders`. */
    readonly code: string;
    readonly node: string;
    /** Version of the Unicode tables that texts are folded by. */
    readonly unicode: string;
    readonly libraries: Readonly<Record<string, string>>;
  };
  /** What coded the reviews, and how many. */
  readonly coders: readonly (Coder & { readonly reviews: number })[];
  /** SHA-256 of every file of the lexicon folder, weights among them. */
  readonly lexicons: Readonly<Record<string, string>>;
  readonly inputs: readonly ManifestInput[];
  readonly coding: { readonly segmenter: string; readonly lexicons: 'shipped' | 'own' };
  readonly options: Readonly<Record<string, unknown>>;
  readonly counts: Readonly<Record<string, unknown>>;
}

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
      unicode: process.versions.unicode ?? '',
      libraries: librariesOf(),
    },
    coders: coders(store)
      .map(({ code, lexicon, model, segmenter, reviews }) => ({ code, lexicon, model, segmenter, reviews }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    lexicons: hashesIn(lexicons),
    inputs: manifestInputs(store),
    coding: codingOptions(store),
    options: {
      ...{ lang, cross: crosses.map((pair) => pair.join(',')), k, dates, health },
      authors: salt === undefined ? 'left out' : 'salted',
      ...{ bom, seed, agreement: reliability?.sha256 ?? null },
    },
    ...(reliability?.sample == null ? {} : { sample: reliability.sample }),
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

interface RunManifest {
  readonly options?: { readonly segmenter?: string; readonly lexicons?: string };
}

/** How the newest run that read anything has coded. */
function codingOptions(store: Store): Manifest['coding'] {
  const options = runs(store).flatMap(({ manifest }) => (manifest as RunManifest).options ?? [])[0] ?? {};
  const isOwn = options.lexicons !== undefined && resolve(options.lexicons) !== resolve(lexiconFolder);
  return { segmenter: options.segmenter ?? 'jieba', lexicons: isOwn ? 'own' : 'shipped' };
}

interface Package {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const ownPackage = (): Package =>
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

export const programVersion = (): string => ownPackage().version;

/** Every library of the program that is installed, with its version. */
function librariesOf(): Record<string, string> {
  const { dependencies, optionalDependencies } = ownPackage();
  const names = Object.keys({ ...dependencies, ...optionalDependencies }).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const version = versionOf(name);
      return version === undefined ? [] : [[name, version]];
    }),
  );
}

function versionOf(name: string): string | undefined {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path));
  return file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8')).version;
}
