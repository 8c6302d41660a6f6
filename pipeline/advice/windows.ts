import type { Trial } from '../statistics/dispersion.ts';

/** Counted reviews of a day, as a number, and how many state the issue. */
export interface DayCount extends Trial {
  readonly day: number;
}

/** Two windows of equal length that meet where something was changed, whole weeks, as weekdays differ. */
export interface Windows {
  readonly weeks: number;
  /** First day of the later window. */
  readonly start: number;
}

/** Weeks that are compared where there are enough reviews, and how many more where there are not. Chosen: a month, a quarter at most. */
const lengths = [4, 8, 12] as const;
/** Fewer counted reviews in a window tell too little; the same number as elsewhere in the report. */
export const leastReviews = 30;
/** Fewer that state the issue, in both windows together, tell too little. Chosen. */
export const leastStating = 5;

/** The windows of an app around a day: the shortest of 4, 8 and 12 weeks with enough in both, else what there is; null without a week on each side. */
export function windowsOf(days: readonly DayCount[], start: number): Windows | null {
  const known = days.map(({ day }) => day);
  const after = Math.max(...known) - start + 1;
  const before = start - Math.min(...known);
  const available = Math.floor(Math.min(after, before) / 7);
  if (!(available >= 1)) return null;
  const possible = lengths.filter((weeks) => weeks <= available).map((weeks) => ({ weeks, start }));
  return (
    possible.find((windows) => isSupported(days, windows)) ?? possible.at(-1) ?? { weeks: available, start }
  );
}

/** The days of both windows. */
export const within = (
  days: readonly DayCount[],
  { weeks, start }: Windows,
): { readonly before: DayCount[]; readonly after: DayCount[] } => ({
  before: days.filter(({ day }) => day >= start - 7 * weeks && day < start),
  after: days.filter(({ day }) => day >= start && day < start + 7 * weeks),
});

/** Whether both windows have enough reviews, and together enough that state the issue. */
export function isSupported(days: readonly DayCount[], windows: Windows): boolean {
  const { before, after } = within(days, windows);
  const [one, other] = [sumOf(before), sumOf(after)];
  return Math.min(one.reviews, other.reviews) >= leastReviews && one.stating + other.stating >= leastStating;
}

/** Whether both windows have enough reviews for the app to be compared with. */
export function isComparable(days: readonly DayCount[], windows: Windows): boolean {
  const { before, after } = within(days, windows);
  return Math.min(sumOf(before).reviews, sumOf(after).reviews) >= leastReviews;
}

export const sumOf = (days: readonly Trial[]): Trial => ({
  reviews: days.reduce((sum, { reviews }) => sum + reviews, 0),
  stating: days.reduce((sum, { stating }) => sum + stating, 0),
});
