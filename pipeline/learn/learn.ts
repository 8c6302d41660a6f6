import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCleanContext } from '../clean/read-context.ts';
import { lexiconFolder } from '../folders.ts';
import { UserError } from '../errors.ts';
import { FeatureReader } from '../learning/features.ts';
import { readKnowledge } from '../lexicon/read-knowledge.ts';
import { writeModel } from '../model.ts';
import { readGold } from './examples.ts';
import { fit } from './fit.ts';
import type { ToneText } from './polarity.ts';
import { type Example, prepareExamples } from './prepare.ts';
import { readTones, textKey, type ToneSource } from './tones.ts';

export interface LearnOptions {
  /** Gold files. */
  readonly gold: readonly string[];
  /** Those of them that fit thresholds and confidence. Absent: all. */
  readonly calibrate?: readonly string[] | undefined;
  /** Those of `calibrate` that the writers of the cues had in view: they fit the polarity, not how sure a complaint is. Absent: none. */
  readonly cued?: readonly string[] | undefined;
  /** Gold files to be measured on later: their texts are learned from nowhere. Absent: none. */
  readonly hold?: readonly string[] | undefined;
  /** Texts with a known tone, beside the gold. */
  readonly tones: readonly ToneSource[];
  readonly segmenter: 'jieba' | 'nodejieba';
  readonly lexicons?: string | undefined;
}

/** Everything that training or measuring needs, read once. */
export interface TrainingData {
  readonly knowledge: ReturnType<typeof readKnowledge>;
  readonly reader: FeatureReader;
  readonly examples: readonly Example[];
  readonly tones: readonly ToneText[];
}

/** Reads gold files and tone texts through the row stages; a text that stands twice counts once. */
export async function readTraining({
  gold,
  hold = [],
  tones,
  lexicons = lexiconFolder,
}: LearnOptions): Promise<TrainingData> {
  const knowledge = readKnowledge(lexicons);
  const reader = new FeatureReader(knowledge);
  const context = { cleaning: loadCleanContext(lexicons) };
  const taken = new Set(
    prepareExamples(readGold(hold), reader, context).map(({ review }) => textKey(review)),
  );
  const examples = prepareExamples(readGold(gold), reader, context).filter(({ review }) => {
    const key = textKey(review);
    return !taken.has(key) && taken.add(key);
  });
  return { knowledge, reader, examples, tones: await readTones(tones, taken, reader, context) };
}

/** What training did, for the one who asked for it. */
export interface LearnSummary {
  readonly examples: number;
  readonly complaints: number;
  readonly tones: number;
  readonly folder: string;
}

/** Trains from coded reviews and writes the weights into `out`, a lexicon folder; the same inputs give the same bytes. */
export async function learn(options: LearnOptions, out: string): Promise<LearnSummary> {
  const { knowledge, examples, tones } = await readTraining(options);
  const model = fit(examples, tones, knowledge.codebook, {
    calibrates: calibratesBy(options, examples),
    uncued: uncuedBy(options),
  });
  mkdirSync(join(out, 'weights'), { recursive: true });
  writeModel(out, model);
  return {
    examples: examples.length,
    complaints: examples.reduce((sum, { gold }) => sum + gold.complaints.length, 0),
    tones: tones.length,
    folder: join(out, 'weights'),
  };
}

/** @throws UserError `calibrate-unknown` where a file named to calibrate on is not among the gold */
function calibratesBy(
  { calibrate }: LearnOptions,
  examples: readonly Example[],
): (example: Example) => boolean {
  if (calibrate === undefined) return () => true;
  const files = new Set(calibrate.map((path) => resolve(path)));
  const known = new Set(examples.map(({ gold }) => resolve(gold.file)));
  const unknown = [...files].find((path) => !known.has(path));
  if (unknown !== undefined)
    throw new UserError({
      code: 'calibrate-unknown',
      message: `calibrate names ${unknown}, which is not among the coded reviews to learn from`,
      hint: 'Name it as a gold file too, or take it out of calibrate.',
    });
  return ({ gold }) => files.has(resolve(gold.file));
}

function uncuedBy({ cued = [] }: LearnOptions): (example: Example) => boolean {
  const files = new Set(cued.map((path) => resolve(path)));
  return ({ gold }) => !files.has(resolve(gold.file));
}
