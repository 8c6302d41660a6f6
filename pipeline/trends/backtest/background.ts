import { type DayRow, type History, historyOf, type Series, seriesOf } from '../history.ts';
import { gamma, normal, poisson, type Random } from './draws.ts';

/** An app as it goes on its usual days: what a back-test puts an issue into. */
export interface Background {
  readonly history: History;
  readonly series: readonly Series[];
}

/** How invented background days are. */
export interface Manner {
  /** Reviews of a mean day. */
  readonly volume: number;
  readonly days: number;
}

/** The generator's constants, told with its results. */
export const made = {
  /** Issues, of which the most frequent has this share of the reviews and each following one this part of the one before. */
  issues: 46,
  first: 0.08,
  decline: 0.87,
  /** Standard deviation of the logarithm of a day's reviews, and what weekends bring more. */
  volumeScatter: 0.2,
  weekend: 1.2,
  /** Scatter of an issue's share from day to day beyond chance (`dispersion` of `usual.ts`). */
  dispersion: 0.02,
  /** Standard deviation of the factors of an issue's share on the days of the week. */
  weekdays: 0.1,
  /** Complaints in a review that complains. */
  complaints: 1.25,
} as const;

/** Share of the reviews that usually state the issue of this place. */
export const shareOf = (place: number): number => made.first * made.decline ** place;

/** Days of an invented app: counts that scatter more than by chance, with days of the week of their own. */
export function inventedDays(random: Random, { volume, days }: Manner): Background {
  const issues = Array.from({ length: made.issues }, (_, place) => {
    const factors = Array.from({ length: 7 }, () => Math.exp(made.weekdays * normal(random)));
    return (day: number) => shareOf(place) * factors[day % 7]! * gamma(random, made.dispersion);
  });
  const rows: DayRow[] = [];
  const counts = issues.map((): { day: number; version: string; reviews: number }[] => []);
  for (let day = 0; day < days; day++) {
    const weekend = day % 7 > 4 ? made.weekend : 1;
    const reviews = poisson(random, volume * weekend * Math.exp(made.volumeScatter * normal(random)));
    let complaints = 0;
    for (const [place, share] of issues.entries()) {
      const stated = Math.min(reviews, poisson(random, reviews * share(day)));
      counts[place]!.push({ day, version: '', reviews: stated });
      complaints += stated;
    }
    const complaining = Math.min(reviews, Math.round(complaints / made.complaints));
    rows.push({ day, version: '', reviews, lessThanFive: reviews, five: 0, complaining, suspects: 0 });
  }
  const history = historyOf(rows);
  return {
    history,
    series: counts.map((one, place) => seriesOf(history, { kind: 'issue', key: String(place) }, one)),
  };
}
