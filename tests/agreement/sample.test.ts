import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chance } from '../../pipeline/agreement/sample/chance.ts';
import { type Design, drawSample } from '../../pipeline/agreement/sample/draw.ts';
import { allocate, type Candidate } from '../../pipeline/agreement/sample/strata.ts';
import { faultOf } from '../store/support.ts';

/** 60 reviews: half without a complaint, the others of three issues, one of them rare. */
const candidates = Array.from({ length: 60 }, (_, i): Candidate => {
  const issue =
    i % 2 === 0 ? null : i === 1 ? 'refund.refused' : i % 3 === 0 ? 'stability.crash' : 'consult.slow';
  return {
    app: i < 40 ? '康宁医生' : '平价药房',
    id: `r${i}`,
    stars: issue === null ? 5 : 1,
    polarity: 'neg',
    issue,
  };
});

const design: Design = { size: 20, least: 2, by: ['issue'], seed: 1 };
const ids = (given: Partial<Design>, from: readonly Candidate[] = candidates): string[] =>
  drawSample(from, { ...design, ...given }).reviews.map(({ id }) => id);

describe('drawing', () => {
  test('takes as many as asked, some of every stratum, none twice', () => {
    const { reviews, strata } = drawSample(candidates, design);
    expect(reviews).toHaveLength(20);
    expect(new Set(reviews.map(({ id }) => id)).size).toBe(20);
    expect(Object.fromEntries(strata)).toEqual({
      'consult.slow': { size: 19, drawn: 6 },
      none: { size: 30, drawn: 9 },
      'refund.refused': { size: 1, drawn: 1 },
      'stability.crash': { size: 10, drawn: 4 },
    });
  });

  test('the same seed draws the same reviews in the same order, however they come', () => {
    expect(ids({}, candidates.toReversed())).toEqual(ids({}));
    expect(ids({ seed: 2 })).not.toEqual(ids({}));
  });

  test('more than there is draws all', () => {
    expect(ids({ size: 500 }).toSorted()).toEqual(candidates.map(({ id }) => id).toSorted());
  });

  test('strata cross what they are made of', () => {
    const { strata } = drawSample(candidates, { ...design, by: ['app', 'stars'] });
    expect([...strata.keys()]).toEqual(['平价药房 · 1', '平价药房 · 5', '康宁医生 · 1', '康宁医生 · 5']);
  });

  test('too small a sample for the strata is refused', async () => {
    expect(await faultOf(() => drawSample(candidates, { ...design, size: 6 }))).toBe('sample-too-small');
  });
});

const sizes = fc.dictionary(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 500 }), {
  minKeys: 1,
  maxKeys: 12,
});

test('law: an allocation adds up, gives every stratum its least and none more than it has', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 4 }), fc.nat(800), (given, least, more) => {
      const strata = new Map(Object.entries(given));
      const size = strata.size * least + more;
      const drawn = allocate(strata, size, least);
      const all = [...strata.values()].reduce((sum, count) => sum + count, 0);
      expect([...drawn.values()].reduce((sum, count) => sum + count, 0)).toBe(Math.min(size, all));
      for (const [name, count] of strata) {
        expect(drawn.get(name)!).toBeGreaterThanOrEqual(Math.min(least, count));
        expect(drawn.get(name)!).toBeLessThanOrEqual(count);
      }
    }),
  );
});

test('chances are even', () => {
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 5000; i++) tenths[Math.floor(chance(1, '康宁医生', `r${i}`) * 10)]! += 1;
  for (const count of tenths) expect(Math.abs(count - 500)).toBeLessThan(80);
});
