import { createHash } from 'node:crypto';
import { closeSync, type Dirent, readdirSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Codebook } from './codebook.ts';
import { causesFolder, publicationFolder } from './folders.ts';
import type { IssueDecision, IssueModel } from './diagnose/index.ts';
import { overrideStages } from './diagnose/stages.ts';
import { UserError } from './errors.ts';
import { type BucketParts, BucketScorer } from './learning/buckets.ts';
import { LinearScorer } from './learning/scorer.ts';
import { compileScorer, type LinearParts, type ScorerTables } from './learning/scorer-tables.ts';
import { openBytes, readWeights, type Weights, writeWeights } from './learning/weights.ts';
import { columnUse, type PolarityModel } from './sentiment/index.ts';
import type { PolarityDecision } from './sentiment/polarity.ts';

/** What training makes: everything the row stages learned. */
export interface TrainedModel {
  readonly polarity: { readonly parts: BucketParts; readonly decision: PolarityDecision };
  readonly diagnosis: { readonly parts: LinearParts; readonly decision: IssueDecision };
}

/** A trained model laid out for scoring, as plain data that threads can share. */
export interface ModelParts {
  readonly polarity: { readonly parts: BucketParts; readonly decision: PolarityDecision };
  readonly diagnosis: { readonly tables: ScorerTables; readonly decision: IssueDecision };
}

/** A trained model ready to score. */
export interface LoadedModel {
  readonly polarity: PolarityModel;
  readonly diagnosis: IssueModel;
}

const polarityFile = 'weights/polarity.bin';
const issueFile = 'weights/issues.bin';

/** Writes both weights files into a lexicon folder; the same model gives the same bytes. */
export function writeModel(folder: string, { polarity, diagnosis }: TrainedModel): void {
  writeWeights<PolarityDecision>(join(folder, polarityFile), {
    head: polarity.decision,
    arrays: { ...polarity.parts },
  });
  writeWeights<IssueDecision>(join(folder, issueFile), {
    head: diagnosis.decision,
    arrays: { ...diagnosis.parts, hashes: gaps(diagnosis.parts.hashes) },
  });
}

/**
 * Reads the trained model of a lexicon folder and lays it out.
 * @throws UserError `weights-unreadable`, or `weights-stale` where the codebook has issues the weights do not know
 */
export function compileModel(folder: string, codebook: Codebook): ModelParts {
  const polarity = readWeights<PolarityDecision>(join(folder, polarityFile));
  const issue = readWeights<IssueDecision>(join(folder, issueFile));
  const unknown = issue.head.issues.find((id) => !(id in codebook.issues));
  if (unknown !== undefined)
    throw new UserError({
      code: 'weights-stale',
      message: `${join(folder, issueFile)} knows issue "${unknown}", which the codebook lacks`,
      hint: 'Put the issue back, or train anew with `wenzhen learn`.',
    });
  return {
    polarity: {
      parts: { codes: polarity.arrays.codes as Int8Array, scales: polarity.arrays.scales as Float32Array },
      decision: polarity.head,
    },
    diagnosis: {
      tables: compileScorer(partsOf(issue), issue.head.issues.length + overrideStages.length),
      decision: {
        ...issue.head,
        unlearned: Object.keys(codebook.issues).filter((id) => !issue.head.issues.includes(id)),
      },
    },
  };
}

export const modelOf = ({ polarity, diagnosis }: ModelParts): LoadedModel => ({
  polarity: {
    scorer: new BucketScorer(polarity.parts, columnUse),
    decision: polarity.decision,
  },
  diagnosis: { scorer: new LinearScorer(diagnosis.tables), decision: diagnosis.decision },
});

const partsOf = ({ arrays }: Weights<unknown>): LinearParts => ({
  hashes: sums(arrays.hashes as Int32Array),
  idf: arrays.idf as Float32Array,
  columns: arrays.columns as Uint8Array,
  codes: arrays.codes as Int8Array,
  scales: arrays.scales as Float32Array,
});

/** Ascending numbers as what each adds to the one before: that packs better. */
const gaps = (ascending: Int32Array): Int32Array =>
  ascending.map((value, at) => (at === 0 ? value : value - ascending[at - 1]!));

function sums(added: Int32Array): Int32Array {
  const ascending = added.slice();
  for (let at = 1; at < ascending.length; at++) ascending[at]! += ascending[at - 1]!;
  return ascending;
}

/**
 * One short hash over every lexicon file that codes can depend on: the weights, what is known of causes and what publication needs apart.
 * @throws UserError `lexicon-invalid` where there is no such folder
 */
export function lexiconHash(folder: string): string {
  const files = filesIn(folder)
    .filter((entry) => entry.isFile() && /\.(yaml|txt|tsv)$/.test(entry.name))
    .filter(({ parentPath }) => ![causesFolder, publicationFolder].includes(basename(parentPath)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return hashOf(files);
}

function filesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (cause) {
    throw new UserError(
      {
        code: 'lexicon-invalid',
        message: `${folder}: ${(cause as Error).message}`,
        hint: 'Name a folder that holds codebook and lexicons, or leave `--lexicons` out.',
      },
      { cause },
    );
  }
}

/** One short hash over the trained weights. */
export const modelHash = (folder: string): string =>
  hashOf([join(folder, polarityFile), join(folder, issueFile)]);

/** Reads piece by piece: every start asks for these hashes, and eight megabytes of weights would stay in memory for nothing. */
function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(2 ** 18);
  for (const path of paths) {
    const file = openBytes(path);
    try {
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece))
        hash.update(piece.subarray(0, read));
    } finally {
      closeSync(file);
    }
  }
  return hash.digest('hex').slice(0, 12);
}
