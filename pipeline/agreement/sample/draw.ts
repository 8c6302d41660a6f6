import { chance } from './chance.ts';
import { allocate, type Candidate, type Grouping, stratumOf } from './strata.ts';

export interface Design {
  /** Reviews to draw. */
  readonly size: number;
  /** At least so many from every stratum that has them. */
  readonly least: number;
  readonly by: readonly Grouping[];
  readonly seed: number;
}

export interface DrawnStratum {
  /** Reviews in it. */
  readonly size: number;
  /** How many of them were drawn: each of them had the same chance `drawn / size`. */
  readonly drawn: number;
}

export interface Drawn {
  readonly strata: ReadonlyMap<string, DrawnStratum>;
  /** In random order. */
  readonly reviews: readonly (Candidate & { readonly stratum: string })[];
}

/**
 * Draws a stratified random sample. The same seed draws the same reviews, in whatever order they come.
 * @throws UserError `sample-too-small`
 */
export function drawSample(candidates: Iterable<Candidate>, { size, least, by, seed }: Design): Drawn {
  const groups = new Map<string, Ranked[]>();
  for (const candidate of candidates) {
    const name = stratumOf(candidate, by);
    const ranked = { candidate, rank: chance(seed, candidate.app, candidate.drawnBy ?? candidate.id) };
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [ranked]);
    else group.push(ranked);
  }
  const sizes = new Map([...groups].map(([name, group]) => [name, group.length]));
  const drawn = allocate(sizes, size, least);
  const chosen = [...groups].flatMap(([stratum, group]) =>
    group
      .sort(byRank)
      .slice(0, drawn.get(stratum)!)
      .map((ranked) => ({ ...ranked, stratum })),
  );
  return {
    strata: new Map([...drawn].map(([name, count]) => [name, { size: sizes.get(name)!, drawn: count }])),
    reviews: chosen.sort(byRank).map(({ candidate, stratum }) => ({ ...candidate, stratum })),
  };
}

interface Ranked {
  readonly candidate: Candidate;
  readonly rank: number;
}

const byRank = (a: Ranked, b: Ranked): number => a.rank - b.rank;
