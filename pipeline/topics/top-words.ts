import { type Counts, massesOf } from './mixture.ts';

/**
 * The words that tell each group, the most telling first: by what they add to the divergence of its words from all words (Kullback-Leibler):
 * share in the group times the logarithm of that share over the share everywhere. Only words commoner in the group than everywhere.
 * @returns numbers of words, for each group; of equal ones the lower number first
 */
export function topWords(counted: Counts, most: number): number[][] {
  const { groups, counts } = counted;
  const masses = massesOf(counted);
  const all = masses.reduce((sum, mass) => sum + mass, 0);
  const everywhere = Float64Array.from(
    { length: counts.length / groups },
    (_, word) =>
      counts.subarray(word * groups, (word + 1) * groups).reduce((sum, count) => sum + count, 0) / all,
  );
  return Array.from({ length: groups }, (_, group) => {
    const scores = everywhere.map((share, word) => {
      const within = counts[word * groups + group]! / masses[group]!;
      return within > share ? within * Math.log(within / share) : 0;
    });
    return [...scores.keys()]
      .filter((word) => scores[word]! > 0)
      .sort((one, other) => scores[other]! - scores[one]! || one - other)
      .slice(0, most);
  });
}
