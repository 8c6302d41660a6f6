import { describe, expect, it } from 'vitest';
import { uniform } from '../../pipeline/statistics/random.ts';
import { inventedDays } from '../../pipeline/trends/backtest/background.ts';
import { learnUsual, watch } from '../../pipeline/trends/learn.ts';
import { expectedIn, ratioOf } from '../../pipeline/trends/usual.ts';
import { firstPlace, usualDaysAt, windowsAt } from '../../pipeline/trends/windows.ts';
import { app, type Day, days } from './support.ts';

const learn = (given: readonly (Day | null)[], span = { from: 0, to: given.length }) => {
  const { history, series } = app(given);
  const watched = series.map(watch);
  return { history, usual: learnUsual(history, watched, span)(0) };
};

describe('what is usual', () => {
  it('is a share of the reviews, half a review added', () => {
    const { history, usual } = learn(days(84, { stated: 2 }));
    const { mean } = expectedIn(usual, history.days, history.all, { from: 0, to: 7 });
    expect(mean).toBeCloseTo((7 * 168.5) / 84, 9);
  });

  it('knows the day of the week where it matters', () => {
    const week = [...days(5, { stated: 4 }), ...days(2, { stated: 18 })];
    const { history, usual } = learn(Array.from({ length: 12 }, () => week).flat());
    const expected = (from: number) =>
      expectedIn(usual, history.days, history.all, { from, to: from + 1 }).mean;
    expect(expected(0)).toBeGreaterThan(3.5);
    expect(expected(0)).toBeLessThan(5);
    expect(expected(5)).toBeGreaterThan(16);
    expect(usual.dispersion).toBe(0);
  });

  it('learns the scatter that invented days have', () => {
    const dispersion = 0.1;
    const { history, series } = inventedDays(uniform(3), { volume: 5_000, dispersion }, 140);
    const watched = series.map(watch);
    const usual = learnUsual(history, watched, { from: 0, to: 140 });
    const mean = series.reduce((sum, _, at) => sum + usual(at).dispersion, 0) / series.length;
    expect(mean).toBeGreaterThan(0.08);
    expect(mean).toBeLessThan(0.12);
  });

  it('is doubted the more the less it was seen', () => {
    const seen = (stated: number) => {
      const { history, usual } = learn(days(84, { stated }));
      return expectedIn(usual, history.days, history.all, { from: 0, to: 1 }).size;
    };
    expect(seen(0)).toBeCloseTo(0.5, 9);
    expect(seen(5)).toBeGreaterThan(400);
  });
});

describe('a ratio', () => {
  it('comes with an interval that holds it', () => {
    const { ratio, low, high } = ratioOf(20, { mean: 5, size: 50 });
    expect(ratio).toBe(4);
    expect(low).toBeLessThan(4);
    expect(high).toBeGreaterThan(4);
  });

  it('of nothing is 0 with a high end', () => {
    const { ratio, low, high } = ratioOf(0, { mean: 5, size: 50 });
    expect([ratio, low]).toEqual([0, 0]);
    expect(high).toBeGreaterThan(0.5);
  });
});

describe('windows', () => {
  it('are calendar days, and not asked twice where they hold the same days', () => {
    const { history } = app([...days(40, {}), null, null, {}]);
    const windows = windowsAt(history, 40).map(({ length, from, to }) => [length, to - from]);
    expect(windows).toEqual([
      [1, 1],
      [7, 5],
    ]);
  });

  it('hold the newest version for four weeks, but not one that was there from the start', () => {
    const { history } = app([...days(40, { version: '1' }), ...days(30, { version: '2' })]);
    const versions = (night: number) =>
      windowsAt(history, night)
        .map(({ version }) => version)
        .filter(Boolean);
    expect(versions(39)).toEqual([]);
    expect(versions(40)).toEqual(['2']);
    expect(versions(67)).toEqual(['2']);
    expect(versions(68)).toEqual([]);
  });

  it('are held against twelve weeks that end a week before the night', () => {
    const { history } = app(days(200, {}));
    expect(usualDaysAt(history, 150)).toEqual({ from: 60, to: 144 });
  });

  it('are held against more of the past where there are few reviews, and against nothing where there is too little', () => {
    const { history } = app(days(200, { reviews: 4 }));
    expect(usualDaysAt(history, 199)).toEqual({ from: 68, to: 193 });
    expect(usualDaysAt(history, 30)).toBeNull();
  });

  it('find the first place of a day', () => {
    const held = Int32Array.of(3, 5, 9);
    expect([2, 3, 4, 9, 10].map((day) => firstPlace(held, day))).toEqual([0, 0, 1, 2, 3]);
  });
});
