import type { Points } from '../../../pipeline/learn/embed.ts';
import { generator } from '../../../pipeline/learning/svm.ts';
import { type Documents, sizeOf } from '../../../pipeline/topics/documents.ts';
import { type Counts, countWords } from '../../../pipeline/topics/mixture.ts';

/** What a method makes of the texts: the group of each, and the top words of each group by the method's own ranking. */
export interface Grouping {
  readonly groupOf: Int32Array;
  readonly tops: readonly (readonly number[])[];
}

const wordsIn = ({ start, terms }: Documents, text: number): Int32Array =>
  terms.subarray(start[text]!, start[text + 1]!);

/** The words of each group with the highest counts. */
export function commonest({ groups, counts }: Counts, most: number): number[][] {
  return Array.from({ length: groups }, (_, group) => {
    const of = (word: number) => counts[word * groups + group]!;
    return [...new Array(counts.length / groups).keys()]
      .sort((a, b) => of(b) - of(a) || a - b)
      .slice(0, most);
  });
}

/**
 * GSDMM: collapsed Gibbs sampling of the Dirichlet multinomial mixture (J. Yin, J. Wang, KDD 2014, algorithm 1), with its authors' alpha
 * and beta of 0.1 and 15 rounds.
 */
export function gsdmm(texts: Documents, groups: number, seed: number, most: number): Grouping {
  const [alpha, beta, rounds] = [0.1, 0.1, 15];
  const random = generator(seed);
  const width = texts.words.length;
  const groupOf = Int32Array.from({ length: sizeOf(texts) }, () => Math.floor(random() * groups));
  const { counts } = countWords(texts, groupOf, groups);
  const [sizes, masses] = [new Float64Array(groups), new Float64Array(groups)];
  const add = (text: number, group: number, by: number) => {
    sizes[group]! += by;
    masses[group]! += by * wordsIn(texts, text).length;
    for (const word of wordsIn(texts, text)) counts[word * groups + group]! += by;
  };
  groupOf.forEach((group, text) => {
    sizes[group]!++;
    masses[group]! += wordsIn(texts, text).length;
  });
  const chances = new Float64Array(groups);
  for (let round = 0; round < rounds; round++) {
    for (let text = 0; text < groupOf.length; text++) {
      add(text, groupOf[text]!, -1);
      const words = wordsIn(texts, text);
      for (let group = 0; group < groups; group++) {
        let sum = Math.log(sizes[group]! + alpha);
        for (let at = 0; at < words.length; at++)
          sum += Math.log(
            (counts[words[at]! * groups + group]! + beta) / (masses[group]! + width * beta + at),
          );
        chances[group] = sum;
      }
      groupOf[text] = drawn(chances, random());
      add(text, groupOf[text]!, 1);
    }
  }
  return { groupOf, tops: commonest({ groups, counts }, most) };
}

/** Draws a place by chances given as logarithms, without their common factor. */
function drawn(logarithms: Float64Array, at: number): number {
  const highest = Math.max(...logarithms);
  const chances = logarithms.map((one) => Math.exp(one - highest));
  let left = at * chances.reduce((sum, chance) => sum + chance, 0);
  const place = chances.findIndex((chance) => {
    left -= chance;
    return left < 0;
  });
  return place === -1 ? chances.length - 1 : place;
}

/** Term frequency times inverse document frequency, each text of unit length; beside `texts.terms`. */
export function weighed(texts: Documents): Float64Array {
  const values = Float64Array.from(texts.terms, (word) => Math.log(sizeOf(texts) / texts.frequency[word]!));
  for (let text = 0; text < sizeOf(texts); text++) {
    const part = values.subarray(texts.start[text]!, texts.start[text + 1]!);
    const length = Math.sqrt(part.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) for (let at = 0; at < part.length; at++) part[at]! /= length;
  }
  return values;
}

/**
 * Non-negative matrix factorisation of the weighed texts by multiplicative updates of the squared error (D. D. Lee, H. S. Seung, NIPS
 * 2000), 100 rounds; a text is of its strongest part.
 */
