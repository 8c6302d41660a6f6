import type { PeriodRow } from '../store/queries.ts';
import { type Difference, differenceOf } from '../statistics/newcombe.ts';
import { type Proportion, wilson } from '../statistics/wilson.ts';

/** The share of complaining reviews in two periods that follow each other. */
export interface Change extends Difference {
  /** First day of the later period. */
  readonly since: string;
  readonly before: Proportion;
  readonly after: Proportion;
}

const dayLength = 86_400_000;
/** The later period is the last four weeks, the earlier one the twelve before: whole weeks, as weekdays differ. */
const daysAfter = 28;
const daysBefore = 84;
/** Fewer reviews in either period tell too little. */
const leastReviews = 30;

/** The change between the last four weeks of the days given and the twelve weeks before; null where either has too few reviews. */
export function changeOf(days: readonly PeriodRow[]): Change | null {
  const last = days.at(-1);
  if (last === undefined) return null;
  const since = dayBefore(last.period, daysAfter - 1);
  const from = dayBefore(since, daysBefore);
  const after = sumOf(days.filter(({ period }) => period >= since));
  const before = sumOf(days.filter(({ period }) => period >= from && period < since));
  if (after.reviews < leastReviews || before.reviews < leastReviews) return null;
  const one = wilson(after.complaining, after.reviews);
  const other = wilson(before.complaining, before.reviews);
  return { since, before: other, after: one, ...differenceOf(one, other) };
}

/** Whether more than chance stands behind the change. */
export const isClear = ({ low, high }: Change): boolean => low > 0 || high < 0;

const sumOf = (days: readonly PeriodRow[]) => ({
  reviews: days.reduce((sum, { reviews }) => sum + reviews, 0),
  complaining: days.reduce((sum, { complaining }) => sum + complaining, 0),
});

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * dayLength).toISOString().slice(0, 10);
