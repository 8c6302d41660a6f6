import { describe, expect, it } from 'vitest';
import { uniform } from '../../pipeline/statistics/random.ts';
import { inventedDays } from '../../pipeline/trends/backtest/background.ts';
import { changePoints } from '../../pipeline/trends/change-points.ts';
import { app, type Day, days, monday } from './support.ts';

const pointsIn = (given: readonly (Day | null)[]) => {
  const { history, series } = app(given);
  return changePoints(history, series[0]!).map(({ day, before, after }) => [day - monday, before, after]);
};

describe('change points', () => {
  it('are the first days of new levels, with the shares before and after', () => {
    const given = [...days(50, { stated: 2 }), ...days(50, { stated: 10 }), ...days(50, { stated: 1 })];
    expect(pointsIn(given)).toEqual([
      [50, 0.02, 0.1],
      [100, 0.1, 0.01],
    ]);
  });

  it('are none where the level stays', () => {
    expect(pointsIn(days(150, { stated: 5 }))).toEqual([]);
  });

  it('leave single days to the alerts', () => {
    expect(
      pointsIn([...days(60, { stated: 2 }), ...days(3, { stated: 9 }), ...days(60, { stated: 2 })]),
    ).toEqual([]);
  });

  it('are a matter of shares: more reviews are no change', () => {
    expect(pointsIn([...days(60, { stated: 2 }), ...days(60, { reviews: 1_000, stated: 20 })])).toEqual([]);
  });

  it('are hardly ever found in invented days, whose levels never change', () => {
    const { history, series } = inventedDays(uniform(5), { volume: 1_000, dispersion: 0.1 }, 365);
    expect(series.flatMap((one) => changePoints(history, one)).length).toBeLessThanOrEqual(1);
  });
});
