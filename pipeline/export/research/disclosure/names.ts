import type { CrossPair } from '../options.ts';
import type { Dimension } from '../dimensions.ts';

const named = (...parts: readonly string[]): string => parts.join('\n');

/** Names of the counts that a bundle tells. */
export const nameOf = {
  /** Counted reviews that state a code, or are of a group. */
  reviews: (dimension: Dimension, value: string) => named('reviews', dimension, value),
  /** Of them, those with a complaint. */
  complaining: (dimension: Dimension, value: string) => named('complaining', dimension, value),
  /** Complaints of a code. */
  complaints: (dimension: Dimension, value: string) => named('complaints', dimension, value),
  /** A cell of a cross-table. */
  cell: ([row, column]: CrossPair, one: string, other: string) => named(row, one, column, other),
  /** One of the totals of an app. */
  appTotal: (total: string, app: string) => named('total', total, app),
  /** The same with the praise that looks bought. */
  withSuspects: (name: string) => named('with suspects', name),
} as const;

/** Names of the sums over all. */
export const all = { reviews: 'reviews', complaining: 'complaining', complaints: 'complaints' } as const;
