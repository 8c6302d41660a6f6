import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayOfReviews, praiseWaves } from '../../pipeline/clean/waves.ts';

const dayOf = (at: number): string => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);

/** 60 days with two words of praise and four of blame each, but for the days given. */
function quarter(other: Readonly<Record<number, Partial<DayOfReviews>>>): DayOfReviews[] {
  return Array.from({ length: 60 }, (_, at) => ({
    day: dayOf(at),
    reviews: 6,
    praise: 2,
    removedPraise: 0,
    repeatedPraise: 0,
    ...other[at],
  }));
}

describe('waves of bought praise', () => {
  it('reports a burst of praise of which the store removed much', () => {
    const bought = { reviews: 44, praise: 40, removedPraise: 25 };
    expect(praiseWaves(quarter({ 30: bought, 31: bought, 33: bought }))).toEqual([
      { first: dayOf(30), last: dayOf(33), praise: 120, usual: 6, reasons: ['removed', 'one-sided'] },
    ]);
  });

  it('reports a burst of praise that repeats itself', () => {
    expect(praiseWaves(quarter({ 10: { reviews: 60, praise: 30, repeatedPraise: 12 } }))).toMatchObject([
      { reasons: ['repeated'] },
    ]);
  });

  it('lets an outage pass, which brings much blame and some praise', () => {
    expect(praiseWaves(quarter({ 20: { reviews: 340, praise: 22 } }))).toEqual([]);
  });

  it('lets a well-liked app have a good day', () => {
    const liked = quarter({}).map((day) => ({ ...day, reviews: 10, praise: 9 }));
    liked[25] = { ...liked[25]!, reviews: 60, praise: 58 };
    expect(praiseWaves(liked)).toEqual([]);
  });

  it('does not call a few reviews a wave', () => {
    expect(
      praiseWaves([{ day: dayOf(0), reviews: 7, praise: 7, removedPraise: 7, repeatedPraise: 7 }]),
    ).toEqual([]);
    expect(praiseWaves([])).toEqual([]);
  });

  it('gives waves in order and apart, whatever the order of the days', () => {
    const day = fc.record({
      at: fc.nat(200),
      praise: fc.nat(60),
      blame: fc.nat(20),
      removed: fc.nat(60),
      repeated: fc.nat(60),
    });
    const series = fc.uniqueArray(day, { selector: ({ at }) => at, maxLength: 80 });
    fc.assert(
      fc.property(series, (drawn) => {
        const days = drawn.map(({ at, praise, blame, removed, repeated }) => ({
          day: dayOf(at),
          reviews: praise + blame,
          praise,
          removedPraise: Math.min(praise, removed),
          repeatedPraise: Math.min(praise, repeated),
        }));
        const waves = praiseWaves(days);
        expect(praiseWaves(days.toReversed())).toEqual(waves);
        waves.forEach((wave, at) => {
          expect(wave.first <= wave.last).toBe(true);
          expect(at === 0 || waves[at - 1]!.last < wave.first).toBe(true);
        });
      }),
    );
  });
});