export function nmf(texts: Documents, groups: number, seed: number, most: number): Grouping {
  const rounds = 100;
  const random = generator(seed);
  const values = weighed(texts);
  const [rows, width] = [sizeOf(texts), texts.words.length];
  const left = Float64Array.from({ length: rows * groups }, () => random() + 0.01);
  const right = Float64Array.from({ length: width * groups }, () => random() + 0.01);
  for (let round = 0; round < rounds; round++) {
    update(left, right, groups, (add) =>
      eachValue(texts, values, (text, word, value) => add(text, word, value)),
    );
    update(right, left, groups, (add) =>
      eachValue(texts, values, (text, word, value) => add(word, text, value)),
    );
  }
  const groupOf = Int32Array.from({ length: rows }, (_, text) => {
    const part = left.subarray(text * groups, (text + 1) * groups);
    return part.indexOf(Math.max(...part));
  });
  return { groupOf, tops: commonest({ groups, counts: right }, most) };
}

function eachValue(
  { start, terms }: Documents,
  values: Float64Array,
  take: (text: number, word: number, value: number) => void,
): void {
  for (let text = 0; text + 1 < start.length; text++)
    for (let at = start[text]!; at < start[text + 1]!; at++) take(text, terms[at]!, values[at]!);
}

/** One multiplicative update of `factor`, the other factor held. */
function update(
  factor: Float64Array,
  other: Float64Array,
  groups: number,
  each: (add: (own: number, others: number, value: number) => void) => void,
): void {
  const products = new Float64Array(factor.length);
  each((own, others, value) => {
    for (let group = 0; group < groups; group++)
      products[own * groups + group]! += value * other[others * groups + group]!;
  });
  const gram = new Float64Array(groups * groups);
  for (let row = 0; row < other.length; row += groups)
    for (let a = 0; a < groups; a++)
      for (let b = 0; b < groups; b++) gram[a * groups + b]! += other[row + a]! * other[row + b]!;
  const before = new Float64Array(groups);
  for (let row = 0; row < factor.length; row += groups) {
    before.set(factor.subarray(row, row + groups));
    for (let group = 0; group < groups; group++) {
      let sum = 1e-12;
      for (let b = 0; b < groups; b++) sum += before[b]! * gram[b * groups + group]!;
      factor[row + group]! *= products[row + group]! / sum;
    }
  }
}

/** k-means by cosine on the weighed texts (I. S. Dhillon, D. S. Modha, 2001), 25 rounds, centres begun at texts drawn by chance. */
export function kMeans(texts: Documents, groups: number, seed: number, most: number): Grouping {
  const rounds = 25;
  const random = generator(seed);
  const values = weighed(texts);
  let centres: Points = { coordinates: new Float64Array(texts.words.length * groups), dimensions: groups };
  for (let group = 0; group < groups; group++) {
    const text = Math.floor(random() * sizeOf(texts));
    for (let at = texts.start[text]!; at < texts.start[text + 1]!; at++)
      centres.coordinates[texts.terms[at]! * groups + group] = values[at]!;
  }
  const groupOf = new Int32Array(sizeOf(texts));
  const cosines = new Float64Array(groups);
  for (let round = 0; round < rounds; round++) {
    for (let text = 0; text < groupOf.length; text++) {
      cosines.fill(0);
      for (let at = texts.start[text]!; at < texts.start[text + 1]!; at++)
        for (let group = 0; group < groups; group++)
          cosines[group]! += values[at]! * centres.coordinates[texts.terms[at]! * groups + group]!;
      groupOf[text] = cosines.indexOf(Math.max(...cosines));
    }
    centres = centresOf(texts, values, groupOf, groups);
  }
  return { groupOf, tops: commonest({ groups, counts: centres.coordinates }, most) };
}

/** The mean direction of each group: of word `w` in group `g` at `w * groups + g`. */
function centresOf(texts: Documents, values: Float64Array, groupOf: Int32Array, groups: number): Points {
  const coordinates = new Float64Array(texts.words.length * groups);
  eachValue(texts, values, (text, word, value) => {
    coordinates[word * groups + groupOf[text]!]! += value;
  });
  for (let group = 0; group < groups; group++) {
    let square = 0;
    for (let at = group; at < coordinates.length; at += groups) square += coordinates[at]! * coordinates[at]!;
    if (square > 0)
      for (let at = group; at < coordinates.length; at += groups) coordinates[at]! /= Math.sqrt(square);
  }
  return { coordinates, dimensions: groups };
}
