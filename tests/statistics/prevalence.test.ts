import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../pipeline/statistics/bootstrap.ts';
import { predictionPowered } from '../../pipeline/statistics/prediction-powered.ts';
import { uniform } from '../../pipeline/statistics/random.ts';
import { corrected, roganGladen } from '../../pipeline/statistics/rogan-gladen.ts';
import { pooled, type Stratum, type Validation, validatedIn } from '../../pipeline/statistics/validation.ts';

/** A population of reviews, each true or not and said or not, and a sample of it by what the coder said. */
interface World {
  readonly prevalence: number;
  readonly sensitivity: number;
  readonly specificity: number;
  readonly size: number;
  readonly sample: number;
  /** Whether the sample is drawn apart among the reviews of which the coder says it and the others, twice as densely among the former. */
  readonly stratified: boolean;
}

type Cell = 'hit' | 'missed' | 'extra' | 'clear';

function draw(world: World, random: () => number): Validation {
  const reviews = Array.from({ length: world.size }, (): Cell => {
    if (random() < world.prevalence) return random() < world.sensitivity ? 'hit' : 'missed';
    return random() < world.specificity ? 'clear' : 'extra';
  });
  const isSaid = (cell: Cell): boolean => cell === 'hit' || cell === 'extra';
  const said = reviews.filter(isSaid);
  const groups = world.stratified ? [said, reviews.filter((cell) => !isSaid(cell))] : [reviews];
  const density = groups.map((group, at) => (world.stratified && at === 0 ? 2 : 1) * group.length);
  const scale = world.sample / density.reduce((sum, count) => sum + count, 0);
  const strata = groups.map((group, at) =>
    sampled(group, Math.min(group.length, Math.max(2, Math.round(density[at]! * scale))), random),
  );
  return { strata, said: said.length / world.size };
}

function sampled(group: Cell[], count: number, random: () => number): Stratum {
  const stratum = { size: group.length, hit: 0, missed: 0, extra: 0, clear: 0 };
  for (let i = 0; i < count; i++) {
    const at = i + Math.floor(random() * (group.length - i));
    [group[i], group[at]] = [group[at]!, group[i]!];
    stratum[group[i]!] += 1;
  }
  return stratum;
}

describe('coverage of the 95 % intervals', () => {
  const rounds = 1000;

  /** The share of the intervals of each method that hold what is true. */
  function coverage(world: World): Record<string, number> {
    const random = uniform(17);
    const held: Record<string, number> = { corrected: 0, powered: 0, unweighed: 0, sample: 0 };
    for (let round = 0; round < rounds; round++) {
      const validation = draw(world, random);
      const estimates: Record<string, Estimate> = {
        corrected: corrected(validation),
        powered: predictionPowered(validation),
        unweighed: predictionPowered(validation, 1),
        sample: predictionPowered(validation, 0),
      };
      for (const [method, { low, high }] of Object.entries(estimates))
        if (low <= world.prevalence && world.prevalence <= high) held[method]! += 1 / rounds;
    }
    return held;
  }

  const drawnApart = {
    prevalence: 0.1,
    sensitivity: 0.8,
    specificity: 0.98,
    size: 4000,
    sample: 300,
    stratified: true,
  };
  const drawnAtRandom = { ...drawnApart, prevalence: 0.3, stratified: false };

  test.each([
    drawnApart,
    { ...drawnApart, prevalence: 0.3 },
    { ...drawnApart, prevalence: 0.3, sensitivity: 0.6, specificity: 0.95 },
    drawnAtRandom,
    { ...drawnAtRandom, sensitivity: 0.6, specificity: 0.95 },
  ])('$prevalence true, $sensitivity of it found, drawn apart: $stratified: 93 to 97 % of 1,000', (world) => {
    for (const [method, share] of Object.entries(coverage(world))) {
      expect(share, method).toBeGreaterThanOrEqual(0.93);
      expect(share, method).toBeLessThanOrEqual(0.97);
    }
  });

  test('of a code that 2 in 100 reviews bear, no interval is too narrow', () => {
    for (const world of [drawnApart, drawnAtRandom]) {
      const shares = coverage({ ...world, prevalence: 0.02, specificity: 0.99 });
      for (const [method, share] of Object.entries(shares))
        expect(share, method).toBeGreaterThanOrEqual(0.93);
    }
  });
});

