import { type Coefficient, type Ratings, unrated } from './ratings.ts';

/**
 * Of two coders J. Cohen's, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960) 37-46; of
 * more the mean over all pairs (R. Light, Psychological Bulletin 76, 1971). A pair is judged on the units that both have rated; one that
 * cannot be told, as both always say the same one thing, is left out.
 */
export const cohensKappa: Coefficient = (ratings) => {
  const coders = ratings.patterns[0]?.length ?? 0;
  const kappas: number[] = [];
  for (let one = 0; one < coders; one++)
    for (let other = one + 1; other < coders; other++) {
      const kappa = kappaOfPair(ratings, one, other);
      if (!Number.isNaN(kappa)) kappas.push(kappa);
    }
  return kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length;
};

function kappaOfPair({ patterns, counts, categories }: Ratings, one: number, other: number): number {
  const given = new Float64Array(categories);
  const answered = new Float64Array(categories);
  let [units, agreed] = [0, 0];
  for (const [at, pattern] of patterns.entries()) {
    const [first, second] = [pattern[one]!, pattern[other]!];
    if (first === unrated || second === unrated) continue;
    units += counts[at]!;
    given[first]! += counts[at]!;
    answered[second]! += counts[at]!;
    if (first === second) agreed += counts[at]!;
  }
  const byChance = given.reduce((sum, count, category) => sum + count * answered[category]!, 0) / units ** 2;
  return beyondChance(agreed / units, byChance);
}

/** The share of the agreement there could be beyond chance that there is; NaN where chance alone gives full agreement. */
export const beyondChance = (agreed: number, byChance: number): number =>
  1 - byChance < 1e-12 ? Number.NaN : (agreed - byChance) / (1 - byChance);
