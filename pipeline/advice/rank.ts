import type { Suggestion } from './book.ts';
import type { Terms } from './shape.ts';

/** What a suggestion's rank is made of. */
export interface Weight {
  /** What its finding costs: the priority, the finding's part of it. */
  readonly impact: number;
  /** How far the words of the complaints speak for the cause it meets, 0 to 1; over the rival causes it sums to 1. */
  readonly part: number;
  /** What its effort class divides by. */
  readonly divisor: number;
}

/**
 * Expected impact per work: `impact × part / divisor`.
 * Source: cost of delay over duration, D. G. Reinertsen, The Principles of Product Development Flow (2009), chapter 2; the impact of a
 * cause stands for the cost of delay, the effort class for the duration.
 */
export const scoreOf = ({ impact, part, divisor }: Weight): number => (impact * part) / divisor;

/**
 * The part of each rival cause from how many complaints speak for it: `(count + 1) / (sum + rivals)`, so that without a word all are alike
 * and a few words do not settle it.
 * Source: Laplace's rule of succession for several outcomes, as in E. T. Jaynes, Probability Theory (2003), chapter 18.
 */
export function partsOf(counts: readonly number[]): number[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count) => (count + 1) / (sum + counts.length));
}

/** A suggestion with all its rank is made of. */
export interface Ranked extends Weight {
  readonly id: string;
  readonly score: number;
}

/**
 * Suggestions of a finding, highest score first; of two alike the one that does more to its cause, then the one that stands first.
 * @param parts by id of the proximate cause
 */
export function ranked(
  suggestions: readonly Suggestion[],
  impact: number,
  parts: ReadonlyMap<string, number>,
  { efforts, effects }: Pick<Terms, 'efforts' | 'effects'>,
): Ranked[] {
  const strengths = Object.keys(effects);
  return suggestions
    .map(({ id, cause, effort, effect }) => {
      const weight = { impact, part: parts.get(cause)!, divisor: efforts[effort].divisor };
      return { id, ...weight, score: scoreOf(weight), strength: strengths.indexOf(effect) };
    })
    .sort(
      (one, other) => other.part / other.divisor - one.part / one.divisor || one.strength - other.strength,
    )
    .map(({ strength: _, ...weight }) => weight);
}
