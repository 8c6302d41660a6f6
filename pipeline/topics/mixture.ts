import { type Documents, sizeOf } from './documents.ts';

/** The group of a text that has none. */
export const noGroup = -1;

/** One more than the highest group of a text; 0 where none has one. */
export const groupsIn = (groupOf: Int32Array): number =>
  1 + groupOf.reduce((most, group) => Math.max(most, group), noGroup);

/** How many texts each group has. */
export function sizesOf(groupOf: Int32Array, groups: number): Int32Array {
  const sizes = new Int32Array(groups);
  for (const group of groupOf) if (group !== noGroup) sizes[group]!++;
  return sizes;
}

/** How often each word stands in each group: word `w` in group `g` at `w * groups + g`. */
export interface Counts {
  readonly groups: number;
  readonly counts: Float64Array;
}

/** What a word tells for a group: its share there against its share everywhere, as a logarithm, weighed by its focus. Same layout. */
export interface Evidence {
  readonly groups: number;
  readonly evidence: Float64Array;
  /** Of each word: 0 where it is as common in all groups, 1 where it is in one alone. */
  readonly focus: Float64Array;
}

/** Occurrences a group is given in advance, spread as the words are everywhere. */
const prior = 5;

export function countWords(texts: Documents, groupOf: Int32Array, groups: number): Counts {
  const counts = new Float64Array(texts.words.length * groups);
  for (let text = 0; text < groupOf.length; text++) {
    const group = groupOf[text]!;
    if (group === noGroup) continue;
    for (let at = texts.start[text]!; at < texts.start[text + 1]!; at++)
      counts[texts.terms[at]! * groups + group]!++;
  }
  return { groups, counts };
}

/** Occurrences of all words in each group. */
export function massesOf({ groups, counts }: Counts): Float64Array {
  const masses = new Float64Array(groups);
  for (let at = 0; at < counts.length; at++) masses[at % groups]! += counts[at]!;
  return masses;
}

/**
 * The Dirichlet mixture of word distributions, one group a text (J. Yin, J. Wang, "A Dirichlet Multinomial Mixture Model-based Approach for
 * Short Text Clustering", KDD 2014), in which each word has a say only as far as it tells groups apart: one minus the normalised
 * entropy of the groups given the word. Without this the words of all groups (不错, 京东) outvote those of one.
 * Nothing speaks for an empty group.
 */
export function evidenceOf({ groups, counts }: Counts): Evidence {
  const masses = massesOf({ groups, counts });
  const live = [...masses.keys()].filter((group) => masses[group]! > 0);
  const all = masses.reduce((sum, mass) => sum + mass, 0);
  const evidence = new Float64Array(counts.length).fill(-Infinity);
  const focus = new Float64Array(groups === 0 ? 0 : counts.length / groups);
  const shares = new Float64Array(live.length);
  for (let word = 0; word < focus.length; word++) {
    const row = word * groups;
    let occurrences = 0;
    for (const group of live) occurrences += counts[row + group]!;
    const everywhere = occurrences / all;
    live.forEach((group, at) => {
      shares[at] = (counts[row + group]! + prior * everywhere) / (masses[group]! + prior);
    });
    focus[word] = occurrences === 0 ? 0 : focusOf(shares);
    live.forEach((group, at) => {
      evidence[row + group] = focus[word] === 0 ? 0 : focus[word]! * Math.log(shares[at]! / everywhere);
    });
  }
  return { groups, evidence, focus };
}

/** One minus the entropy of the shares, scaled to one, over its greatest possible value; 0 for a single one. */
function focusOf(shares: Float64Array): number {
  if (shares.length < 2) return 0;
  const sum = shares.reduce((total, share) => total + share, 0);
  let entropy = 0;
  for (const share of shares) if (share > 0) entropy -= (share / sum) * Math.log(share / sum);
  return 1 - entropy / Math.log(shares.length);
}

/** The group with the most evidence, how much that is, and how much the next one has. */
export interface Choice {
  readonly group: number;
  readonly evidence: number;
  readonly next: number;
}

/** Chooses groups for texts, each from the evidence of its words alone; of equal groups the first. */
export class Chooser {
  readonly #model: Evidence;
  readonly #sums: Float64Array;

  constructor(model: Evidence) {
    this.#model = model;
    this.#sums = new Float64Array(model.groups);
  }

  /** For the words `terms[from..to)`; no group where there is none. */
  choose(terms: Int32Array, from: number, to: number): Choice {
    const { groups, evidence } = this.#model;
    const sums = this.#sums.fill(0);
    for (let at = from; at < to; at++) {
      const row = terms[at]! * groups;
      for (let group = 0; group < groups; group++) sums[group]! += evidence[row + group]!;
    }
    let [group, best, next] = [noGroup, -Infinity, -Infinity];
    if (from < to) {
      for (let one = 0; one < groups; one++) {
        const sum = sums[one]!;
        if (sum > best) [group, best, next] = [one, sum, best];
        else if (sum > next) next = sum;
      }
    }
    return { group, evidence: best, next };
  }
}

/** Moves that still matter: with fewer, as a share of the texts, the groups stand. */
const stillMoving = 0.001;

/** Moves texts to the groups their words speak for until hardly one moves: hard expectation-maximisation. A group may run empty. */
export function refine(texts: Documents, start: Int32Array, groups: number, rounds: number): Int32Array {
  if (groups < 2) return start;
  const groupOf = start.slice();
  for (let round = 0; round < rounds; round++) {
    const chooser = new Chooser(evidenceOf(countWords(texts, groupOf, groups)));
    let moves = 0;
    for (let text = 0; text < sizeOf(texts); text++) {
      const { group } = chooser.choose(texts.terms, texts.start[text]!, texts.start[text + 1]!);
      if (group === groupOf[text]) continue;
      groupOf[text] = group;
      moves++;
    }
    if (moves < stillMoving * groupOf.length) break;
  }
  return groupOf;
}
