import { generator } from '../learning/svm.ts';
import { type Points, toUnit } from './embed.ts';

/** Rounds of k-means; by then hardly a point moves. */
const rounds = 25;
/** The group of a zero point, which lies in no direction. */
export const noGroup = -1;

/**
 * Groups points of unit length by direction: spherical k-means (I. S. Dhillon, D. S. Modha, "Concept Decompositions for Large Sparse Text
 * Data Using Clustering", Machine Learning 2001), its first centres spread out as in k-means++ (D. Arthur, S. Vassilvitskii, SODA 2007).
 * Deterministic: a fixed generator, and of equally near centres the first.
 * @returns the group of each point, 0 to `groups - 1`; some groups may be empty
 */
export function sphericalKMeans(points: Points, groups: number): Int32Array {
  const { coordinates, dimensions } = points;
  const size = dimensions === 0 ? 0 : coordinates.length / dimensions;
  const groupOf = new Int32Array(size).fill(noGroup);
  const centres = firstCentres(points, size, groups);
  for (let round = 0; round < rounds; round++) {
    if (!assign(points, centres, groupOf)) break;
    moveCentres(points, groupOf, centres);
  }
  return groupOf;
}

/** Each next centre is a point drawn with a chance that grows with its squared distance from the centres so far. */
function firstCentres({ coordinates, dimensions }: Points, size: number, groups: number): Float64Array {
  const random = generator(1);
  const centres: number[] = [];
  const distances = Float64Array.from({ length: size }, (_, i) =>
    squaredNorm(coordinates, i * dimensions, dimensions),
  );
  for (let group = 0; group < groups; group++) {
    const chosen = draw(distances, random());
    if (chosen === undefined) break;
    for (let axis = 0; axis < dimensions; axis++) centres.push(coordinates[chosen * dimensions + axis]!);
    for (let i = 0; i < size; i++) {
      const cosine = product(coordinates, i * dimensions, coordinates, chosen * dimensions, dimensions);
      distances[i] = i === chosen ? 0 : Math.min(distances[i]!, Math.max(2 - 2 * cosine, 0));
    }
  }
  return Float64Array.from(centres);
}

/** The place in `weights` that the fraction `at` of their sum falls on; none where all are zero. */
function draw(weights: Float64Array, at: number): number | undefined {
  let left = at * weights.reduce((sum, weight) => sum + weight, 0);
  let last: number | undefined;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    left -= weights[i]!;
    if (left < 0) break;
  }
  return last;
}

/** Gives each point to its nearest centre; whether any point moved. */
function assign({ coordinates, dimensions }: Points, centres: Float64Array, groupOf: Int32Array): boolean {
  let moved = false;
  for (let i = 0; i < groupOf.length; i++) {
    if (squaredNorm(coordinates, i * dimensions, dimensions) === 0) continue;
    const group = nearest(coordinates, i * dimensions, centres, dimensions);
    moved ||= group !== groupOf[i];
    groupOf[i] = group;
  }
  return moved;
}

function nearest(coordinates: Float64Array, from: number, centres: Float64Array, dimensions: number): number {
  let best = -Infinity;
  let group = noGroup;
  for (let centre = 0; centre < centres.length; centre += dimensions) {
    const cosine = product(coordinates, from, centres, centre, dimensions);
    if (cosine <= best) continue;
    best = cosine;
    group = centre / dimensions;
  }
  return group;
}

/** Puts each centre amid its points; one without points stays where it is. */
function moveCentres({ coordinates, dimensions }: Points, groupOf: Int32Array, centres: Float64Array): void {
  const sums = new Float64Array(centres.length);
  groupOf.forEach((group, i) => {
    if (group === noGroup) return;
    for (let axis = 0; axis < dimensions; axis++)
      sums[group * dimensions + axis]! += coordinates[i * dimensions + axis]!;
  });
  for (let from = 0; from < sums.length; from += dimensions) {
    const centre = sums.subarray(from, from + dimensions);
    toUnit(centre);
    if (centre.some((value) => value !== 0)) centres.set(centre, from);
  }
}

const squaredNorm = (a: Float64Array, from: number, length: number): number =>
  product(a, from, a, from, length);

/** Four sums side by side: a single one would wait for itself, and it is here that the time goes. */
function product(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  const whole = length - (length % 4);
  for (let at = 0; at < whole; at += 4) {
    first += a[fromA + at]! * b[fromB + at]!;
    second += a[fromA + at + 1]! * b[fromB + at + 1]!;
    third += a[fromA + at + 2]! * b[fromB + at + 2]!;
    fourth += a[fromA + at + 3]! * b[fromB + at + 3]!;
  }
  for (let at = whole; at < length; at++) first += a[fromA + at]! * b[fromB + at]!;
  return first + second + (third + fourth);
}
