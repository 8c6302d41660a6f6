/** What puts reviews of one app in order. */
export interface Placed {
  readonly app: number;
  readonly id: string;
  /** Seconds since 1970 UTC. */
  readonly date: number | null;
}

/** The same order in SQL, of `review`. */
export const inOrderOfWriting = 'review.app, review.date IS NULL, review.date, review.id';

/** By app, then by date with undated ones last, then by id as UTF-8: an order that hangs on nothing but the reviews. */
export function byWriting(one: Placed, other: Placed): number {
  if (one.app !== other.app) return one.app - other.app;
  if (one.date !== other.date) return (one.date ?? Infinity) - (other.date ?? Infinity);
  return Buffer.compare(Buffer.from(one.id), Buffer.from(other.id));
}
