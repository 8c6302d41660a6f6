import type { Exposure, Series } from '../history.ts';
import type { Span } from '../usual.ts';
import type { Background } from './background.ts';
import { poisson, type Random } from './draws.ts';

/** What is put into a background. */
export interface Injection {
  /** Place of the series. */
  readonly at: number;
  /** The days that get it. */
  readonly days: Span;
  /** Of the reviews of a day, how many more state it. */
  readonly share: number;
}

/** The background with more reviews that state one thing on some days; nothing else changes. */
export function inject(
  { history, series }: Background,
  { at, days, share }: Injection,
  random: Random,
): Background {
  const added = new Float64Array(history.days.length);
  for (let place = days.from; place < days.to; place++)
    added[place] = poisson(random, history.all.reviews[place]! * share);
  const all: Exposure = {
    reviews: sumOf(history.all.reviews, added),
    complaining: sumOf(history.all.complaining, added),
  };
  const put = (one: Series, place: number) => (place === at ? { ...one, all: sumOf(one.all, added) } : one);
  return { history: { ...history, all }, series: series.map(put) };
}

const sumOf = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((value, place) => value + other[place]!);
