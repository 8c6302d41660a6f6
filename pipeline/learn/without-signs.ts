import type { Document } from '../learning/documents.ts';
import { blocks } from '../learning/scorer.ts';
import type { ToneText } from './polarity.ts';
import type { Example } from './prepare.ts';

const none: readonly number[] = [];
const signs = blocks.findIndex(({ name }) => name === 'signs');

/** A training text without what the knowledge lexicons found in it: the ablation "learned only". */
export const exampleWithoutSigns = (example: Example): Example => ({
  ...example,
  features: example.features.map((clause) => ({ ...clause, signs: none, cued: [] })),
  document: documentWithoutSigns(example.document),
  clauses: example.clauses.map(documentWithoutSigns),
});

export const toneWithoutSigns = (tone: ToneText): ToneText => ({
  ...tone,
  document: documentWithoutSigns(tone.document),
});

function documentWithoutSigns({ hashes, ends }: Document): Document {
  const from = ends[signs - 1] ?? 0;
  const size = ends[signs]! - from;
  return {
    hashes: hashes.filter((_, at) => at < from || at >= from + size),
    ends: ends.map((end, block) => (block >= signs ? end - size : end)),
  };
}