describe('coverage where the sample is drawn apart by what the coder says of each review, as one of forty issues or none', () => {
  const issues = 40;
  const rounds = 400;

  /** Half of the reviews complain of one of the issues; the coder misses some, mistakes some and makes some up. */
  function draw(random: () => number): { readonly truth: number; readonly said: number }[] {
    const any = (): number => 1 + Math.floor(random() * issues);
    return Array.from({ length: 1400 }, () => {
      const truth = random() < 0.5 ? any() : 0;
      const chance = random();
      if (truth === 0) return { truth, said: chance < 0.08 ? any() : 0 };
      return { truth, said: chance < 0.15 ? 0 : chance < 0.3 ? any() : truth };
    });
  }

  /** A fifth of every stratum, two reviews at least. */
  function sample(reviews: ReturnType<typeof draw>, bears: (issue: number) => boolean): Validation {
    const strata = Array.from({ length: issues + 1 }, (_, said) =>
      reviews.filter((review) => review.said === said),
    );
    return {
      said: reviews.filter(({ said }) => bears(said)).length / reviews.length,
      strata: strata
        .filter(({ length }) => length > 0)
        .map((group) => {
          const stratum = { size: group.length, hit: 0, missed: 0, extra: 0, clear: 0 };
          for (const { truth, said } of group.slice(0, Math.max(2, Math.round(group.length / 5)))) {
            if (bears(truth)) stratum[bears(said) ? 'hit' : 'missed'] += 1;
            else stratum[bears(said) ? 'extra' : 'clear'] += 1;
          }
          return stratum;
        }),
    };
  }

  test.each([
    ['one issue', (issue: number) => issue === 3, 0.5 / issues],
    ['a stage of eight issues', (issue: number) => issue >= 1 && issue <= 8, 0.1],
    ['any complaint', (issue: number) => issue > 0, 0.5],
  ] as const)('%s: at least 93 in 100 of the intervals', (_, bears, prevalence) => {
    const random = uniform(29);
    const held = { corrected: 0, powered: 0, sample: 0 };
    for (let round = 0; round < rounds; round++) {
      const validation = sample(draw(random), bears);
      const holds = ({ low, high }: Estimate): number => (low <= prevalence && prevalence <= high ? 1 : 0);
      held.corrected += holds(corrected(validation));
      held.powered += holds(predictionPowered(validation));
      held.sample += holds(predictionPowered(validation, 0));
    }
    for (const [method, count] of Object.entries(held))
      expect(count / rounds, method).toBeGreaterThanOrEqual(0.93);
  });
});

/** M. Stevenson's epiR, `epi.prev`: of 150 cows 23 test positive; sensitivity .96, specificity .89; the true prevalence is 5.1 in 100. */
test('the published example of Rogan and Gladen’s estimator', () => {
  expect(roganGladen(23 / 150, 0.96, 0.89)).toBeCloseTo(0.051, 3);
});

/** Example 1 of Z. Lang, J. Reiczigel, Preventive Veterinary Medicine 113 (2014) 13-22: 4060 of 11284; 178/179; 358/359. */
test('the published example of Lang and Reiczigel: .360, .349 to .372', () => {
  expect(roganGladen(4060 / 11284, 178 / 179, 358 / 359)).toBeCloseTo(0.36, 3);
});

describe('laws', () => {
  const cell = fc.nat(40);
  const stratum = fc
    .record({ hit: cell, missed: cell, extra: cell, clear: cell, rest: fc.nat(500) })
    .map(({ rest, ...cells }): Stratum => ({ ...cells, size: validatedIn(cells) + rest + 1 }));
  const validation = fc
    .record({
      strata: fc.array(stratum, { minLength: 1, maxLength: 4 }),
      said: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map((given): Validation => ({ ...given, strata: pooled(given.strata) }));

  test('an estimate lies within its interval, and that within 0 and 1', () => {
    fc.assert(
      fc.property(validation, (given) => {
        for (const { value, low, high } of [
          predictionPowered(given),
          predictionPowered(given, 1),
          corrected(given),
        ]) {
          if (Number.isNaN(value)) continue;
          expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true);
        }
      }),
    );
  });

  test('pooling keeps every review, and leaves no stratum with a single one beside others', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
        const joined = pooled(strata);
        const sum = (all: readonly Stratum[], of: (one: Stratum) => number) =>
          all.reduce((total, one) => total + of(one), 0);
        for (const of of [validatedIn, ({ size }: Stratum) => size])
          expect(sum(joined, of)).toBe(sum(strata, of));
        expect(joined.length === 1 || joined.every((one) => validatedIn(one) >= 2)).toBe(true);
      }),
    );
  });
});

describe('what to expect of it', () => {
  const sample: Stratum = { size: 10_000, hit: 40, missed: 10, extra: 10, clear: 240 };
  const validation: Validation = { strata: [sample], said: 50 / 300 };

  test('a coder who is known to be right is taken at his word, in the narrowest interval', () => {
    const flawless: Validation = { strata: [{ ...sample, missed: 0, extra: 0 }], said: 0.14 };
    const { value, low, high, trust } = predictionPowered(flawless);
    expect(value).toBeCloseTo(0.14, 2);
    expect(trust).toBeGreaterThan(0.95);
    expect(high - low).toBeLessThan(0.04);
    expect(corrected(flawless).value).toBeCloseTo(0.14, 12);
  });

  test('a coder who guesses is not listened to', () => {
    const guess: Validation = {
      strata: [{ size: 10_000, hit: 25, missed: 25, extra: 125, clear: 125 }],
      said: 0.9,
    };
    expect(predictionPowered(guess).trust).toBeCloseTo(0, 12);
    expect(predictionPowered(guess).value).toBeCloseTo(50 / 300, 12);
    expect(corrected(guess).value).toBeNaN();
  });

  test('listening to the coder makes the interval narrower than the sample alone', () => {
    const width = ({ low, high }: Estimate): number => high - low;
    expect(width(predictionPowered(validation))).toBeLessThan(0.8 * width(predictionPowered(validation, 0)));
  });

  test('a sample that is the whole population leaves only the population’s own uncertainty', () => {
    const whole: Validation = { strata: [{ ...sample, size: 300 }], said: 50 / 300 };
    const { value, low, high } = predictionPowered(whole);
    expect(value).toBeCloseTo(50 / 300, 12);
    expect(high - low).toBeCloseTo(2 * 1.96 * Math.sqrt(((1 / 6) * (5 / 6)) / 300), 2);
  });

  test('where nothing was validated, nothing can be told', () => {
    const nothing: Validation = { strata: [{ size: 9, hit: 0, missed: 0, extra: 0, clear: 0 }], said: 0.2 };
    expect(predictionPowered(nothing).value).toBeNaN();
    expect(corrected(nothing).value).toBeNaN();
  });
});
