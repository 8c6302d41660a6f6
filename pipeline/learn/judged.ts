import type { CodedReview } from '../records.ts';
import type { GoldReview } from './examples.ts';

/** What measuring looks at of a coded review. */
export type Codes = Pick<CodedReview, 'polarity' | 'complaints'>;

/** A careful coder's codes of a review beside those of the coder that is measured. */
export interface Judged {
  readonly gold: Pick<GoldReview, 'polarity' | 'complaints' | 'phenomena'>;
  /** Null where the coder gave no answer. */
  readonly coded: Codes | null;
}
