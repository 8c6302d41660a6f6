/** What coders said of units, units rated alike counted together: what every coefficient of agreement is computed from. */
export interface Ratings {
  /** One row a way of being rated: for every coder the category by its number, `unrated` where he gave none. */
  readonly patterns: readonly (readonly number[])[];
  /** How many units were rated so, a row each. */
  readonly counts: ArrayLike<number>;
  /** How many categories a coder could choose from. */
  readonly categories: number;
}

export const unrated = -1;

/** A coefficient of agreement, at most 1; NaN where the ratings cannot tell it. */
export type Coefficient = (ratings: Ratings) => number;

/** For every unit the number of its pattern. */
export interface Patterned {
  readonly patterns: Ratings['patterns'];
  readonly patternOf: Int32Array;
}

/** The patterns of rows of ratings, one row a unit, one column a coder. */
export function patternsOf(rows: readonly (readonly number[])[]): Patterned {
  const numbers = new Map<string, number>();
  const patterns: (readonly number[])[] = [];
  const patternOf = Int32Array.from(rows, (row) => {
    const known = numbers.get(row.join());
    if (known !== undefined) return known;
    numbers.set(row.join(), patterns.length);
    return patterns.push(row) - 1;
  });
  return { patterns, patternOf };
}

/** The ratings of units that stand `weights[i]` times each; once where no weights are given. */
export function ratingsOf(
  { patterns, patternOf }: Patterned,
  categories: number,
  weights?: ArrayLike<number>,
): Ratings {
  const counts = new Float64Array(patterns.length);
  for (let unit = 0; unit < patternOf.length; unit++) counts[patternOf[unit]!]! += weights?.[unit] ?? 1;
  return { patterns, counts, categories };
}

/** How many coders gave a rating. */
export function ratersOf(pattern: readonly number[]): number {
  let raters = 0;
  for (const category of pattern) if (category !== unrated) raters += 1;
  return raters;
}
