import { embed, type Points, toUnit } from '../learn/embed.ts';
import type { SparseRows } from '../learning/svm.ts';
import { type Documents, sizeOf } from './documents.ts';

/** Length of a word's vector: at most so many, and one for so many words, as with more of them a vector tells the word itself alone. */
const mostDimensions = 50;
const wordsToADimension = 10;
/** Words that get a vector, the most frequent ones: the cost grows with the square of their number. */
const embedded = 3000;
/** The power that smooths the distribution of contexts is 3/4 (Levy, Goldberg and Dagan, TACL 2015, section 3.2). */
const smoothed = (mass: number): number => Math.sqrt(mass) * Math.sqrt(Math.sqrt(mass));

/**
 * A point for each of the frequent words, near those of words that stand in the same texts: the strongest directions of positive pointwise
 * mutual information. A word of three characters or more stands there with its characters too, which brings 连不上 and 连接不上 together.
 * Of many in a text each counts less, so that each text has the same say about a word.
 */
export function wordVectors(texts: Documents): Points {
  const width = Math.min(embedded, texts.words.length);
  const dimensions = Math.min(mostDimensions, Math.ceil(width / wordsToADimension));
  const { coordinates } = embed(associations(...withCharacters(texts, width)), dimensions);
  const found = coordinates.length === 0 ? 0 : dimensions;
  return { coordinates: coordinates.subarray(0, width * found), dimensions: found };
}

/** The first words of each text with their characters, as numbers; and how many there are. */
function withCharacters(texts: Documents, width: number): [texts: Int32Array[], width: number] {
  const numbers = new Map<string, number>();
  const parts = texts.words.slice(0, width).map((word) =>
    hanOf(word).map((character) => {
      if (!numbers.has(character)) numbers.set(character, width + numbers.size);
      return numbers.get(character)!;
    }),
  );
  const read = Array.from({ length: sizeOf(texts) }, (_, text) => {
    const words = [...wordsOf(texts, text)].filter((word) => word < width);
    return Int32Array.from(new Set([...words, ...words.flatMap((word) => parts[word]!)]));
  });
  return [read, width + numbers.size];
}

const longWord = 3;

/** The Han characters of a long word. */
const hanOf = (word: string): string[] =>
  word.length < longWord ? [] : [...word].filter((character) => /\p{Script=Han}/u.test(character));

function associations(texts: readonly Int32Array[], width: number): SparseRows {
  const holding = holdersOf(texts, width);
  const masses = Float64Array.from(holding, (of) => of.length);
  const all = masses.reduce((sum, mass) => sum + smoothed(mass), 0);
  const start = new Int32Array(width + 1);
  const index: number[] = [];
  const value: number[] = [];
  const row = new Float64Array(width);
  holding.forEach((of, word) => {
    for (const other of addNeighbours(texts, of, word, row)) {
      const information = Math.log((row[other]! * all) / (masses[word]! * smoothed(masses[other]!)));
      row[other] = 0;
      if (information <= 0) continue;
      index.push(other);
      value.push(information);
    }
    start[word + 1] = index.length;
  });
  return { start, index: Int32Array.from(index), value: Float32Array.from(value), width };
}

/** The texts that hold each word and another one. */
function holdersOf(texts: readonly Int32Array[], width: number): number[][] {
  const holding: number[][] = Array.from({ length: width }, () => []);
  texts.forEach((words, text) => {
    if (words.length > 1) for (const word of words) holding[word]!.push(text);
  });
  return holding;
}

/** Adds the weights of a word's neighbours to an empty row; the words touched, in ascending order. */
function addNeighbours(
  texts: readonly Int32Array[],
  holding: readonly number[],
  word: number,
  row: Float64Array,
): Int32Array {
  const touched: number[] = [];
  for (const text of holding) {
    const words = texts[text]!;
    const weight = 1 / (words.length - 1);
    for (const other of words) {
      if (other === word) continue;
      if (row[other] === 0) touched.push(other);
      row[other]! += weight;
    }
  }
  return Int32Array.from(touched).sort();
}

const wordsOf = ({ start, terms }: Documents, text: number): Int32Array =>
  terms.subarray(start[text]!, start[text + 1]!);

/**
 * Each text as a point of unit length amid its words, the rarer ones weighing more (inverse document frequency); zero where it has no word
 * with a vector.
 * @param vectors of the first words of the texts' vocabulary
 */
export function textVectors(texts: Documents, vectors: Points): Points {
  const size = sizeOf(texts);
  const { dimensions: width } = vectors;
  const coordinates = new Float64Array(size * width);
  for (let text = 0; text < size; text++) {
    const point = coordinates.subarray(text * width, (text + 1) * width);
    for (const word of wordsOf(texts, text)) {
      if ((word + 1) * width > vectors.coordinates.length) continue;
      const weight = Math.log(size / texts.frequency[word]!);
      for (let axis = 0; axis < width; axis++)
        point[axis]! += weight * vectors.coordinates[word * width + axis]!;
    }
    toUnit(point);
  }
  return { coordinates, dimensions: width };
}
