import { describe, expect, it } from 'vitest';
import { wilson } from '../../pipeline/statistics/wilson.ts';
import { alertsOf } from '../../pipeline/trends/alerts.ts';
import { mondayOf, ratesByVersion, ratesOf, versionsOf } from '../../pipeline/trends/rates.ts';
import { app, days, monday } from './support.ts';

describe('rates', () => {
  it('are told of the days and weeks on which something is stated, of all counted reviews of these', () => {
    const { history, series } = app([{ stated: 3 }, {}, null, { stated: 1 }, ...days(7, {})]);
    const everywhere = [...history.days.keys()];
    const rates = ([1, 7] as const).flatMap((length) => ratesOf(history, series[0]!, length, everywhere));
    expect(
      rates.map(({ days: length, first, reviews, of }) => [length, first - monday, reviews, of]),
    ).toEqual([
      [1, 0, 3, 100],
      [1, 3, 1, 100],
      [7, 0, 4, 600],
    ]);
    expect(rates[2]).toMatchObject(wilson(4, 600));
  });

  it('are told of versions', () => {
    const stated = new Map([
      ['2', 3],
      ['1', 1],
    ]);
    const counted = new Map([
      ['1', 100],
      ['2', 200],
      ['3', 100],
    ]);
    expect(ratesByVersion(stated, counted)).toMatchObject([
      { version: '1', reviews: 1, of: 100 },
      { version: '2', reviews: 3, of: 200 },
    ]);
  });

  it('name the Monday of a day', () => {
    expect([0, 3, 4, 10].map(mondayOf)).toEqual([-3, -3, 4, 4]); // 1970-01-01 was a Thursday
  });

  it('tell which versions an alert affects', () => {
    const before = days(60, { version: '1', stated: 1 });
    const { history, series } = app([...before, { version: '2', stated: 9 }]);
    const [alert] = alertsOf(history, series);
    const stated = new Map([
      ['1', 1],
      ['2', 9],
    ]);
    const counted = new Map([
      ['1', 100],
      ['2', 100],
    ]);
    const affected = versionsOf(alert!, stated, counted);
    expect(affected.map(({ version, affected: is }) => [version, is])).toEqual([
      ['1', false],
      ['2', true],
    ]);
  });
});
