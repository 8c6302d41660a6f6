import { expect, test } from 'vitest';
import { judge, type Trialled } from '../../pipeline/advice/verdict.ts';
import type { DayCount } from '../../pipeline/advice/windows.ts';

/** Days `from` to `to`, each with so many reviews of which so many state the issue. */
const days = (from: number, to: number, reviews: number, stating: number): DayCount[] =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ day: from + at, reviews, stating }));

/** Four weeks before day 100 and four after. */
const trial = (before: number, after: number, reviews = 50): DayCount[] => [
  ...days(72, 99, reviews, before),
  ...days(100, 127, reviews, after),
];

const verdictOn = (trialled: Partial<Trialled>) =>
  judge({ start: 100, own: trial(5, 5), others: [], ...trialled });

test('a share that halves where nobody else moved has helped', () => {
  const { verdict, controls, effect } = verdictOn({ own: trial(10, 5), others: [trial(4, 4)] });
  expect([verdict, controls]).toEqual(['helped', 1]);
  expect(effect!.difference).toBeCloseTo(-0.1, 12);
});

test('a share that halves everywhere has not been helped by it', () => {
  const { verdict, change } = verdictOn({ own: trial(10, 5), others: [trial(10, 5)] });
  expect(verdict).toBe('unchanged');
  expect(change!.difference).toBeCloseTo(-0.1, 12);
});

test('a share that stays where it falls everywhere else is worse', () => {
  expect(verdictOn({ own: trial(10, 10), others: [trial(10, 4)] }).verdict).toBe('worse');
});

test('without another app the change itself is judged', () => {
  const { verdict, controls, effect, change } = verdictOn({ own: trial(10, 5) });
  expect([verdict, controls]).toEqual(['helped', 0]);
  expect(effect).toEqual(change);
});

test('six days since the start are too early, seven are not', () => {
  const own = (last: number) => [...days(72, 99, 50, 10), ...days(100, last, 50, 2)];
  expect(verdictOn({ own: own(105) }).verdict).toBe('early');
  expect(verdictOn({ own: own(106) })).toMatchObject({ verdict: 'helped', windows: { weeks: 1 } });
});

test('a version that has not been seen is too early', () => {
  expect(verdictOn({ start: null }).verdict).toBe('early');
});

test('an app without a week of reviews before has too little data', () => {
  expect(verdictOn({ own: days(97, 127, 50, 10) }).verdict).toBe('thin');
});

test('few reviews, or few that state the issue, are too little data', () => {
  expect(verdictOn({ own: trial(1, 0, 1) }).verdict).toBe('thin');
  expect(verdictOn({ own: [...days(72, 99, 50, 0), ...days(100, 127, 50, 0)] }).verdict).toBe('thin');
});

test('windows reach as far as is needed for enough reviews', () => {
  const own = [...days(0, 99, 1, 0.2), ...days(100, 199, 1, 0.2)];
  expect(verdictOn({ own }).windows).toEqual({ weeks: 8, start: 100 });
});

test('an app with too few reviews in the windows is not compared with', () => {
  expect(verdictOn({ own: trial(10, 5), others: [trial(0, 1, 1)] }).controls).toBe(0);
});

test('apps that had moved apart before are said to have', () => {
  const drifting = [...days(44, 71, 50, 20), ...trial(10, 5)];
  const steady = [...days(44, 71, 50, 10), ...trial(10, 10)];
  expect(verdictOn({ own: drifting, others: [steady] })).toMatchObject({
    verdict: 'helped',
    parallel: false,
  });
  expect(verdictOn({ own: steady, others: [steady] }).parallel).toBe(true);
  expect(verdictOn({ own: trial(10, 5), others: [steady] }).parallel).toBe(null);
});

test('days that differ beyond chance widen the interval', () => {
  const uneven = (before: number, after: number) =>
    trial(before, after).map((day) => ({ ...day, stating: day.day % 2 === 0 ? 2 * day.stating : 0 }));
  const calm = verdictOn({ own: trial(6, 4) });
  const wild = verdictOn({ own: uneven(6, 4) });
  expect(calm.dispersion).toBe(1);
  expect(wild.dispersion).toBeGreaterThan(3);
  expect(wild.effect!.high - wild.effect!.low).toBeGreaterThan(1.5 * (calm.effect!.high - calm.effect!.low));
});

/** Numbers in [0, 1), the same ones for a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Days of binomial counts: `shares` before and after day 100. */
function drawn(
  reviews: number,
  [before, after]: readonly [number, number],
  random: () => number,
): DayCount[] {
  const stating = (share: number) =>
    Array.from({ length: reviews }, random).filter((draw) => draw < share).length;
  return days(72, 127, reviews, 0).map((day) => ({
    ...day,
    stating: stating(day.day < 100 ? before : after),
  }));
}

const simulations = 400;

test.each([
  ['a rare issue of small apps', 12, [0.02, 0.02], [[0.03, 0.03]]],
  ['an effect against one app that moves too', 10, [0.1, 0.07], [[0.08, 0.1]]],
  [
    'two apps of different sizes beside it',
    8,
    [0.15, 0.1],
    [
      [0.1, 0.1],
      [0.2, 0.2],
    ],
  ],
] as const)('the interval covers the true effect in 95 of 100 simulations: %s', (_, reviews, own, others) => {
  const random = randomFrom(20261123);
  let covered = 0;
  let judged = 0;
  for (let run = 0; run < simulations; run++) {
    const { effect } = verdictOn({
      own: drawn(reviews, own, random),
      others: others.map((shares, at) => drawn(reviews * (at + 1), shares, random)),
    });
    if (effect === null) continue;
    const control = others.reduce((sum, [before, after], at) => sum + (at + 1) * (after - before), 0);
    const truth = own[1] - own[0] - control / others.reduce((sum, _, at) => sum + at + 1, 0);
    judged++;
    if (effect.low <= truth && truth <= effect.high) covered++;
  }
  expect(judged).toBeGreaterThan(0.95 * simulations);
  expect(covered / judged).toBeGreaterThanOrEqual(0.93);
});

test('where nothing happens no more than one verdict in fifteen is wrong', () => {
  const random = randomFrom(7);
  const wrong = Array.from({ length: simulations }, () =>
    verdictOn({ own: drawn(10, [0.1, 0.1], random), others: [drawn(10, [0.12, 0.12], random)] }),
  ).filter(({ verdict }) => verdict === 'helped' || verdict === 'worse');
  expect(wrong.length / simulations).toBeLessThanOrEqual(1 / 15);
});
