import type { Exposure, Series } from '../history.ts';
import type { Background } from './background.ts';
import { poisson, type Random } from './draws.ts';

/** What is put into the background. */
export interface Injection {
  /** Place of the series. */
  readonly at: number;
  /** First place of the history that gets it; all later ones do. */
  readonly from: number;
  /** Of the reviews of a day, how many more state it. */
  readonly share: number;
}

/** The background with more reviews that state one issue, and nothing else changed. */
export function inject(
  { history, series }: Background,
  { at, from, share }: Injection,
  random: Random,
): Background {
  const added = history.all.reviews.map((reviews, place) =>
    place < from ? 0 : poisson(random, reviews * share),
  );
  const all: Exposure = {
    reviews: sumOf(history.all.reviews, added),
    complaining: sumOf(history.all.complaining, added),
  };
  const put = (one: Series, place: number) => (place === at ? { ...one, all: sumOf(one.all, added) } : one);
  return { history: { ...history, all }, series: series.map(put) };
}

const sumOf = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((value, place) => value + other[place]!);
