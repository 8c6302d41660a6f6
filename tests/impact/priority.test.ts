import { expect, test } from 'vitest';
import { type Evidence, prioritiesOf } from '../../pipeline/impact/priority.ts';
import { shrunk } from '../../pipeline/impact/shrink.ts';
import { periodsOf } from '../../pipeline/period.ts';

const issue = (number: number, given: Partial<Evidence> = {}): Evidence => ({
  ...{ issue: number, starsLost: 2, newest: 20, former: 20, reviews: 100, severe: 10 },
  ...given,
});
const volume = { newest: 400, growth: 1 };
const ranked = (...evidence: Evidence[]) => prioritiesOf(evidence, volume).map(({ issue }) => issue);

test('the priority is the product of its factors, and each is shown', () => {
  const [first] = prioritiesOf([issue(1)], volume);
  expect(first).toMatchObject({
    impact: 2,
    volume: 0.05,
    trend: 1,
    severity: expect.closeTo(1.2),
    rank: 1,
    part: 1,
  });
  expect(first!.priority).toBeCloseTo(2 * 0.05 * 1.2);
});

test('what costs more, is stated more, grows or is severe comes first', () => {
  expect(ranked(issue(1), issue(2, { starsLost: 3 }))).toEqual([2, 1]);
  expect(ranked(issue(1), issue(2, { newest: 25 }))).toEqual([2, 1]);
  expect(ranked(issue(1), issue(2, { former: 5 }))).toEqual([2, 1]);
  expect(ranked(issue(1), issue(2, { severe: 60 }))).toEqual([2, 1]);
});

test('one new review is no sixfold growth', () => {
  const [one] = prioritiesOf([issue(1, { newest: 1, former: 0, reviews: 1, severe: 1 })], volume);
  expect(one!.trend).toBeCloseTo(1.2);
});

test('an app without stars or former period is still ranked, by volume and severity', () => {
  const [first] = prioritiesOf([issue(1, { starsLost: null, former: 0 })], { newest: 400, growth: null });
  expect(first).toMatchObject({ impact: 1, trend: 1 });
});

test('an estimate from few reviews is drawn towards the others, a sure one hardly', () => {
  const [sure, unsure] = shrunk([
    { coefficient: -3, error: 0.1 },
    { coefficient: 1, error: 2 },
    { coefficient: -1, error: 0.1 },
    { coefficient: -2, error: 0.1 },
  ]);
  expect(sure).toBeCloseTo(-3, 1);
  expect(unsure).toBeLessThan(-1);
});

test('periods are the shortest of whole weeks with enough reviews in both', () => {
  const daily = (perDay: number, days: number) =>
    new Map(Array.from({ length: days }, (_, day) => [day, perDay]));
  expect(periodsOf(daily(2, 100))).toEqual({
    length: 28,
    former: { first: 44, last: 71 },
    newest: { first: 72, last: 99 },
  });
  expect(periodsOf(daily(1, 500))?.length).toBe(56);
  expect(periodsOf(daily(1, 30))).toBeNull();
  expect(periodsOf(new Map([[-1, 1_000]]))).toBeNull();
});
