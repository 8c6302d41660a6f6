import { z95 } from '../statistics/normal.ts';
import { type Proportion, wilson } from '../statistics/wilson.ts';

/** Counted reviews of one app on one day, of one version. */
export interface DayCounts {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Empty where none is named. */
  readonly version: string;
  readonly reviews: number;
  /** With one to five stars. */
  readonly stars: readonly number[];
  readonly negative: number;
  readonly complaining: number;
}

/** A value with the ends of its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One week of an app: what its reviews say of how it grows. */
export interface Week {
  /** Its Monday, days since 1970-01-01. */
  readonly monday: number;
  readonly reviews: number;
  /** Reviews that the week would bring in the long run. */
  readonly expected: Estimate;
  readonly rated: number;
  /** Null where none has stars. */
  readonly meanStars: Estimate | null;
  readonly negative: number;
  readonly negativeShare: Proportion;
  readonly complaining: number;
  readonly complainingShare: Proportion;
  /** Versions first reviewed in this week, in the order of their first day, then by name. */
  readonly newVersions: readonly string[];
}

/** The Monday of a day's week; 1970-01-01 was a Thursday. */
export const mondayOf = (day: number): number => day - ((day + 3) % 7);

/** All weeks from the first to the last with a dated review, the silent ones too. Law: the order of the days does not matter. */
export function weeksOf(days: readonly DayCounts[]): Week[] {
  const dated = days.filter(({ day, reviews }) => day >= 0 && reviews > 0);
  if (dated.length === 0) return [];
  const byWeek = inWeeks(dated, ({ day }) => day);
  const versions = inWeeks(firstDays(dated), ([, day]) => day);
  const [first, last] = [Math.min(...byWeek.keys()), Math.max(...byWeek.keys())];
  return Array.from({ length: (last - first) / 7 + 1 }, (_, place) => {
    const monday = first + 7 * place;
    const released = (versions.get(monday) ?? []).map(([version]) => version);
    return weekOf(monday, byWeek.get(monday) ?? [], released);
  });
}

/** The items by the Monday of their week. */
function inWeeks<Item>(items: readonly Item[], dayOf: (item: Item) => number): Map<number, Item[]> {
  const weeks = new Map<number, Item[]>();
  for (const item of items) {
    const monday = mondayOf(dayOf(item));
    const week = weeks.get(monday);
    if (week === undefined) weeks.set(monday, [item]);
    else week.push(item);
  }
  return weeks;
}

/** Each version with the day of its first review. */
function firstDays(days: readonly DayCounts[]): [string, number][] {
  const first = new Map<string, number>();
  for (const { version, day } of days)
    if (version !== '') first.set(version, Math.min(day, first.get(version) ?? day));
  return [...first].sort(([one, a], [other, b]) => a - b || (one < other ? -1 : 1));
}

function weekOf(monday: number, days: readonly DayCounts[], newVersions: readonly string[]): Week {
  const sum = (value: (day: DayCounts) => number) => days.reduce((total, day) => total + value(day), 0);
  const stars = [0, 1, 2, 3, 4].map((place) => sum((day) => day.stars[place]!));
  const [reviews, negative, complaining] = [
    sum((day) => day.reviews),
    sum((day) => day.negative),
    sum((day) => day.complaining),
  ];
  return {
    monday,
    reviews,
    expected: expectedCount(reviews),
    rated: stars.reduce((total, count) => total + count, 0),
    meanStars: meanOf(stars),
    negative,
    negativeShare: wilson(negative, reviews),
    complaining,
    complainingShare: wilson(complaining, reviews),
    newVersions,
  };
}

/**
 * A Poisson count with its 95 % interval by Byar's approximation.
 * Source: N. E. Breslow, N. E. Day, Statistical Methods in Cancer Research II (1987), 2.13.
 */
export function expectedCount(count: number): Estimate {
  const bound = (n: number, side: number) => n * (1 - 1 / (9 * n) + (side * z95) / (3 * Math.sqrt(n))) ** 3;
  return { value: count, low: count === 0 ? 0 : bound(count, -1), high: bound(count + 1, 1) };
}

/**
 * Mean of stars from how many have one to five, with a 95 % interval; null of none. The interval is Wilson's of `(mean - 1) / 4`: no stars
 * spread more than ones and fives, so that it is wide enough, for a handful of ratings too.
 */
export function meanOf(stars: readonly number[]): Estimate | null {
  const rated = stars.reduce((sum, count) => sum + count, 0);
  if (rated === 0) return null;
  const above = stars.reduce((sum, count, place) => sum + count * place, 0) / 4;
  const { share, low, high } = wilson(above, rated);
  return { value: 1 + 4 * share, low: 1 + 4 * low, high: 1 + 4 * high };
}

/**
 * How many times as many reviews the newest of two equally long periods has, with its 95 % interval: given the sum, the newest count is
 * binomial. Infinite where the former has none.
 * Source: E. L. Lehmann, J. P. Romano, Testing Statistical Hypotheses, 3rd ed. (2005), 4.5; interval by Wilson's score.
 */
export function growthOf(former: number, newest: number): Estimate {
  const { share, low, high } = wilson(newest, former + newest);
  const odds = (part: number) => part / (1 - part);
  return { value: odds(share), low: odds(low), high: odds(high) };
}
