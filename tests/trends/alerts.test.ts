import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniform } from '../../pipeline/statistics/random.ts';
import { type Alert, alertsOf } from '../../pipeline/trends/alerts.ts';
import { type Background, inventedDays } from '../../pipeline/trends/backtest/background.ts';
import { inject } from '../../pipeline/trends/backtest/inject.ts';
import { historyOf, seriesOf } from '../../pipeline/trends/history.ts';
import { portions } from '../../pipeline/trends/family.ts';
import { app, type Day, days, monday } from './support.ts';

const alertsIn = (given: readonly (Day | null)[]): Alert[] => {
  const { history, series } = app(given);
  return alertsOf(history, series);
};

/** First, last and raised, as numbers of days from the first. */
const spans = (alerts: readonly Alert[]) =>
  alerts.map(({ first, last, raised, state }) => [first - monday, last - monday, raised - monday, state]);

const usual = days(60, { stated: 1 });

describe('alerts', () => {
  it('are not raised while all is as usual', () => {
    expect(alertsIn(days(200, { stated: 1 }))).toEqual([]);
  });

  it('tell of a new issue on its first night, with what was seen and expected', () => {
    const [alert] = alertsIn([...usual, { stated: 9 }]);
    expect(alert).toMatchObject({ key: 'consult.slow', state: 'open', observed: 9, reviews: 100 });
    expect(alert!.expected).toBeCloseTo(1, 0);
    expect(alert!.low).toBeGreaterThan(1);
    expect(alert!.q).toBeLessThan(0.02);
  });

  it('say nothing of what fewer than five reviews state', () => {
    expect(alertsIn([...days(60, { stated: 0 }), { reviews: 20, stated: 4 }])).toEqual([]);
  });

  it('say nothing of a certain rise by less than a quarter', () => {
    const many = { reviews: 100_000, complaining: 50_000 };
    expect(
      alertsIn([...days(60, { ...many, stated: 10_000 }), ...days(7, { ...many, stated: 12_000 })]),
    ).toEqual([]);
  });

  it('say nothing before there are four weeks to learn from', () => {
    expect(alertsIn([...days(30, { stated: 1 }), { stated: 30 }])).toEqual([]);
  });

  it('go on over following nights and end a week after the last unusual day', () => {
    const calm = days(14, { stated: 1 });
    const alerts = alertsIn([...usual, ...days(3, { stated: 9 }), ...calm]);
    expect(spans(alerts)).toEqual([[60, 62, 60, 'over']]);
    expect(alerts[0]!.observed).toBe(27);
  });

  it('come again when the issue comes again', () => {
    const calm = days(30, { stated: 1 });
    const alerts = alertsIn([...usual, { stated: 9 }, ...calm, { stated: 9 }]);
    expect(spans(alerts).map(([first]) => first)).toEqual([60, 91]);
  });

  it('become the usual after four weeks, and are not raised again for the same level', () => {
    const alerts = alertsIn([...usual, ...days(120, { stated: 9 })]);
    expect(spans(alerts)).toEqual([[60, 88, 60, 'lasting']]);
  });

  it('find a slow rise in an app with few reviews by its week', () => {
    const few = { reviews: 6, complaining: 2 };
    const alerts = alertsIn([...days(120, few), ...days(7, { ...few, stated: 1 })]);
    expect(alerts.map(({ length }) => length)).toEqual([7]);
  });
});

describe('the past', () => {
  it('of another level, before a version or a long silence, leads to no strange alerts', () => {
    const high = days(60, { stated: 9, version: '2' });
    const given = [
      ...days(60, { stated: 1, version: '1' }),
      ...high,
      ...days(200, null),
      ...high,
      ...days(20, { stated: 9, version: '3' }),
    ];
    const alerts = alertsIn(given);
    expect(spans(alerts)).toEqual([[60, 88, 60, 'lasting']]);
    for (const { p, q, ratio, low, high: top } of alerts)
      for (const figure of [p, q, ratio, low, top]) expect(Number.isFinite(figure)).toBe(true);
  });

  it('ends an alert that a long silence follows', () => {
    const alerts = alertsIn([...usual, { stated: 9 }, ...days(90, null), ...days(3, { stated: 9 })]);
    expect(spans(alerts)[0]).toEqual([60, 60, 60, 'over']);
  });
});

