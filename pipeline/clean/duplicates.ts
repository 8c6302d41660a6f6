import { BandTable } from './band-table.ts';
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
export function bandsOfWords({ match, author }: Words<unknown>): Uint32Array {
  if (!isShort(match)) return bandsOf(signatureOf(bigramsOf(match)));
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

/**
 * Finds for each review the first one before it that it repeats. Only reviews that repeat none (leaders) are kept, in about 130 bytes
 * each beside their texts. Law: the answers are the same whether reviews come in one night or in several.
 */
export class DuplicateIndex<Id> {
  private readonly leaders: Words<Id>[] = [];
  private readonly table = new BandTable();

  /** The id of the earliest leader that this review repeats; `null` where there is none: the review leads then. */
  leaderOf(review: Words<Id>): Id | null {
    const bands = bandsOfWords(review);
    const found = this.table.sharing(bands).find((place) => repeats(this.leaders[place]!, review));
    if (found !== undefined) return this.leaders[found]!.id;
    this.table.add(bands, this.leaders.push(review) - 1);
    return null;
  }
}

/** By id of a review that repeats another: the id of the leader of its group, which comes first in the given order. */
export function groupDuplicates<Id>(reviews: Iterable<Words<Id>>): Map<Id, Id> {
  const index = new DuplicateIndex<Id>();
  const groups = new Map<Id, Id>();
  for (const review of reviews) {
    const leader = index.leaderOf(review);
    if (leader !== null) groups.set(review.id, leader);
  }
  return groups;
}
