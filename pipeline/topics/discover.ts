import type { Points } from '../learn/embed.ts';
import { sphericalKMeans } from '../learn/spherical.ts';
import { type Documents, sizeOf } from './documents.ts';
import { mergeGroups } from './merging.ts';
import { pointsOf } from './joining.ts';
import { groupsIn, noGroup, refine } from './mixture.ts';

export interface DiscoverOptions {
  /** Groups to begin with, rather too many. */
  readonly groups: number;
  /** Groups at the end; fewer where some run empty. */
  readonly topics: number;
}

/** Texts that the first groups are made of at most, the first ones; the others come to them by their words. Bounds the time. */
const mostClustered = 5_000;
/** Rounds of refinement of the first groups, which are merged anyway, and of the last. */
const firstRounds = 10;
const lastRounds = 30;

/**
 * Finds what the texts are about: puts them into many small groups by the direction of their vectors, lets their words sharpen the groups,
 * and merges those that say the same. Deterministic; the order of the texts matters: it must be the same for the same texts, and the first
 * must be no others than the rest.
 * @param points the vector of each text
 * @returns the group of each text, `noGroup` for one without known words
 */
export function discover(texts: Documents, points: Points, { groups, topics }: DiscoverOptions): Int32Array {
  const first = refine(texts, clustered(points, groups, sizeOf(texts)), groups, firstRounds);
  const merged = mergeGroups(texts, first, groups, topics);
  return refine(texts, merged, groupsIn(merged), lastRounds);
}

function clustered(points: Points, groups: number, size: number): Int32Array {
  if (size <= mostClustered) return sphericalKMeans(points, groups);
  const some = pointsOf(points, [...new Array(mostClustered).keys()]);
  const groupOf = new Int32Array(size).fill(noGroup);
  groupOf.set(sphericalKMeans(some, groups));
  return groupOf;
}
