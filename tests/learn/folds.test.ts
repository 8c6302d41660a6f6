import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldsOf } from '../../pipeline/learn/folds.ts';
import { domainOf, holdOut } from '../../pipeline/learn/hold-out.ts';
import type { GoldReview } from '../../pipeline/learn/examples.ts';

const groups = fc.array(fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己', '庚'), {
  minLength: 1,
  maxLength: 80,
});

describe('folds', () => {
  test('keep groups whole, whatever the groups', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 5 }), (given, folds) => {
        const dealt = foldsOf(given, folds);
        expect(dealt.every((fold) => fold >= 0 && fold < folds)).toBe(true);
        for (const [at, group] of given.entries()) expect(dealt[at]).toBe(dealt[given.indexOf(group)]);
      }),
    );
  });

  test('hold about as much each: the largest group is dealt first', () => {
    expect([...foldsOf(['甲', '甲', '甲', '乙', '乙', '丙'], 2)]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  test('do not depend on the order of the reviews', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const backwards = foldsOf(given.toReversed(), 3).toReversed();
        expect(backwards).toEqual(foldsOf(given, 3));
      }),
    );
  });
});

const times = (count: number, group: string): string[] => Array<string>(count).fill(group);

describe('holding out', () => {
  test('takes every group of at least fifty reviews, largest first, and only trains on the others', () => {
    const { groups: held, folds } = holdOut(
      [...times(50, '甲'), ...times(49, '乙'), ...times(60, '丙')],
      Array(159).fill(true),
    );
    expect(held).toEqual(['丙', '甲']);
    expect([folds[0], folds[50], folds[158]]).toEqual([1, -1, 0]);
  });

  test('holds a training review of a held-out app out with it, though it is not measured', () => {
    const { folds } = holdOut(
      [...times(50, '甲'), ...times(50, '乙'), '甲', '丙'],
      [...Array<boolean>(100).fill(true), false, false],
    );
    expect([folds[100], folds[101]]).toEqual([folds[0], -1]);
  });

  test('refuses fewer than two groups, saying what was found', () => {
    expect(() => holdOut([...times(70, '甲'), ...times(3, '乙')], Array(73).fill(true))).toThrow(
      /found: 甲 70, 乙 3/,
    );
  });

  test('finds the domain of a review by its app, else by its file, else it is the file', () => {
    const domains = { 康问在线: '医疗', 'shop.jsonl': '购物' };
    const of = (file: string, app?: string) => domainOf({ file, app } as GoldReview, domains);
    expect([of('gold/a.jsonl', '康问在线'), of('gold/shop.jsonl'), of('gold/a.jsonl')]).toEqual([
      '医疗',
      '购物',
      'a.jsonl',
    ]);
  });
});
