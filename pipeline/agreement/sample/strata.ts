import { UserError } from '../../errors.ts';
import type { Stars } from '../../records.ts';

/** A review that may be drawn, with what it can be grouped by. */
export interface Candidate {
  readonly app: string;
  readonly id: string;
  /** What its chance belongs to, where that is not its id. */
  readonly drawnBy?: string;
  readonly stars: Stars | null;
  readonly polarity: string;
  /** The issue of its surest counted complaint; null where it has none. */
  readonly issue: string | null;
}

export const groupings = ['app', 'stars', 'polarity', 'issue'] as const;

/** What reviews are grouped by before they are drawn. */
export type Grouping = (typeof groupings)[number];

/** The name of a review's stratum: its groups, such as `康宁医生 · refund.refused`. */
export const stratumOf = (candidate: Candidate, by: readonly Grouping[]): string =>
  by.map((grouping) => candidate[grouping] ?? 'none').join(' · ');

/**
 * How many reviews to draw from each stratum: `least` from every one (all, where it has fewer), the rest in proportion to what is left
 * of each, by largest remainders.
 * @throws UserError `sample-too-small` where `size` does not reach for `least` of each
 */
export function allocate(
  sizes: ReadonlyMap<string, number>,
  size: number,
  least: number,
): ReadonlyMap<string, number> {
  const strata = [...sizes].sort(([a], [b]) => (a < b ? -1 : 1));
  const first = strata.map(([, count]) => Math.min(least, count));
  const needed = sum(first);
  const all = sum(strata.map(([, count]) => count));
  if (needed > size) throw tooSmall(size, strata.length, least, needed);
  const rest = Math.min(size, all) - needed;
  const shares = strata.map(([, count], at) => ((count - first[at]!) * rest) / (all - needed || 1));
  const more = wholeShares(shares, rest);
  return new Map(strata.map(([name], at) => [name, first[at]! + more[at]!]));
}

/** Whole numbers near `shares` that add up to `total`. */
function wholeShares(shares: readonly number[], total: number): number[] {
  const whole = shares.map(Math.floor);
  const byRemainder = [...shares.keys()].sort(
    (a, b) => shares[b]! - whole[b]! - (shares[a]! - whole[a]!) || a - b,
  );
  for (const at of byRemainder.slice(0, total - sum(whole))) whole[at]! += 1;
  return whole;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const tooSmall = (size: number, strata: number, least: number, needed: number): UserError =>
  new UserError({
    code: 'sample-too-small',
    message: `a sample of ${size} reviews does not reach for ${least} of each of ${strata} strata`,
    hint: `Ask for --size ${needed} or more, for fewer of each with --least, or group by less with --by.`,
    zh: {
      message: `${strata} 个层、每层至少 ${least} 条，${size} 条评论不够`,
      hint: `请用 --size ${needed} 或更大，或用 --least 减少每层条数，或用 --by 少分几层。`,
    },
  });
