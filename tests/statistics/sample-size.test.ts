import { expect, test } from 'vitest';
import { uniform } from '../../pipeline/statistics/random.ts';
import { kappaReach, shareReach, sizeForKappa, sizeForShare } from '../../pipeline/statistics/sample-size.ts';

/** R. Krejcie, D. Morgan, Determining sample size for research activities, Educational and Psychological Measurement 30 (1970) 607-610, table 1, which rounds to the nearest. */
test.each([
  [100, 80],
  [500, 217],
  [1000, 278],
  [10_000, 370],
])('of %i reviews, %i are needed for ± 5 points', (population, size) => {
  expect([size, size + 1]).toContain(sizeForShare(0.5, 0.05, population));
});

test('without a bound on the population it is 385; a sample of that size reaches so far', () => {
  expect(sizeForShare(0.5, 0.05)).toBe(385);
  expect(shareReach(0.5, 385)).toBeLessThanOrEqual(0.05);
  expect(shareReach(0.5, 384)).toBeGreaterThan(0.05);
});

test('a sample that is everything leaves nothing open', () => {
  expect(shareReach(0.3, 200, 200)).toBe(0);
});

test('of a code that half of the reviews bear, the variance of kappa is 1 - κ²', () => {
  expect(kappaReach(0.7, 0.5, 100)).toBeCloseTo(1.96 * Math.sqrt((1 - 0.49) / 100), 4);
});

test('the size for kappa reaches as far as it was asked to', () => {
  const size = sizeForKappa(0.8, 0.1, 0.1);
  expect(kappaReach(0.8, 0.1, size)).toBeLessThanOrEqual(0.1);
  expect(kappaReach(0.8, 0.1, size - 1)).toBeGreaterThan(0.1);
});

test('2,000 simulated pairs of coders scatter as far as the formula says', () => {
  const [kappa, prevalence, size] = [0.7, 0.2, 300];
  const random = uniform(5);
  const kappas = Array.from({ length: 2000 }, () => {
    let [both, first, second] = [0, 0, 0];
    for (let review = 0; review < size; review++) {
      // With chance kappa both see the same, else each decides for himself: their kappa is the chance.
      const one = random() < prevalence;
      const other = random() < kappa ? one : random() < prevalence;
      both += one && other ? 1 : 0;
      first += one ? 1 : 0;
      second += other ? 1 : 0;
    }
    const agreed = (size - first - second + 2 * both) / size;
    const byChance = (first * second + (size - first) * (size - second)) / size ** 2;
    return (agreed - byChance) / (1 - byChance);
  });
  const mean = kappas.reduce((sum, value) => sum + value, 0) / kappas.length;
  const deviation = Math.sqrt(kappas.reduce((sum, value) => sum + (value - mean) ** 2, 0) / kappas.length);
  expect((1.96 * deviation) / kappaReach(kappa, prevalence, size)).toBeGreaterThan(0.93);
  expect((1.96 * deviation) / kappaReach(kappa, prevalence, size)).toBeLessThan(1.07);
});
