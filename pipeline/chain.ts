import { readFileSync } from 'node:fs';
import { clean, loadCleanContext } from './clean/index.ts';
import { lexiconFolder } from './codebook.ts';
import { diagnose } from './diagnose/index.ts';
import { type Reason, reasonsOf } from './diagnose/reasons.ts';
import { normalise } from './ingest/normalise.ts';
import { FeatureReader } from './learning/features.ts';
import { readKnowledge } from './lexicon/knowledge.ts';
import { lexiconHash, modelHash, readModel } from './model.ts';
import { moduleHash } from './module-hash.ts';
import type { CodedReview, RawReview } from './records.ts';
import { engineVersion, segment } from './segment/index.ts';
import { score } from './sentiment/index.ts';
import { chain, type Drop, isDrop, within } from './stage.ts';

/** Raw row to segmented review: what reading needs, before anything is judged. */
export const prepare = chain(normalise).to(within('cleaning', clean)).to(segment);

/** The whole chain of row stages: one function for the nightly run, its worker threads and the stream filter. */
export const rowStages = prepare.to(score).to(diagnose);
const scoring = prepare.to(score);

export interface CoderOptions {
  readonly segmenter: 'jieba' | 'nodejieba';
  /** Folder of the lexicons; absent: those of the package. */
  readonly lexicons?: string | undefined;
}

/** What a run's manifest says of the coder: the same versions give the same codes. */
export interface CoderVersions {
  readonly code: string;
  readonly lexicon: string;
  readonly model: string;
  readonly segmenter: string;
}

/** The row stages with their lexicons and weights loaded. */
export interface Coder {
  readonly versions: CoderVersions;
  readonly code: (raw: RawReview) => CodedReview | Drop;
  /** Codes many rows, in order: the same as `code` on each, in half the time. */
  readonly codeAll: (raws: readonly RawReview[]) => (CodedReview | Drop)[];
  /** What the complaints of a row rest on; none for a row that is dropped. */
  readonly explain: (raw: RawReview) => readonly Reason[];
}

/** What the row stages up to the clauses need. */
export const loadPreparation = (lexicons: string = lexiconFolder) => ({
  cleaning: loadCleanContext(lexicons),
});

/**
 * Loads lexicons and weights; of the segmenter, which the corpus stages use, only its version.
 * @throws UserError where a lexicon or the weights are missing or wrong
 */
export async function loadCoder(options: CoderOptions): Promise<Coder> {
  const folder = options.lexicons ?? lexiconFolder;
  const knowledge = readKnowledge(folder);
  const { polarity, diagnosis } = readModel(folder, knowledge.codebook);
  const context = {
    ...loadPreparation(folder),
    codebook: knowledge.codebook,
    features: new FeatureReader(knowledge, [...diagnosis.decision.issues, ...diagnosis.decision.unlearned]),
    polarity,
    diagnosis,
  };
  return {
    versions: versionsOf(options),
    code: (raw) => rowStages.run(raw, context),
    codeAll: (raws) => rowStages.runAll(raws, context),
    explain: (raw) => {
      const scored = scoring.run(raw, context);
      return isDrop(scored) ? [] : reasonsOf(scored, context, context.features);
    },
  };
}

/**
 * The versions of the coder that `loadCoder` gives, which need not be loaded for it.
 * @throws UserError where the segmenter is missing
 */
export function versionsOf({ segmenter, lexicons: folder = lexiconFolder }: CoderOptions): CoderVersions {
  const { engine, version } = engineVersion(segmenter);
  return {
    code: codeVersion(),
    lexicon: lexiconHash(folder),
    model: modelHash(folder),
    segmenter: `${engine} ${version}`,
  };
}

/** The package's version, and a hash of all modules that this one needs: no change of the row stages goes by unseen. */
function codeVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `${version}+${moduleHash(new URL(import.meta.url))}`;
}
