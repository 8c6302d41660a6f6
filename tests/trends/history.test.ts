import { describe, expect, it } from 'vitest';
import { historyOf } from '../../pipeline/trends/history.ts';
import { compareVersions, newestVersions } from '../../pipeline/trends/releases.ts';
import { app, days, monday } from './support.ts';

const row = (day: number, more = {}) => ({
  ...{ day, version: '', reviews: 10, lessThanFive: 6, five: 4, complaining: 3, suspects: 0 },
  ...more,
});

describe('the days of an app', () => {
  it('are in order whatever the order of the rows, without silent and undated ones', () => {
    const { days: known, all } = historyOf([
      row(7),
      row(-1),
      row(3),
      row(5, { reviews: 0 }),
      row(3, { version: '2.0' }),
    ]);
    expect([...known]).toEqual([3, 7]);
    expect([...all.reviews]).toEqual([20, 10]);
  });

  it('get the usual praise put back where bought praise took all five-star reviews away', () => {
    const { all, counted } = historyOf([row(1), row(2), row(3, { reviews: 6, five: 0, suspects: 50 })]);
    expect([...counted]).toEqual([10, 10, 6]);
    expect([...all.reviews]).toEqual([10, 10, 10]);
  });

  it('count the issue in all reviews and in those of the newest version', () => {
    const { history, series } = app([
      ...days(3, { version: '1.9' }),
      { version: '1.10', stated: 4 },
      { version: '1.9', stated: 2 },
    ]);
    expect(history.version).toEqual(['1.9', '1.9', '1.9', '1.10', '1.10']);
    expect([...series[0]!.all]).toEqual([0, 0, 0, 4, 2]);
    expect([...series[0]!.newest]).toEqual([0, 0, 0, 4, 0]);
    expect(history.days[0]).toBe(monday);
  });
});

describe('the newest version', () => {
  it('is the highest as makers count', () => {
    expect(['3.10', '3.9', '3.9.1'].sort(compareVersions)).toEqual(['3.9', '3.9.1', '3.10']);
  });

  it('needs five reviews: a tester or a misprint is no release', () => {
    const rows = [
      { day: 1, version: '1.0', reviews: 9 },
      { day: 2, version: '99', reviews: 1 },
      { day: 3, version: '1.1', reviews: 4 },
      { day: 4, version: '1.1', reviews: 1 },
    ];
    const { version, since } = newestVersions(Int32Array.of(1, 2, 3, 4), rows);
    expect(version).toEqual(['1.0', '1.0', '1.0', '1.1']);
    expect([...since]).toEqual([0, 0, 0, 3]);
  });

  it('is no old one that is reviewed late', () => {
    const rows = [
      { day: 1, version: '2.0', reviews: 9 },
      { day: 2, version: '1.0', reviews: 9 },
    ];
    expect(newestVersions(Int32Array.of(1, 2), rows).version).toEqual(['2.0', '2.0']);
  });
});
