import fc from 'fast-check';
import { noStars, type Pattern, type StarCounts, type StarTallies } from '../../pipeline/impact/patterns.ts';

/** One rated review: its stars and what it states. */
export interface Rated {
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly issues: readonly number[];
}

/** Any handful of rated reviews over up to five issues. */
export const anyReviews = fc.array(
  fc.record({
    stars: fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<1 | 2 | 3 | 4 | 5>,
    issues: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 60 },
);

const counted = (reviews: readonly Rated[]): StarCounts => {
  const counts = [...noStars];
  for (const { stars } of reviews) counts[stars - 1]! += 1;
  return counts as unknown as StarCounts;
};

/** What the store's tallies say of these reviews. */
export function talliesOf(reviews: readonly Rated[]): StarTallies {
  const known = [...new Set(reviews.flatMap(({ issues }) => issues))].sort((a, b) => a - b);
  const stating = (...wanted: number[]) =>
    counted(reviews.filter(({ issues }) => wanted.every((issue) => issues.includes(issue))));
  return {
    all: counted(reviews),
    issues: new Map(known.map((issue) => [issue, stating(issue)])),
    pairs: known.flatMap((one) =>
      known.filter((other) => other > one).map((other) => ({ one, other, stars: stating(one, other) })),
    ),
    sets: reviews
      .filter(({ issues }) => issues.length >= 3)
      .map((review) => ({ issues: inOrder(review.issues), stars: counted([review]) })),
  };
}

/** The reviews' patterns, counted one by one. */
export function patternsCounted(reviews: readonly Rated[]): Pattern[] {
  const sets = new Map(reviews.map(({ issues }) => [inOrder(issues).join(), inOrder(issues)]));
  return [...sets.values()].map((issues) => ({
    issues,
    stars: counted(reviews.filter((review) => inOrder(review.issues).join() === issues.join())),
  }));
}

const inOrder = (issues: readonly number[]) => issues.toSorted((a, b) => a - b);

/** As many reviews of one kind. */
export const many = (count: number, stars: Rated['stars'], ...issues: number[]): Rated[] =>
  Array.from({ length: count }, () => ({ stars, issues }));
