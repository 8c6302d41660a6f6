import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCauses, suggestionsFor } from '../../pipeline/advice/book.ts';
import { partsOf, ranked, scoreOf } from '../../pipeline/advice/rank.ts';

const book = readCauses();
const entry = book.issues.get('startup.crash')!;
const causes = entry.causes.map(({ id }) => id);

const order = (counts: readonly number[]) => {
  const parts = new Map(partsOf(counts).map((part, at) => [causes[at]!, part]));
  return ranked(suggestionsFor(entry, 'general'), 0.5, parts, book.terms);
};

test('without a word for any rival all are alike', () => {
  expect(partsOf([0, 0, 0, 0])).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('ten words for one of three rivals make it eleven thirteenths', () => {
  expect(partsOf([10, 0, 0])).toEqual([11 / 13, 1 / 13, 1 / 13]);
});

test('the parts of rivals sum to one, and more words never make less', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 2, maxLength: 4 }), (counts) => {
      const parts = partsOf(counts);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
      expect(partsOf(counts.with(0, counts[0]! + 1))[0]!).toBeGreaterThan(parts[0]!);
    }),
  );
});

test('half the work scores twice as high', () => {
  expect(scoreOf({ impact: 0.6, part: 0.5, divisor: 1 })).toBe(
    2 * scoreOf({ impact: 0.6, part: 0.5, divisor: 2 }),
  );
});

test('what the words speak for comes first', () => {
  expect(order([0, 0, 0, 40])[0]!.id).toBe('startup.crash/device-crash-matrix');
  expect(order([0, 40, 0, 0])[0]!.id).toBe('startup.crash/safe-mode');
});

test('without words the smallest work comes first', () => {
  expect(order([0, 0, 0, 0])[0]!).toEqual({
    id: 'startup.crash/safe-mode',
    impact: 0.5,
    part: 0.25,
    divisor: 1,
    score: 0.125,
  });
});

test('every suggestion is ranked once, highest score first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: causes.length, maxLength: causes.length }), (counts) => {
      const rows = order(counts);
      expect(rows.map(({ id }) => id).sort()).toEqual(
        suggestionsFor(entry, 'general')
          .map(({ id }) => id)
          .sort(),
      );
      expect(rows.map(({ score }) => score)).toEqual(rows.map(({ score }) => score).sort((a, b) => b - a));
    }),
  );
});
