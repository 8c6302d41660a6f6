import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DayCounts,
  expectedCount,
  growthOf,
  meanOf,
  mondayOf,
  weeksOf,
} from '../../pipeline/growth/weeks.ts';

const day = (iso: string) => Date.parse(iso) / 86_400_000;
const counts = (iso: string, version: string, stars: readonly number[], negative = 0): DayCounts => ({
  day: day(iso),
  version,
  reviews: stars.reduce((sum, count) => sum + count, 0),
  stars,
  negative,
  complaining: negative,
});

test('weeks begin on Monday, silent weeks are there, and a version is new in the week of its first review', () => {
  const weeks = weeksOf([
    counts('2026-07-05', '2.0', [0, 0, 0, 0, 1]), // a Sunday
    counts('2026-07-20', '2.1', [1, 0, 0, 0, 1], 1),
    counts('2026-07-21', '2.0', [0, 0, 0, 0, 2]),
  ]);
  expect(weeks.map(({ monday, reviews, newVersions }) => [monday, reviews, newVersions])).toEqual([
    [day('2026-06-29'), 1, ['2.0']],
    [day('2026-07-06'), 0, []],
    [day('2026-07-13'), 0, []],
    [day('2026-07-20'), 4, ['2.1']],
  ]);
  expect(weeks[0]!.meanStars).toMatchObject({ value: 5, high: 5 });
  expect(weeks[1]!.meanStars).toBeNull();
  expect(weeks[3]).toMatchObject({ negative: 1, negativeShare: { share: 0.25 }, meanStars: { value: 4 } });
});

test('intervals: Byar’s of a count, Wilson’s of a mean and of a growth', () => {
  // Exact Poisson limits of 10 are 4.80 and 18.39.
  expect(expectedCount(10)).toMatchObject({ low: expect.closeTo(4.79, 1), high: expect.closeTo(18.39, 1) });
  expect(expectedCount(0)).toMatchObject({ low: 0, high: expect.closeTo(3.6, 0) });
  const mean = meanOf([10, 0, 0, 0, 10])!;
  expect(mean.value).toBe(3);
  expect([mean.low, mean.high]).toEqual([expect.closeTo(2.2, 1), expect.closeTo(3.8, 1)]); // half of 20: 30 to 70 %
  expect(growthOf(100, 150)).toMatchObject({ value: expect.closeTo(1.5), low: expect.closeTo(1.166, 2) });
  expect(growthOf(0, 5).value).toBe(Infinity);
});

test('law: no review is lost, whatever the order of the days, and weeks follow each other', () => {
  const anyDay = fc.record({
    day: fc.integer({ min: 0, max: 400 }),
    reviews: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(anyDay, { minLength: 1, maxLength: 30 }), (days) => {
      const all = days.map(({ day, reviews }) => ({
        ...{ day, reviews, version: '', stars: [0, 0, 0, 0, reviews], negative: 0, complaining: 0 },
      }));
      const weeks = weeksOf(all);
      expect(weeksOf(all.toReversed())).toEqual(weeks);
      expect(weeks.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(
        days.reduce((sum, { reviews }) => sum + reviews, 0),
      );
      for (const [place, { monday }] of weeks.entries()) {
        expect(mondayOf(monday)).toBe(monday);
        if (place > 0) expect(monday - weeks[place - 1]!.monday).toBe(7);
      }
    }),
  );
});
