import { type Proportion, wilson } from '../statistics/wilson.ts';
import type { Alert } from './alerts.ts';
import type { History, Series, SeriesRow } from './history.ts';
import { limits } from './night.ts';
import { upperTail } from '../statistics/negative-binomial.ts';

/** A share of counted reviews with its 95 % Wilson interval. */
export interface Rate extends Proportion {
  readonly reviews: number;
  /** Counted reviews in all. */
  readonly of: number;
}

/** A rate of one day or of the week that begins with `first`; day numbers. */
export interface RateOfDays extends Rate {
  readonly days: 1 | 7;
  readonly first: number;
}

export interface RateOfVersion extends Rate {
  readonly version: string;
}

/** The Monday of a day's week: day 0 was a Thursday. */
export const mondayOf = (day: number): number => day - ((day + 3) % 7);

/** The days, then the weeks, on which a series is stated, of those asked for; each in order. */
export function ratesOf(
  history: History,
  series: Series,
  isWanted: (days: 1 | 7, first: number) => boolean,
): RateOfDays[] {
  return ([1, 7] as const).flatMap((days) => {
    const sums = new Map<number, { reviews: number; of: number }>();
    for (const [place, day] of history.days.entries()) {
      const first = days === 1 ? day : mondayOf(day);
      if (isWanted(days, first)) add(sums, first, series.all[place]!, history.counted[place]!);
    }
    return [...sums]
      .filter(([, { reviews }]) => reviews > 0)
      .map(([first, { reviews, of }]) => ({ days, first, ...rate(reviews, of) }));
  });
}

/** The versions in which a series is stated, by name. `counted` are all rows of the app. */
export function ratesByVersion(stated: readonly SeriesRow[], counted: readonly SeriesRow[]): RateOfVersion[] {
  const sums = new Map<string, { reviews: number; of: number }>();
  for (const { version, reviews } of stated) add(sums, version, reviews, 0);
  for (const { version, reviews } of counted) if (sums.has(version)) add(sums, version, 0, reviews);
  return [...sums]
    .map(([version, { reviews, of }]) => ({ version, ...rate(reviews, of) }))
    .sort((one, other) => (one.version < other.version ? -1 : 1));
}

/** A version in which an alert was stated; `affected` where that is clearly more than the usual share. */
export interface AlertedVersion extends RateOfVersion {
  readonly affected: boolean;
}

/** The versions of the days of an alert, by name. */
export function versionsOf(
  alert: Alert,
  stated: readonly SeriesRow[],
  counted: readonly SeriesRow[],
): AlertedVersion[] {
  const within = ({ day }: SeriesRow) => day >= alert.first && day <= alert.last;
  return ratesByVersion(stated.filter(within), counted.filter(within)).map((rate) => {
    const mean = (alert.expected / alert.reviews) * rate.of;
    const chance = upperTail(rate.reviews, { mean, size: alert.size });
    return { ...rate, affected: rate.reviews >= limits.leastRatio * mean && chance <= limits.chance };
  });
}

const rate = (reviews: number, of: number): Rate => ({ reviews, of, ...wilson(reviews, of) });

function add<Key>(
  sums: Map<Key, { reviews: number; of: number }>,
  key: Key,
  reviews: number,
  of: number,
): void {
  const sum = sums.get(key);
  if (sum === undefined) sums.set(key, { reviews, of });
  else {
    sum.reviews += reviews;
    sum.of += of;
  }
}
