import { describe, expect, it } from 'vitest';
import { periodsOf } from '../../pipeline/period.ts';
import { coursesOf } from '../../pipeline/trends/trajectory.ts';
import { app, type Day, days } from './support.ts';

/** Stated on each day: long before, in the former four weeks, in the newest four weeks. */
function trajectory(earlier: number, former: number, newest: number, reviews = 100) {
  const at = (count: number, stated: number): (Day | null)[] => days(count, { reviews, stated });
  const { history, series } = app([...at(112, earlier), ...at(28, former), ...at(28, newest)]);
  const periods = periodsOf(new Map([...history.days].map((day) => [day, reviews])))!;
  return coursesOf(history, series, periods)[0]!;
}

describe('trajectory', () => {
  it.each([
    ['new', 0, 0, 3],
    ['growing', 3, 3, 6],
    ['relapsed', 6, 1, 6],
    ['fading', 6, 6, 3],
    ['solved', 6, 6, 0],
    ['solved', 3, 0, 0],
    ['steady', 3, 3, 3],
    ['rare', 0, 0, 0],
  ] as const)(
    'is %s when on a day %i, then %i, then %i of 100 reviews state it',
    (expected, earlier, former, newest) => {
      expect(trajectory(earlier, former, newest).trajectory).toBe(expected);
    },
  );

  it('needs more than chance: four reviews more in four weeks are steady', () => {
    const { history, series } = app([
      ...days(56, { stated: 1 }),
      ...days(24, { stated: 1 }),
      ...days(4, { stated: 2 }),
    ]);
    const periods = periodsOf(new Map([...history.days].map((day) => [day, 100])))!;
    expect(coursesOf(history, series, periods)[0]!.trajectory).toBe('steady');
  });

  it('tells both shares and their ratio with its interval', () => {
    const { newest, former, earlier, ratio, low, high } = trajectory(3, 3, 6);
    expect([newest, former, earlier]).toEqual([
      { count: 168, reviews: 2_800 },
      { count: 84, reviews: 2_800 },
      { count: 336, reviews: 11_200 },
    ]);
    expect(ratio).toBeCloseTo(168 / 84.5, 9);
    expect(low).toBeGreaterThan(1.4);
    expect(high).toBeLessThan(2.8);
  });
});
