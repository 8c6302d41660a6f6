import { type Points, toUnit } from '../learn/embed.ts';
import { groupsIn, noGroup, sizesOf } from './mixture.ts';

/** The direction of each group: the sum of its points scaled to one, and how close they lie to it: the mean of their cosines. */
export interface Directions {
  readonly directions: readonly Float64Array[];
  readonly cohesion: readonly number[];
}

export function directionsOf(points: Points, groupOf: Int32Array, groups: number): Directions {
  const sums = sumsOf(points, groupOf, groups);
  const sizes = sizesOf(groupOf, groups);
  const cohesion = sums.map((sum, group) => Math.sqrt(dot(sum, sum)) / Math.max(1, sizes[group]!));
  for (const sum of sums) toUnit(sum);
  return { directions: sums, cohesion };
}

/**
 * Joins groups that lie in nearly the same direction, the nearest first: groups that mean the same in different words (登录, 登陆), which
 * their words alone would keep apart.
 * @param least the cosine from which on two groups are joined
 * @returns the group of each text; groups that are joined have the lowest of their numbers, the others theirs
 */
export function joinNear(
  points: Points,
  groupOf: Int32Array,
  least: (one: number, other: number) => number,
): Int32Array {
  const groups = groupsIn(groupOf);
  const sums = sumsOf(points, groupOf, groups);
  const into = Int32Array.from({ length: groups }, (_, group) => group);
  let live = [...into.keys()].filter((group) => dot(sums[group]!, sums[group]!) > 0);
  for (let pair = nearest(sums, live, least); pair !== undefined; pair = nearest(sums, live, least)) {
    const { one, other } = pair;
    sums[other]!.forEach((value, axis) => {
      sums[one]![axis]! += value;
    });
    live = live.filter((group) => group !== other);
    into.forEach((to, group) => {
      if (to === other) into[group] = one;
    });
  }
  return groupOf.map((group) => (group === noGroup ? noGroup : into[group]!));
}

/** The two nearest groups that are near enough; of equally near ones those of the lowest numbers. */
function nearest(
  sums: readonly Float64Array[],
  live: readonly number[],
  least: (one: number, other: number) => number,
): { readonly one: number; readonly other: number } | undefined {
  let best: { readonly one: number; readonly other: number; readonly cosine: number } | undefined;
  live.forEach((one, place) => {
    for (const other of live.slice(place + 1)) {
      const [a, b] = [sums[one]!, sums[other]!];
      const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
      if (cosine >= least(one, other) && (best === undefined || cosine > best.cosine))
        best = { one, other, cosine };
    }
  });
  return best;
}

function sumsOf({ coordinates, dimensions }: Points, groupOf: Int32Array, groups: number): Float64Array[] {
  const sums = Array.from({ length: groups }, () => new Float64Array(dimensions));
  groupOf.forEach((group, text) => {
    if (group === noGroup) return;
    const sum = sums[group]!;
    for (let axis = 0; axis < dimensions; axis++) sum[axis]! += coordinates[text * dimensions + axis]!;
  });
  return sums;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let axis = 0; axis < a.length; axis++) sum += a[axis]! * b[axis]!;
  return sum;
}

/** Some of the points, in the order of their places. */
export function pointsOf({ coordinates, dimensions }: Points, places: readonly number[]): Points {
  const chosen = new Float64Array(places.length * dimensions);
  places.forEach((place, at) => {
    chosen.set(coordinates.subarray(place * dimensions, (place + 1) * dimensions), at * dimensions);
  });
  return { coordinates: chosen, dimensions };
}
