import type { FeatureReader } from '../learning/features.ts';
import type { ReadReview, SegmentedReview } from '../records.ts';
import type { Stage } from '../stage.ts';

export interface ReadContext {
  readonly features: FeatureReader;
}

/** Reads what the learned models see. A stage of its own: the lexicons it looks through would push the weights out of the processor's cache. */
export const read: Stage<SegmentedReview, ReadContext, ReadReview> = {
  name: 'read',
  run: (review, { features }) => ({ features: features.read(review), ...review, kind: 'read' }),
};
