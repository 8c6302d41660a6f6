import { expect, test } from 'vitest';
import type { Coding } from '../../pipeline/agreement/coding.ts';
import { compare } from '../../pipeline/agreement/compare.ts';
import { coder, coding } from './support.ts';

const crash = 'stability.crash';
const slow = 'performance.slow';
const refund = 'refund.refused';

/** Forty items in the turn of these codings. */
const many = (...codings: Coding[]) =>
  Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`r${i}`, codings[i % codings.length]!]));

const anna = coder(
  'anna',
  many(coding('neg', crash), coding('neg', crash, slow), coding('pos'), coding('neg', refund)),
);
const bela = coder(
  'bela',
  many(coding('neg', crash), coding('neg', crash), coding('pos'), coding('mixed', slow)),
);

const rowOf = (kind: string, code = '', machine = bela) =>
  compare([anna, bela], machine).find((row) => row.kind === kind && row.code === code)!;

test('coders are compared on polarity, complaint, the sets of codes and every code', () => {
  expect(compare([anna, bela], null).map(({ kind, code }) => [kind, code].join(' ').trim())).toEqual([
    'polarity',
    'complaint',
    'issues',
    'stages',
    'causes',
    `issue ${crash}`,
    `issue ${slow}`,
    `issue ${refund}`,
    'stage retention',
    'stage revenue',
    'cause engineering',
    'cause support',
  ]);
});

test('figures are of the reviews and lie within their intervals', () => {
  const { humans, humanCases } = rowOf('issue', slow);
  expect(humans).toMatchObject({ units: 40, percent: { value: 0.5 } });
  expect(humanCases).toBe(20);
  for (const figure of [humans!.percent, humans!.kappa, humans!.fleiss, humans!.alpha, humans!.ac1]) {
    expect(figure.low).toBeLessThanOrEqual(figure.value);
    expect(figure.high).toBeGreaterThanOrEqual(figure.value);
  }
});

test('sets that are partly alike count for something by MASI distance', () => {
  const { humans } = rowOf('issues');
  expect(humans!.percent.value).toBe(0.5);
  expect(humans!.masi!.value).toBeGreaterThan(humans!.alpha.value);
  expect(rowOf('polarity').humans!.masi).toBe(null);
});

test('the machine is compared with each coder, and the mean is told', () => {
  const { machine } = rowOf('issue', slow);
  expect(machine!.percent.value).toBe((0.5 + 1) / 2);
  expect(compare([anna], bela).every(({ humans }) => humans === null)).toBe(true);
});

test('only reviews that two have coded are compared', () => {
  const few = coder('clara', { r0: coding('neg', crash), r2: coding('pos'), other: coding('neg', refund) });
  const rows = compare([anna, few], null);
  expect(rows[0]!.humans!.units).toBe(2);
  expect(rows.map(({ code }) => code)).not.toContain(refund);
});

test('a code that nobody differs on and nobody leaves out cannot be told from chance', () => {
  const both = [coder('a', many(coding('neg', crash))), coder('b', many(coding('neg', crash)))];
  const row = compare(both, null).find(({ code }) => code === crash)!;
  expect(row.humans!.percent.value).toBe(1);
  expect(row.humans!.alpha.value).toBeNaN();
  expect(row.humans!.ac1.value).toBe(1);
});
