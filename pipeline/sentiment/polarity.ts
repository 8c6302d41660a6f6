import type { Polarity, Stars } from '../records.ts';
import { type Logistic, probability } from '../learning/logistic.ts';

/** What the learned columns say of a whole review, all raw margins, positive for yes. */
export interface PolarityMargins {
  /** Praise against blame. */
  readonly tone: number;
  readonly lowestTone: number;
  readonly highestTone: number;
  /** Holds a complaint. */
  readonly complaint: number;
  readonly clauseComplaint: number;
  /** Holds praise. */
  readonly praise: number;
  readonly clauses: number;
  /** What the sentiment lexicon says. */
  readonly balance: Readonly<Record<string, number>>;
  readonly stars: Stars | null;
}

/** One logistic a polarity, with and without stars, and one for "holds a complaint". */
export interface PolarityDecision {
  readonly plain: Readonly<Record<Polarity | 'complaining', Logistic>>;
  readonly starred: Readonly<Record<Polarity | 'complaining', Logistic>>;
}

export const polarities = ['neg', 'neu', 'pos', 'mixed'] as const satisfies readonly Polarity[];

/** Inputs of the decision. Stars enter centred, with their square, so that three stars can mean mixed, and with the tone, which they bend. */
export function polarityInputs(margins: PolarityMargins): number[] {
  const { tone, lowestTone, highestTone, complaint, clauseComplaint, praise, clauses, balance, stars } =
    margins;
  const inputs = [
    tone,
    lowestTone,
    highestTone,
    complaint,
    clauseComplaint,
    praise,
    Math.log(1 + clauses),
    Math.min(complaint, praise),
    Math.min(clauseComplaint, highestTone),
    ...Object.values(balance),
  ];
  if (stars === null) return inputs;
  const centred = (stars - 3) / 2;
  return [...inputs, centred, centred * centred, centred * tone];
}

export interface PolarityVerdict {
  readonly polarity: Polarity;
  /** Calibrated probability that the review holds a complaint. */
  readonly complaining: number;
}

/** The likeliest polarity. */
export function decidePolarity(decision: PolarityDecision, margins: PolarityMargins): PolarityVerdict {
  const models = margins.stars === null ? decision.plain : decision.starred;
  const inputs = polarityInputs(margins);
  let polarity: Polarity = 'neu';
  let best = -1;
  for (const candidate of polarities) {
    const likely = probability(models[candidate], inputs);
    if (likely > best) {
      best = likely;
      polarity = candidate;
    }
  }
  return { polarity, complaining: probability(models.complaining, inputs) };
}
