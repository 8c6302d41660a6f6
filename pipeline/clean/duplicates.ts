import { bandsOf, bigramsOf, jaccard, signatureOf } from './minhash.ts';

/** What decides whether a review repeats another of the same app. */
export interface Words<Id> {
  readonly id: Id;
  /** Title and text as matched. */
  readonly match: string;
  readonly author: string | null;
}

/** From this Jaccard likeness of their bigrams on, two texts are near-duplicates. */
export const likeness = 0.8;

/**
 * Texts with fewer characters, two Latin letters or digits counting as one, are said by many independently (好评, 垃圾, very good): they
 * repeat each other only if they are equal and have the same author.
 */
const shortestText = 8;

/** Whether a text is too short to be compared by likeness. */
const isShort = (match: string): boolean =>
  match.replace(/[^\p{L}\p{N}]+/gu, '').replace(/[a-z\d]{2}/g, '+').length < shortestText;

/** The numbers below 2³² under which a review is kept and looked for; two reviews that share none do not repeat each other. */
export function bandsOfWords(
  { match, author }: Words<unknown>,
  bigrams: Uint32Array = bigramsOf(match),
): Uint32Array {
  if (!isShort(match)) return bandsOf(signatureOf(bigrams));
  return author === null
    ? new Uint32Array(0)
    : bandsOf(signatureOf(bigramsOf(`${match}\n${author}`))).subarray(0, 1);
}

/** Whether two reviews say the same: equal or near-duplicate texts, short ones equal and by the same author. Symmetric. */
export function repeats(a: Words<unknown>, b: Words<unknown>): boolean {
  if (isShort(a.match) || isShort(b.match))
    return a.match === b.match && a.author !== null && a.author === b.author;
  return a.match === b.match || jaccard(bigramsOf(a.match), bigramsOf(b.match)) >= likeness;
}

/** Whether two reviews repeat each other and an index of their bands would find it out. Symmetric. */
export const repeatsVisibly = (a: Words<unknown>, b: Words<unknown>): boolean =>
  repeats(a, b) && sharesBand(bandsOfWords(a), bandsOfWords(b));

const sharesBand = (one: Uint32Array, other: Uint32Array): boolean =>
  one.some((band) => other.includes(band));
