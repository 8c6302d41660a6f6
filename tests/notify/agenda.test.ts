import { expect, test } from 'vitest';
import { agendaOf } from '../../pipeline/notify/agenda.ts';
import { troublesOf } from '../../pipeline/notify/troubles.ts';
import { UserError } from '../../pipeline/errors.ts';
import type { NightNews } from '../../pipeline/nightly/news.ts';
import type { StoredNotice } from '../../pipeline/store/notices.ts';
import type { AlertRow } from '../../pipeline/store/queries.ts';

const alert = (given: Partial<AlertRow> = {}) =>
  ({ alert: 'a', partOf: null, state: 'open', ratio: 4, ...given }) as AlertRow;

const news = (given: Partial<NightNews> = {}): NightNews => ({
  ...{ outcome: 'published', run: 1, reasons: [], faults: [], report: 'report.html' },
  ...given,
});

const unreachable = (source: string, status = 503): UserError =>
  new UserError({ code: 'source-unreachable', message: `source ${source}: answered with status ${status}` });

/** What is told on each of these nights; the channel takes it or not. */
function tell(nights: readonly { alerts?: AlertRow[]; news?: NightNews; arrives?: boolean }[]): string[][] {
  let kept: readonly StoredNotice[] = [];
  return nights.map(({ alerts = [], news: told = news(), arrives = true }) => {
    const agenda = agendaOf(kept, alerts, troublesOf(told));
    kept = arrives ? agenda.ifArrived : agenda.ifNot;
    return [...agenda.alerts.map((one) => one.alert.alert), ...agenda.troubles.map(({ words }) => words!.en)];
  });
}

test('an alert is told once, and again only when it has become half as bad again', () => {
  const ratios = [4, 4, 5.9, 6, 8, 9, 3];
  expect(tell(ratios.map((ratio) => ({ alerts: [alert({ ratio })] })))).toEqual([
    ['a'],
    [],
    [],
    ['a'],
    [],
    ['a'],
    [],
  ]);
});

test('what does not arrive is told until it does, with what is new, even when it is over', () => {
  const [a, b] = [alert(), alert({ alert: 'b' })];
  expect(
    tell([
      { alerts: [a], arrives: false },
      { alerts: [a, b], arrives: false },
      { alerts: [{ ...a, state: 'over' }, b] },
      { alerts: [{ ...a, state: 'over' }, b] },
    ]),
  ).toEqual([['a'], ['a', 'b'], ['a', 'b'], []]);
});

test('what is over, usual by now, part of another or explained away is not told', () => {
  expect(
    tell([{ alerts: [alert({ state: 'over' }), alert({ state: 'lasting' }), alert({ partOf: 'b' })] }]),
  ).toEqual([[]]);
  expect(tell([{ alerts: [alert()], arrives: false }, { alerts: [] }, { alerts: [alert()] }])).toEqual([
    ['a'],
    [],
    ['a'],
  ]);
});

test('a trouble is told when it comes, ever more seldom while it stays, and anew when it comes back', () => {
  const down = { news: news({ faults: [unreachable('苹果')] }) };
  const told = tell([...Array(12).fill(down), {}, down]).map((items) => items.length);
  expect(told).toEqual([1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1]);
});

test('a trouble is the same with other numbers, and another of another source', () => {
  const faults = [[unreachable('苹果', 503)], [unreachable('苹果', 502), unreachable('华为')]];
  expect(tell(faults.map((some) => ({ news: news({ faults: some }) })))[1]).toHaveLength(2);
  const ids = [unreachable('苹果', 503), unreachable('苹果', 502), unreachable('华为')].map(
    (fault) => troublesOf(news({ faults: [fault] }))[0]!.id,
  );
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});

test('a trouble that did not arrive is told even when it is over', () => {
  const down = { news: news({ faults: [unreachable('苹果')] }), arrives: false };
  expect(tell([down, { arrives: false }, {}, {}]).map((items) => items.length)).toEqual([1, 1, 1, 0]);
});

test('a night that was held or stopped says so', () => {
  const reasons = [{ zh: '评论只有 12 条', en: 'only 12 reviews' }];
  expect(tell([{ news: news({ outcome: 'held', reasons }) }])).toEqual([
    ['not published, the former results stay: only 12 reviews'],
  ]);
  expect(tell([{ news: news({ outcome: 'stopped' }) }])).toEqual([
    ['the night came to its deadline before its end; what it has not published is done by the next one'],
  ]);
});
