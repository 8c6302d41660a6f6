import type { Watched } from './learn.ts';

/** A series that is looked at on a night, with the weight of its p-values. */
export interface Member {
  readonly at: number;
  readonly weight: number;
}

/** What of the false discoveries may be issues, topics and phrases: hundreds of phrases must not drown an issue. */
const portions = { issue: 2 / 3, topic: 1 / 6, phrase: 1 / 6 } as const;

/**
 * The series that have been stated by a night. Weights are at most 1 in the mean, so that the correction holds for all series at once, and
 * those of issues do not depend on how many topics and phrases there are. Source: C. Genovese, K. Roeder, L. Wasserman, False discovery
 * control with p-value weighting, Biometrika 93 (2006) 509-524.
 */
export function familyAt(watched: readonly Pick<Watched, 'series' | 'begins'>[], night: number): Member[] {
  const sizes = { issue: 0, topic: 0, phrase: 0 };
  const members: { at: number; kind: keyof typeof sizes }[] = [];
  for (const [at, { series, begins }] of watched.entries()) {
    if (begins < 0 || begins > night) continue;
    const kind = series.kind === 'any' ? 'issue' : series.kind;
    sizes[kind] += 1;
    members.push({ at, kind });
  }
  return members.map(({ at, kind }) => ({ at, weight: (portions[kind] * members.length) / sizes[kind] }));
}