describe('calm', () => {
  it('is kept over silent days', () => {
    expect(alertsIn([...usual, ...days(40, null), ...days(7, { stated: 1 })])).toEqual([]);
  });

  it('is kept when an export is capped: fewer reviews, the same share', () => {
    const capped = [
      ...days(60, { reviews: 1_000, complaining: 200, stated: 20 }),
      { reviews: 50, complaining: 10, stated: 1 },
    ];
    expect(alertsIn(capped)).toEqual([]);
    expect(alertsIn(capped.toReversed())).toEqual([]);
  });

  it('is kept on days of bought praise, where all five-star reviews are left out', () => {
    const honest = { reviews: 100, five: 80, stated: 8, complaining: 10 };
    const bought = { reviews: 20, five: 0, stated: 8, complaining: 10, suspects: 500 };
    expect(alertsIn([...days(60, honest), ...days(5, bought)])).toEqual([]);
    expect(alertsIn([...days(60, honest), ...days(5, { ...bought, suspects: 0 })])).toEqual([]);
  });

  it('is kept by each issue when all complaints rise alike: that is told once, of complaints at all', () => {
    const given = [...days(60, { stated: 5, complaining: 20 }), ...days(3, { stated: 15, complaining: 60 })];
    const { history, series, counted } = app(given);
    const any = seriesOf(
      history,
      { kind: 'any', key: 'complaint' },
      counted.map(({ day, version, complaining }) => ({ day, version, reviews: complaining })),
    );
    expect(alertsOf(history, [...series, any]).map(({ kind }) => kind)).toEqual(['any']);
  });

  it('is kept by complaints at all where an issue accounts for the rise', () => {
    const { history, series, counted } = app([...usual, ...days(2, { stated: 41, complaining: 60 })]);
    const any = seriesOf(
      history,
      { kind: 'any', key: 'complaint' },
      counted.map(({ day, version, complaining }) => ({ day, version, reviews: complaining })),
    );
    expect(alertsOf(history, [any, ...series]).map(({ kind }) => kind)).toEqual(['issue']);
  });
});

describe('two issues', () => {
  const { history, series, rows } = app([...usual, ...days(8, { stated: 9 })]);
  const since = (day: number) =>
    seriesOf(
      history,
      { kind: 'issue', key: 'startup.crash' },
      rows.filter((row) => row.day - monday >= day),
    );
  const wholes = (day: number) =>
    alertsOf(history, [since(day), ...series]).map(({ key, partOf }) => [key, partOf]);

  it('that begin together are one event: the lesser is part of the greater', () => {
    expect(wholes(61)).toEqual([
      ['consult.slow', null],
      ['startup.crash', 0],
    ]);
  });

  it('of which one begins later are two', () => {
    expect(wholes(65)).toEqual([
      ['consult.slow', null],
      ['startup.crash', null],
    ]);
  });
});

describe('a phrase', () => {
  const given = [...usual, ...days(2, { stated: 9 })];
  const { history, series, rows } = app(given);
  const phrase = seriesOf(history, { kind: 'phrase', key: '没人回复' }, rows);

  it('is part of the alert of the issue that comes with it', () => {
    const alerts = alertsOf(history, [phrase, ...series]);
    expect(alerts.map(({ kind, partOf }) => [kind, partOf])).toEqual([
      ['issue', null],
      ['phrase', 0],
    ]);
  });

  it('is part of it too where it was noticed first', () => {
    const slow = app([...usual, { stated: 3 }, { stated: 9 }]);
    const early = seriesOf(slow.history, { kind: 'phrase', key: '没人回复' }, [
      { day: monday + 60, version: '', reviews: 5 },
      { day: monday + 61, version: '', reviews: 9 },
    ]);
    const alerts = alertsOf(slow.history, [early, ...slow.series]);
    expect(alerts.map(({ kind, raised, partOf }) => [kind, raised - monday, partOf])).toEqual([
      ['phrase', 60, 1],
      ['issue', 61, null],
    ]);
  });

  it('stands for itself where no issue is unusual', () => {
    expect(alertsOf(history, [phrase]).map(({ partOf }) => partOf)).toEqual([null]);
  });
});

