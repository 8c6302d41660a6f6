/** How many reviews have one, two, three, four and five stars. */
export type StarCounts = readonly [number, number, number, number, number];

/** Rated reviews that state exactly these issues and no other. */
export interface Pattern {
  /** Ascending. */
  readonly issues: readonly number[];
  readonly stars: StarCounts;
}

/** Rated counted reviews of one app over some days: of all, and of those that state at least the issues named. */
export interface StarTallies {
  readonly all: StarCounts;
  readonly issues: ReadonlyMap<number, StarCounts>;
  /** `one < other`; reviews that state both, whatever else they state. */
  readonly pairs: readonly { readonly one: number; readonly other: number; readonly stars: StarCounts }[];
  /** Reviews that state three issues or more, by the whole set of them; a set may occur more than once. */
  readonly sets: readonly Pattern[];
}

export const noStars: StarCounts = [0, 0, 0, 0, 0];

/**
 * The same reviews by what they state, no review twice: what the tallies say of two issues less the larger sets that hold both, and so
 * down to the reviews that state none. Law: the patterns' stars add up to `all`, those that hold an issue to that issue's. Ordered by
 * issues; patterns without reviews are left out.
 */
export function patternsOf({ all, issues, pairs, sets }: StarTallies): Pattern[] {
  const left = new Map([...issues].map(([issue, stars]) => [issue, [...stars]]));
  let quiet = [...all];
  const found: Pattern[] = [];
  const take = (pattern: Pattern) => {
    if (isEmpty(pattern.stars)) return;
    for (const issue of pattern.issues) left.set(issue, less(left.get(issue) ?? noStars, pattern.stars));
    quiet = less(quiet, pattern.stars);
    found.push(pattern);
  };
  const larger = merged(sets);
  for (const pattern of larger) take(pattern);
  for (const pair of pairs) take(withoutLarger(pair, larger));
  for (const [issue, stars] of left) found.push({ issues: [issue], stars: asCounts(stars) });
  for (const [, stars] of left) quiet = less(quiet, stars);
  found.push({ issues: [], stars: asCounts(quiet) });
  return found.filter(({ stars }) => !isEmpty(stars)).sort((a, b) => inOrder(a.issues, b.issues));
}

function withoutLarger(
  { one, other, stars }: StarTallies['pairs'][number],
  larger: readonly Pattern[],
): Pattern {
  const holding = larger.filter(({ issues }) => issues.includes(one) && issues.includes(other));
  const alone = holding.reduce<readonly number[]>((rest, set) => less(rest, set.stars), stars);
  return { issues: [one, other], stars: asCounts(alone) };
}

/** The same patterns, each set of issues once. */
export function merged(patterns: readonly Pattern[]): Pattern[] {
  const bySet = new Map<string, Pattern>();
  for (const { issues, stars } of patterns) {
    const set = issues.join(' ');
    bySet.set(set, { issues, stars: more(bySet.get(set)?.stars ?? noStars, stars) });
  }
  return [...bySet.values()];
}

/** Rated reviews of the counts. */
export const rated = (stars: StarCounts): number => stars.reduce((sum, count) => sum + count, 0);

/** Sum of their stars. */
export const starSum = (stars: StarCounts): number =>
  stars.reduce((sum, count, place) => sum + count * (place + 1), 0);

export const more = (one: readonly number[], other: readonly number[]): StarCounts =>
  asCounts(one.map((count, place) => count + other[place]!));

const less = (one: readonly number[], other: readonly number[]): number[] =>
  one.map((count, place) => count - other[place]!);

const asCounts = (counts: readonly number[]): StarCounts => counts as unknown as StarCounts;

const isEmpty = (stars: StarCounts): boolean => rated(stars) === 0;

function inOrder(one: readonly number[], other: readonly number[]): number {
  for (let place = 0; place < Math.min(one.length, other.length); place++) {
    if (one[place] !== other[place]) return one[place]! - other[place]!;
  }
  return one.length - other.length;
}
