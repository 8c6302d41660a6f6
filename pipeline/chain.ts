import { cleanContextOf } from './clean/context.ts';
import { clean } from './clean/index.ts';
import { coderData, type CoderParts, type CoderSource, type Sources, sourcesOf } from './coder-parts.ts';
import { diagnose } from './diagnose/index.ts';
import { type Reason, reasonsOf } from './diagnose/reasons.ts';
import { normalise } from './ingest/normalise.ts';
import { FeatureReader } from './learning/features.ts';
import { knowledgeOf } from './lexicon/knowledge.ts';
import { modelOf } from './model.ts';
import { unpacked } from './packed.ts';
import type { CodedReview, RawReview } from './records.ts';
import { segment } from './segment/index.ts';
import { engineVersion } from './segment/segmenter.ts';
import { score } from './sentiment/index.ts';
import { read } from './sentiment/read.ts';
import { chain, type Drop, isDrop, within } from './stage.ts';

/** Raw row to segmented review: what reading needs, before anything is judged. */
export const prepare = chain(normalise).to(within('cleaning', clean)).to(segment);

const scoring = prepare.to(read).to(score);

/** The whole chain of row stages: one function for the nightly run, its worker threads and the stream filter. */
export const rowStages = scoring.to(diagnose);

export interface CoderOptions extends CoderSource {
  readonly segmenter: 'jieba' | 'nodejieba';
}

/** What a run's manifest says of the coder: the same versions give the same codes. */
export interface CoderVersions extends Sources {
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

/**
 * Loads lexicons and weights; of the segmenter, which the corpus stages use, only its version.
 * @throws UserError where a lexicon or the weights are missing or wrong
 */
export const loadCoder = async (options: CoderOptions): Promise<Coder> =>
  coderOf(await coderData(options), options);

/** The coder that the data make. */
export function coderOf(data: SharedArrayBuffer, options: CoderOptions): Coder {
  const { sources, knowledge: parts, cleaning, model } = unpacked<CoderParts>(data);
  const knowledge = knowledgeOf(parts);
  const { polarity, diagnosis } = modelOf(model);
  const context = {
    cleaning: cleanContextOf(cleaning),
    codebook: knowledge.codebook,
    features: new FeatureReader(knowledge, [...diagnosis.decision.issues, ...diagnosis.decision.unlearned]),
    polarity,
    diagnosis,
  };
  return {
    versions: { ...sources, segmenter: segmenterVersion(options) },
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
export const versionsOf = (options: CoderOptions): CoderVersions => ({
  ...sourcesOf(options),
  segmenter: segmenterVersion(options),
});

function segmenterVersion({ segmenter }: CoderOptions): string {
  const { engine, version } = engineVersion(segmenter);
  return `${engine} ${version}`;
}
