import { type Proportion, wilson } from '../statistics/wilson.ts';
import type { Alert } from './alerts.ts';
import type { History, Series } from './history.ts';
import { limits } from './chance.ts';
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

/** The days or weeks among the given places of a history on which a series is stated, in order. Whole weeks must be given. */
export function ratesOf(
  history: History,
  series: Series,
  days: 1 | 7,
  places: Iterable<number>,
): RateOfDays[] {
  const sums = new Map<number, { reviews: number; of: number }>();
  for (const place of places) {
    const day = history.days[place]!;
    const first = days === 1 ? day : mondayOf(day);
    const { reviews, of } = sums.get(first) ?? { reviews: 0, of: 0 };
    sums.set(first, { reviews: reviews + series.all[place]!, of: of + history.counted[place]! });
  }
  return [...sums]
    .filter(([, { reviews }]) => reviews > 0)
    .map(([first, { reviews, of }]) => ({ days, first, ...rate(reviews, of) }));
}

/** Reviews by version; empty: none is named. */
export type Versions = ReadonlyMap<string, number>;

/** The versions in which something is stated, by name. `counted` are all reviews of each. */
export const ratesByVersion = (stated: Versions, counted: Versions): RateOfVersion[] =>
  [...stated]
    .map(([version, reviews]) => ({ version, ...rate(reviews, counted.get(version) ?? 0) }))
    .sort((one, other) => (one.version < other.version ? -1 : 1));

/** A version in which an alert was stated; `affected` where that is clearly more than the usual share. */
export interface AlertedVersion extends RateOfVersion {
  readonly affected: boolean;
}

/** The versions of an alert, by name. `stated` and `counted` are those of its days. */
export const versionsOf = (alert: Alert, stated: Versions, counted: Versions): AlertedVersion[] =>
  ratesByVersion(stated, counted).map((rate) => {
    const mean = (alert.expected / alert.reviews) * rate.of;
    const chance = upperTail(rate.reviews, { mean, size: alert.size });
    return { ...rate, affected: rate.reviews >= limits.leastRatio * mean && chance <= limits.chance };
  });

const rate = (reviews: number, of: number): Rate => ({ reviews, of, ...wilson(reviews, of) });
