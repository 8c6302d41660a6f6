import type { Points } from '../learn/embed.ts';
import { sphericalKMeans } from '../learn/spherical.ts';
import type { Documents } from './documents.ts';
import { mergeGroups } from './merging.ts';
import { groupsIn, refine } from './mixture.ts';

export interface DiscoverOptions {
  /** Groups to begin with, rather too many. */
  readonly groups: number;
  /** Groups at the end; fewer where some run empty. */
  readonly topics: number;
}

/** Rounds of refinement of the first groups, which are merged anyway, and of the last. */
const firstRounds = 10;
const lastRounds = 30;

/**
 * Finds what the texts are about: puts them into many small groups by the direction of their vectors, lets their words sharpen the groups,
 * and merges those that say the same. Deterministic; the order of the texts matters, so sort them.
 * @param points the vector of each text
 * @returns the group of each text, `noGroup` for one without known words
 */
export function discover(texts: Documents, points: Points, { groups, topics }: DiscoverOptions): Int32Array {
  const first = refine(texts, sphericalKMeans(points, groups), groups, firstRounds);
  const merged = mergeGroups(texts, first, groups, topics);
  return refine(texts, merged, groupsIn(merged), lastRounds);
}
