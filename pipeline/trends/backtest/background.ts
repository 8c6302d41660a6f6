import { type DayRow, type History, historyOf, type Series, type SeriesRow, seriesOf } from '../history.ts';
import { gamma, normal, poisson, type Random } from './draws.ts';

/** An app as it goes on its usual days: what a back-test puts an issue into. */
export interface Background {
  readonly history: History;
  readonly series: readonly Series[];
}

/** How days are invented; told with the results. */
export const invention = {
  /** Issues. So many reviews state the most frequent one, and each following one so many times the reviews of the one before. */
  issues: 46,
  first: 0.08,
  decline: 0.87,
  /** Standard deviation of an issue's weekdays around its mean. */
  weekdays: 0.1,
  /** Standard deviation of the logarithm of a day's reviews, and how many times as many a day of the weekend has. */
  volume: 0.2,
  weekend: 1.2,
  /** Complaints of a review that complains. */
  complaints: 1.25,
} as const;

/** How an invented app goes. */
export interface Manner {
  /** Reviews of a mean day. */
  readonly volume: number;
  /** Scatter of an issue's share from day to day beyond chance, as in `usual.ts`: 0.02 is a standard deviation of 14 %. */
  readonly dispersion: number;
}

/** Days with counts that scatter more than by chance, and with weekdays. */
export function inventedDays(random: Random, { volume, dispersion }: Manner, days: number): Background {
  const shares = Array.from({ length: invention.issues }, (_, place) => shareBy(random, place, dispersion));
  const counted: DayRow[] = [];
  const rows = shares.map((): SeriesRow[] => []);
  for (let day = 0; day < days; day++) {
    const reviews = reviewsOf(random, volume, day);
    const stated = shares.map((share) => Math.min(reviews, poisson(random, reviews * share(day))));
    for (const [place, count] of stated.entries()) rows[place]!.push({ day, version: '', reviews: count });
    const complaints = stated.reduce((sum, count) => sum + count, 0);
    const complaining = Math.min(reviews, Math.round(complaints / invention.complaints));
    counted.push({ day, version: '', reviews, complaining, lessThanFive: reviews, five: 0, suspects: 0 });
  }
  const history = historyOf(counted);
  const seriesAt = (one: SeriesRow[], place: number) =>
    seriesOf(history, { kind: 'issue', key: String(place) }, one);
  return { history, series: rows.map(seriesAt) };
}

/** The share of an issue on a day, another one each time. */
function shareBy(random: Random, place: number, dispersion: number): (day: number) => number {
  const mean = invention.first * invention.decline ** place;
  const weekdays = Array.from({ length: 7 }, () => Math.exp(invention.weekdays * normal(random)));
  return (day) => mean * weekdays[day % 7]! * gamma(random, dispersion);
}

function reviewsOf(random: Random, volume: number, day: number): number {
  const weekend = day % 7 > 4 ? invention.weekend : 1;
  return Math.max(1, poisson(random, volume * weekend * Math.exp(invention.volume * normal(random))));
}
