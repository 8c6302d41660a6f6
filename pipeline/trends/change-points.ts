import type { History, Series } from './history.ts';
import type { Span } from './usual.ts';

/** A day from which on a share was another one. */
export interface ChangePoint {
  /** Day number: the first day of the new level. */
  readonly day: number;
  /** The share up to the change before and to the one after it, 0 to 1. */
  readonly before: number;
  readonly after: number;
  /** Twice the gain in logarithmic likelihood, over the scatter. */
  readonly gain: number;
}

/** Days with reviews that a level lasts at least; shorter ones are for alerts. */
const shortest = 7;

/** Gain that a change must bring for each unit of ln(days): N. Zhang, D. Siegmund, A modified Bayes information criterion, Biometrics 63 (2007) 22-32. */
const penalty = 3;

/**
 * Days on which the share of a series changed its level, in order: binary segmentation (A. Scott, M. Knott, Biometrics 30, 1974, 507-512) of
 * the binomial likelihood, which is divided by how much neighbouring days differ beyond chance.
 */
export function changePoints(history: History, { all }: Series): ChangePoint[] {
  const counts = cumulated(all);
  const reviews = cumulated(history.all.reviews);
  const scatter = scatterOf(all, history.all.reviews);
  const least = penalty * Math.log(Math.max(2, all.length)) * scatter;
  const splits = splitsIn({ counts, reviews }, { from: 0, to: all.length }, least);
  const edges = [0, ...splits.map(({ at }) => at), all.length];
  const share = (from: number, to: number) => (counts[to]! - counts[from]!) / (reviews[to]! - reviews[from]!);
  return splits.map(({ at, gain }, place) => ({
    day: history.days[at]!,
    before: share(edges[place]!, at),
    after: share(at, edges[place + 2]!),
    gain: gain / scatter,
  }));
}

interface Cumulated {
  readonly counts: Float64Array;
  readonly reviews: Float64Array;
}

interface Split {
  readonly at: number;
  readonly gain: number;
}

/** The best split of the span, if it brings enough, with those of both sides; in order. */
function splitsIn(sums: Cumulated, { from, to }: Span, least: number): Split[] {
  const whole = logLikelihood(sums, from, to);
  let best: Split = { at: from, gain: 0 };
  for (let at = from + shortest; at <= to - shortest; at++) {
    const gain = 2 * (logLikelihood(sums, from, at) + logLikelihood(sums, at, to) - whole);
    if (gain > best.gain) best = { at, gain };
  }
  if (best.gain <= least) return [];
  const { at } = best;
  return [...splitsIn(sums, { from, to: at }, least), best, ...splitsIn(sums, { from: at, to }, least)];
}

/** Of the counts of places `from` up to `to` under one share. */
function logLikelihood({ counts, reviews }: Cumulated, from: number, to: number): number {
  const count = counts[to]! - counts[from]!;
  const all = reviews[to]! - reviews[from]!;
  const rest = all - count;
  return (count > 0 ? count * Math.log(count / all) : 0) + (rest > 0 ? rest * Math.log(rest / all) : 0);
}

/** At the place `to` stands the sum of all values before it. */
function cumulated(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) sums[at + 1] = sums[at]! + values[at]!;
  return sums;
}

/**
 * The mean of squared differences of the shares of neighbouring days over what chance lets expect, at least 1: changes of level, being
 * few, hardly touch it. After J. Rice, Bandwidth choice for nonparametric regression, Annals of Statistics 12 (1984) 1215-1230.
 */
function scatterOf(counts: Float64Array, reviews: Float64Array): number {
  let [sum, pairs] = [0, 0];
  for (let at = 1; at < counts.length; at++) {
    const [one, other] = [reviews[at - 1]!, reviews[at]!];
    const share = (counts[at - 1]! + counts[at]!) / (one + other);
    if (share <= 0 || share >= 1) continue;
    const difference = counts[at - 1]! / one - counts[at]! / other;
    sum += difference ** 2 / (share * (1 - share) * (1 / one + 1 / other));
    pairs += 1;
  }
  return pairs === 0 ? 1 : Math.max(1, sum / pairs);
}
