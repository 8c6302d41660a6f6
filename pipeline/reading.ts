import type { Stretch } from './lexicon/denials.ts';

/** What the words of one clause say once negators, questions and doubts are weighed: the lexicon's judgement, nothing learned. */
export interface ClauseReading {
  /** Strengths of praise and of blame, 0 and up, in the units of sentiment.yaml. */
  readonly praise: number;
  readonly blame: number;
  /** How many words of blame, and of praise, a negator turned round; how many two negators left as they were. */
  readonly turnedBlame: number;
  readonly turnedPraise: number;
  readonly doubled: number;
  readonly asks: boolean;
  readonly doubts: boolean;
  readonly wishes: boolean;
  readonly supposes: boolean;
  readonly mended: boolean;
  readonly contrasts: boolean;
  readonly sarcastic: boolean;
  /** Illness and other topics that sound bad and blame nobody. */
  readonly topic: boolean;
  /** Words for another product, for this one, for then and for now. */
  readonly rival: boolean;
  readonly self: boolean;
  readonly past: boolean;
  readonly now: boolean;
  /** Stretches of the field that say a fault is not there: 从没闪退, 广告很少. */
  readonly denied: readonly Stretch[];
}

/** Whom or when a clause speaks of: this product now, another product, or a fault of this one that is mended since. */
export type Scope = 'own' | 'rival' | 'mended';
