import type { Documents } from './documents.ts';
import { type Counts, countWords, evidenceOf, massesOf, noGroup } from './mixture.ts';

interface Group {
  readonly number: number;
  mass: number;
  /** Occurrences of each word. */
  readonly words: Float64Array;
}

/**
 * Merges groups until `most` are left: again and again the two whose merging loses the least information about the words (N. Slonim,
 * N. Tishby, "Agglomerative Information Bottleneck", NIPS 1999), each word counted by its focus.
 * @returns the group of each text, numbered from 0 in the order of the former numbers
 */
export function mergeGroups(texts: Documents, groupOf: Int32Array, groups: number, most: number): Int32Array {
  const counted = countWords(texts, groupOf, groups);
  const { focus } = evidenceOf(counted);
  const live = groupsOf(counted);
  const into = Int32Array.from({ length: groups }, (_, group) => group);
  const losses = new Losses(live, focus);
  while (live.length > most) {
    const { one, other } = losses.least(live);
    absorb(one, other);
    live.splice(live.indexOf(other), 1);
    into.forEach((to, group) => {
      if (to === other.number) into[group] = one.number;
    });
    losses.renew(one, live);
  }
  const numbers = new Map(live.map(({ number }, place) => [number, place]));
  return groupOf.map((group) => (group === noGroup ? noGroup : numbers.get(into[group]!)!));
}

function groupsOf({ groups, counts }: Counts): Group[] {
  const masses = massesOf({ groups, counts });
  const width = counts.length / groups;
  return Array.from(masses, (mass, number) => ({
    number,
    mass,
    words: Float64Array.from({ length: width }, (_, word) => counts[word * groups + number]!),
  })).filter(({ mass }) => mass > 0);
}

function absorb(one: Group, other: Group): void {
  one.mass += other.mass;
  for (let word = 0; word < one.words.length; word++) one.words[word]! += other.words[word]!;
}

/** What each merge of two groups would lose. */
class Losses {
  readonly #focus: Float64Array;
  readonly #known = new Map<string, number>();

  constructor(groups: readonly Group[], focus: Float64Array) {
    this.#focus = focus;
    for (const [place, group] of groups.entries()) this.renew(group, groups.slice(0, place));
  }

  /** Works out anew what merges with one group would lose. */
  renew(group: Group, groups: readonly Group[]): void {
    for (const other of groups)
      if (other !== group) this.#known.set(keyOf(group, other), this.#lossOf(group, other));
  }

  /** The cheapest merge; of equal ones that of the lowest numbers. */
  least(groups: readonly Group[]): { readonly one: Group; readonly other: Group } {
    let cheapest = { one: groups[0]!, other: groups[1]!, loss: Infinity };
    groups.forEach((one, place) => {
      for (const other of groups.slice(place + 1)) {
        const loss = this.#known.get(keyOf(one, other))!;
        if (loss < cheapest.loss) cheapest = { one, other, loss };
      }
    });
    return cheapest;
  }

  /** Occurrences times the Jensen-Shannon divergence of the two groups' words. */
  #lossOf(one: Group, other: Group): number {
    const mass = one.mass + other.mass;
    let loss = 0;
    for (let word = 0; word < one.words.length; word++) {
      const [a, b] = [one.words[word]!, other.words[word]!];
      if (a + b === 0) continue;
      const share = (a + b) / mass;
      if (a > 0) loss += this.#focus[word]! * a * Math.log(a / one.mass / share);
      if (b > 0) loss += this.#focus[word]! * b * Math.log(b / other.mass / share);
    }
    return loss;
  }
}

const keyOf = (one: Group, other: Group): string =>
  one.number < other.number ? `${one.number} ${other.number}` : `${other.number} ${one.number}`;
