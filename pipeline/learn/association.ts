import type { SparseRows } from '../learning/svm.ts';
import { type Corpus, gap } from './corpus.ts';

/** Words at most this far apart are neighbours. */
const window = 3;
/** Neighbours weigh 1/distance; times 6 that is a whole number for each distance, so that sums are exact in any order. */
const weights = [6, 3, 2] as const;

/**
 * How much oftener than by chance two words are neighbours: positive pointwise mutual information, the contexts' distribution smoothed
 * by the power 0.75 (O. Levy, Y. Goldberg, I. Dagan, "Improving Distributional Similarity with Lessons Learned from Word Embeddings",
 * TACL 2015, section 3.2).
 * @returns one row a word, natural logarithms, the columns of a row in ascending order
 */
export function associations({ words, stream }: Corpus): SparseRows {
  const width = words.length;
  const masses = massesOf(stream, width);
  const smoothed = masses.map((mass) => Math.sqrt(mass) * Math.sqrt(Math.sqrt(mass)));
  const all = smoothed.reduce((sum, mass) => sum + mass, 0);
  const start = new Int32Array(width + 1);
  const index: number[] = [];
  const value: number[] = [];
  const row = new Float64Array(width);
  placesOf(stream, width).forEach((places, word) => {
    for (const other of addNeighbours(stream, places, row)) {
      const information = Math.log((row[other]! * all) / (masses[word]! * smoothed[other]!));
      row[other] = 0;
      if (information <= 0) continue;
      index.push(other);
      value.push(information);
    }
    start[word + 1] = index.length;
  });
  return { start, index: Int32Array.from(index), value: Float32Array.from(value), width };
}

/** Adds the weights of the neighbours of these places to an empty row; the words touched, in ascending order. */
function addNeighbours(stream: Int32Array, places: readonly number[], row: Float64Array): Int32Array {
  const touched: number[] = [];
  for (const place of places) {
    eachNeighbour(stream, place, (word, weight) => {
      if (row[word] === 0) touched.push(word);
      row[word]! += weight;
    });
  }
  return Int32Array.from(touched).sort();
}

function eachNeighbour(
  stream: Int32Array,
  place: number,
  take: (word: number, weight: number) => void,
): void {
  for (const step of [-1, 1]) {
    for (let distance = 1; distance <= window; distance++) {
      const other = stream[place + step * distance] ?? gap;
      if (other === gap) break;
      take(other, weights[distance - 1]!);
    }
  }
}

/** Where each word stands in the stream, in order. */
function placesOf(stream: Int32Array, width: number): number[][] {
  const places: number[][] = Array.from({ length: width }, () => []);
  stream.forEach((word, place) => {
    if (word !== gap) places[word]!.push(place);
  });
  return places;
}

/** The weight of all neighbours of each word together. */
function massesOf(stream: Int32Array, width: number): Float64Array {
  const masses = new Float64Array(width);
  stream.forEach((word, place) => {
    if (word === gap) return;
    eachNeighbour(stream, place, (_, weight) => {
      masses[word]! += weight;
    });
  });
  return masses;
}
