import { bandsOf, bigramsOf, jaccard, signatureOf } from './minhash.ts';

/** A review as it is compared with others of its app. */
export interface Print {
  /** Title and text as matched. */
  readonly match: string;
  readonly author: string | null;
  /** Whether the text is too short to be compared by likeness. */
  readonly isShort: boolean;
  readonly bigrams: Uint32Array;
  /** The numbers below 2³² under which it is kept and looked for; two reviews that share none do not repeat each other. */
  readonly bands: Uint32Array;
}

/** From this Jaccard likeness of their bigrams on, two texts are near-duplicates. */
export const likeness = 0.8;

/**
 * Texts with fewer characters, two Latin letters or digits counting as one, are said by many independently (好评, 垃圾, very good): they
 * repeat each other only if they are equal and have the same author.
 */
const shortestText = 8;

const isShort = (match: string): boolean =>
  !holdsHan(match, shortestText) &&
  match.replace(/[^\p{L}\p{N}]+/gu, '').replace(/[a-z\d]{2}/g, '+').length < shortestText;

/** Whether a text has so many of the common Han characters: most have, and need not be counted closely. */
function holdsHan(match: string, count: number): boolean {
  let met = 0;
  for (let at = 0; at < match.length && met < count; at++) {
    const code = match.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) met++;
  }
  return met === count;
}

/** @param match title and text as matched */
export function printOf(match: string, author: string | null): Print {
  const short = isShort(match);
  const bigrams = bigramsOf(match);
  return { match, author, isShort: short, bigrams, bands: bands(match, author, short, bigrams) };
}

function bands(match: string, author: string | null, short: boolean, bigrams: Uint32Array): Uint32Array {
  if (!short) return bandsOf(signatureOf(bigrams));
  return author === null
    ? new Uint32Array(0)
    : bandsOf(signatureOf(bigramsOf(`${match}\n${author}`))).subarray(0, 1);
}

/** Whether two reviews say the same: equal or near-duplicate texts, short ones equal and by the same author. Symmetric. */
export function repeats(a: Print, b: Print): boolean {
  if (a.isShort || b.isShort) return a.match === b.match && a.author !== null && a.author === b.author;
  return a.match === b.match || jaccard(a.bigrams, b.bigrams) >= likeness;
}

/** Whether two reviews repeat each other and an index of their bands would find it out. Symmetric. */
export const repeatsVisibly = (a: Print, b: Print): boolean => repeats(a, b) && sharesBand(a.bands, b.bands);

const sharesBand = (one: Uint32Array, other: Uint32Array): boolean =>
  one.some((band) => other.includes(band));
