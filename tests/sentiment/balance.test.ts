import { expect, test } from 'vitest';
import type { ClauseReading, Scope } from '../../pipeline/reading.ts';
import { balanceOf } from '../../pipeline/sentiment/balance.ts';
import { silent } from '../lexicon/readings.ts';

const clause = (reading: Partial<ClauseReading>, scope: Scope = 'own') => ({
  reading: { ...silent, ...reading },
  scope,
});

test('what is said of a rival is kept apart', () => {
  const balance = balanceOf([clause({ blame: 3 }, 'rival'), clause({ praise: 1 })]);
  expect(balance).toMatchObject({ blame: 0, rivalBlame: Math.log1p(3), praise: Math.log1p(1), lastWord: 1 });
});

test('what stands behind a turn has the last word', () => {
  const balance = balanceOf([clause({ praise: 2 }), clause({ blame: 2, contrasts: true })]);
  expect(balance).toMatchObject({ turns: 1, lastWord: -1, net: 0 });
  expect(balance.behindTurn).toBeLessThan(0);
});

test('a wish without blame stands alone, and a question', () => {
  expect(balanceOf([clause({ wishes: true })])).toMatchObject({ wishAlone: 1, questionAlone: 0 });
  expect(balanceOf([clause({ asks: true })])).toMatchObject({ wishAlone: 0, questionAlone: 1 });
  expect(balanceOf([clause({ asks: true, blame: 2 })])).toMatchObject({ questionAlone: 0 });
});

test('always the same inputs in the same order', () => {
  expect(Object.keys(balanceOf([]))).toEqual(
    Object.keys(balanceOf([clause({ praise: 1 }), clause({ asks: true })])),
  );
});
