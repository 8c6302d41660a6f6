import { expect, test } from 'vitest';
import { combinationOf } from '../../pipeline/statistics/combination.ts';
import { dispersionOf } from '../../pipeline/statistics/dispersion.ts';
import { differenceOf } from '../../pipeline/statistics/newcombe.ts';
import { wilson } from '../../pipeline/statistics/wilson.ts';

const one = wilson(56, 70);
const other = wilson(48, 80);

test('of two shares it is the difference of Newcombe, example (a) of his table II: 0.2 (0.0524, 0.3339)', () => {
  const { difference, low, high } = combinationOf([
    { coefficient: 1, share: one },
    { coefficient: -1, share: other },
  ]);
  expect([difference, low, high].map((end) => end.toFixed(4))).toEqual(['0.2000', '0.0524', '0.3339']);
  expect({ difference, low, high }).toEqual(differenceOf(one, other));
});

test('a difference between equal differences is 0 and wider than either', () => {
  const terms = [
    { coefficient: 1, share: one },
    { coefficient: -1, share: other },
  ];
  const twice = combinationOf([
    ...terms,
    ...terms.map((term) => ({ ...term, coefficient: -term.coefficient })),
  ]);
  expect(twice.difference).toBe(0);
  expect(twice.high - twice.low).toBeGreaterThan(
    differenceOf(one, other).high - differenceOf(one, other).low,
  );
});

test('days that are alike have no dispersion beyond chance', () => {
  expect(dispersionOf([Array(10).fill({ reviews: 20, stating: 4 })])).toBe(1);
});

test('days of all or nothing are as uneven as the reviews of a day are many', () => {
  const days = [
    { reviews: 20, stating: 20 },
    { reviews: 20, stating: 0 },
  ];
  expect(dispersionOf([days])).toBe(40);
});

test('groups are held against their own shares, and those that tell nothing are passed over', () => {
  const low = { reviews: 20, stating: 2 };
  const high = { reviews: 20, stating: 18 };
  expect(dispersionOf([[low, low], [high, high], [{ reviews: 5, stating: 0 }], []])).toBe(1);
});
