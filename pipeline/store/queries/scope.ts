import { isoDay } from '../days.ts';
import type { Store } from '../store.ts';
import type { Scope } from './answers.ts';

/** SQL condition for the rows of a table with an `app` that are in scope, and its values. An app that is not there has no rows. */
export function inScope(
  store: Store,
  { app }: Scope,
  table = 'review',
): { readonly condition: string; readonly values: number[] } {
  if (app === undefined) return { condition: 'TRUE', values: [] };
  const key = store.db.prepare('SELECT key FROM app WHERE name = ?').pluck().get(app) as number | undefined;
  return { condition: `${table}.app = ?`, values: [key ?? -1] };
}

/** Counted reviews in scope. */
export function countedReviews(store: Store, scope: Scope): number {
  const { condition, values } = inScope(store, scope, 'day_tally');
  return store.db
    .prepare(`SELECT total(reviews) FROM day_tally WHERE ${condition}`)
    .pluck()
    .get(...values) as number;
}

/** SQL for the number of starred reviews in rows of a tally, and for their mean stars. */
export const starred = 'sum(s1 + s2 + s3 + s4 + s5)';
export const meanStars = `sum(s1 + 2.0 * s2 + 3 * s3 + 4 * s4 + 5 * s5) / nullif(${starred}, 0)`;

/** First and last day of rows of a tally; undated ones have none. */
export const daySpan = `${isoDay('min(nullif(day, -1))')} AS firstDate, ${isoDay('max(nullif(day, -1))')} AS lastDate`;
