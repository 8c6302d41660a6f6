import type { Store } from '../store.ts';
import { chinaDay } from '../days.ts';
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

/** Reviews that repeat no other one. */
export const counted = 'review.duplicate_of IS NULL';

/** 1 for a review with at least one complaint. */
export const complains = 'EXISTS (SELECT 1 FROM complaint WHERE complaint.review = review.key)';

/** First and last day of a group of reviews. */
export const daySpan = `${chinaDay('min(review.date)')} AS firstDate, ${chinaDay('max(review.date)')} AS lastDate`;
