/** Two periods of the same length that follow each other, in day numbers (`store/days.ts`); both ends belong to them. */
export interface Periods {
  /** Days in each. */
  readonly length: number;
  readonly former: Days;
  readonly newest: Days;
}

export interface Days {
  readonly first: number;
  readonly last: number;
}

/** Four weeks and its doubles: whole weeks, as weekdays differ. */
const lengths = [28, 56, 112, 224, 448] as const;
/** Fewer reviews in either period tell too little of a change: of 50, a share of 10 % is known to within ±8 points. */
const leastReviews = 50;

/**
 * The newest days of an app and as many before, counted back from its last day with reviews: the shortest length that leaves enough
 * reviews in both. Null where none does.
 * @param days reviews by day number; undated ones (below 0) are passed over
 */
export function periodsOf(days: ReadonlyMap<number, number>): Periods | null {
  const last = Math.max(...[...days].flatMap(([day, reviews]) => (day >= 0 && reviews > 0 ? [day] : [])));
  for (const length of lengths) {
    const newest = { first: last - length + 1, last };
    const former = { first: last - 2 * length + 1, last: last - length };
    if (reviewsIn(days, newest) >= leastReviews && reviewsIn(days, former) >= leastReviews)
      return { length, former, newest };
  }
  return null;
}

/** Whether a day belongs to the period. */
export const isIn = ({ first, last }: Days, day: number): boolean => day >= first && day <= last;

function reviewsIn(days: ReadonlyMap<number, number>, period: Days): number {
  let sum = 0;
  for (const [day, reviews] of days) if (isIn(period, day)) sum += reviews;
  return sum;
}