describe('versions', () => {
  const old = { version: '5.0', stated: 1 };
  const mixed = (stated: number): (Day | null)[] =>
    days(10, { reviews: 12, complaining: 3, version: '5.1', stated });

  it('are watched from their release on, though most reviews are of old ones', () => {
    const { history, series } = versioned(1);
    const [alert] = alertsOf(history, series);
    expect(alert).toMatchObject({ version: '5.1', state: 'open' });
    expect(alert!.reviews).toBeLessThan(200);
  });

  it('are no alert when they are like those before', () => {
    expect(alertsIn([...days(60, old), ...mixed(0)])).toEqual([]);
  });

  /** Sixty days of 5.0, then ten days on which one review in thirteen is of 5.1, which states the issue ten times as often. */
  function versioned(stated: number): Background {
    const given = app([...days(60, { reviews: 200, complaining: 60, version: '5.0', stated: 4 })]);
    const counted = [...given.counted];
    const rows = [...given.rows];
    for (let day = monday + 60; day < monday + 70; day++) {
      const more = { day, five: 0, suspects: 0 };
      counted.push({ ...more, version: '5.0', reviews: 200, complaining: 60, lessThanFive: 200 });
      counted.push({ ...more, version: '5.1', reviews: 6, complaining: 2, lessThanFive: 6 });
      rows.push({ day, version: '5.0', reviews: 4 }, { day, version: '5.1', reviews: stated });
    }
    return built(counted, rows);
  }
});

function built(counted: Parameters<typeof historyOf>[0], rows: Parameters<typeof seriesOf>[2]): Background {
  const history = historyOf(counted);
  return { history, series: [seriesOf(history, { kind: 'issue', key: 'consult.slow' }, rows)] };
}

describe('a night', () => {
  it('knows nothing of later days', () => {
    const whole = inventedDays(uniform(11), { volume: 300, dispersion: 0.3 }, 130);
    const more = inject(whole, { at: 30, days: { from: 100, to: 112 }, share: 0.05 }, uniform(1));
    const all = alertsOf(more.history, more.series);
    expect(all.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 129 }), (last) => {
        const then = alertsOf(more.history, more.series, { from: 0, to: last + 1 });
        const raised = ({ key, first, raised: night }: Alert) => [key, first, night];
        expect(then.map(raised)).toEqual(all.filter(({ raised: night }) => night <= last).map(raised));
      }),
      { numRuns: 10 },
    );
  });

  it('raises the same alerts of issues, however many phrases there are', () => {
    const { history, series } = app([...usual, { stated: 9 }, ...days(10, { stated: 1 })]);
    const phrases = Array.from({ length: 190 }, (_, at) =>
      seriesOf(history, { kind: 'phrase', key: String(at) }, [
        { day: monday + 60, version: '', reviews: at % 9 },
      ]),
    );
    const issues = alertsOf(history, [...phrases, ...series]).filter(({ kind }) => kind === 'issue');
    expect(issues.map((alert) => ({ ...alert, at: 0 }))).toEqual(alertsOf(history, series));
  });

  it('shares out the false discoveries among issues, topics and phrases', () => {
    expect(Object.values(portions).reduce((sum, portion) => sum + portion)).toBeCloseTo(1, 12);
  });

  it('knows nothing of series that are first stated later', () => {
    const { history, series } = app([...usual, { stated: 9 }, ...days(10, { stated: 1 })]);
    const later = seriesOf(history, { kind: 'issue', key: 'later' }, [
      { day: monday + 70, version: '', reviews: 1 },
    ]);
    const alone = alertsOf(history, series);
    expect(alertsOf(history, [...series, later])).toEqual(alone);
  });
});
