import { describe, expect, it } from 'vitest';
import { uniform } from '../../pipeline/statistics/random.ts';
import { inventedDays } from '../../pipeline/trends/backtest/background.ts';
import { calmOf, recallOf, trials } from '../../pipeline/trends/backtest/backtest.ts';
import { gamma, normal, poisson } from '../../pipeline/trends/backtest/draws.ts';
import { inject } from '../../pipeline/trends/backtest/inject.ts';
import { testReal } from '../../pipeline/trends/backtest/run.ts';
import { countIn } from '../../pipeline/trends/usual.ts';

const small = { volume: 200, dispersion: 0.02 };

function momentsOf(draw: () => number): { mean: number; variance: number } {
  const drawn = Array.from({ length: 20_000 }, draw);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  return { mean, variance };
}

describe('draws', () => {
  const random = uniform(1);
  it.each([
    ['normal', () => normal(random), 0, 1],
    ['poisson', () => poisson(random, 7), 7, 7],
    ['gamma of small variance', () => gamma(random, 0.02), 1, 0.02],
    ['gamma of great variance', () => gamma(random, 3), 1, 3],
  ] as const)('%s: have their mean and variance', (_, draw, mean, variance) => {
    const seen = momentsOf(draw);
    expect(Math.abs(seen.mean - mean)).toBeLessThan(0.06 * Math.max(1, Math.sqrt(variance)));
    expect(seen.variance / variance).toBeGreaterThan(0.85);
    expect(seen.variance / variance).toBeLessThan(1.15);
  });
});

describe('an injection', () => {
  it('adds to one issue, to the reviews and to those that complain, on its days alone', () => {
    const background = inventedDays(uniform(2), small, 60);
    const { history, series } = inject(
      background,
      { at: 5, days: { from: 50, to: 55 }, share: 0.1 },
      uniform(3),
    );
    const added = countIn(history.all.reviews, 0, 60) - countIn(background.history.all.reviews, 0, 60);
    expect(added).toBeGreaterThan(50);
    expect(countIn(series[5]!.all, 50, 55) - countIn(background.series[5]!.all, 50, 55)).toBe(added);
    expect(history.all.complaining[52]! - background.history.all.complaining[52]!).toBe(
      series[5]!.all[52]! - background.series[5]!.all[52]!,
    );
    expect(series.filter((one, at) => one !== background.series[at])).toHaveLength(1);
    expect(history.all.reviews[55]).toBe(background.history.all.reviews[55]);
  });
});

describe('a back-test', () => {
  it('is the same for the same seed', () => {
    const once = () =>
      recallOf(trials(inventedDays(uniform(4), small, 60), { shares: [0.05], times: 2 }, uniform(5)));
    expect(once()).toEqual(once());
  });

  it('finds more the more is put in and the longer it waits', () => {
    const tried = trials(inventedDays(uniform(6), small, 60), { shares: [0.005, 0.2], times: 6 }, uniform(7));
    const rare = recallOf(tried).filter(({ usual }) => usual === 0.001);
    const [few, many] = rare.map(({ found }) => found.map(({ share }) => share));
    expect(many!.at(-1)).toBe(1);
    expect(few![0]).toBeLessThan(many![0]!);
    expect(many).toEqual(many!.toSorted());
  });

  it('counts nights with a past alone', () => {
    expect(calmOf([inventedDays(uniform(8), small, 40)]).nights).toBe(40 - 28 - 6);
  });

  it('of an app without a past tries nothing', () => {
    const { calm, recall } = testReal('康宁医生', inventedDays(uniform(9), small, 10), 1);
    expect([calm.nights, calm.alerts, recall]).toEqual([0, 0, []]);
  });

  it('meets its aim: 1 % more at 2,000 reviews a day within 2 days, and at most one false alert in 30 nights', () => {
    const random = uniform(1);
    const manner = { volume: 2_000, dispersion: 0.02 };
    const backgrounds = Array.from({ length: 12 }, () => inventedDays(random, manner, 121));
    const plan = { shares: [0.01], times: 3 };
    const recall = recallOf(backgrounds.flatMap((background) => trials(background, plan, random)));
    for (const { found } of recall.filter(({ usual }) => usual <= 0.005))
      expect(found[1]!.share).toBeGreaterThanOrEqual(0.95);
    expect(calmOf(backgrounds).inThirty.value).toBeLessThanOrEqual(1);
  });
});
