import { type Documents, sizeOf } from '../../../pipeline/topics/documents.ts';

/** How well groups agree with known categories, each in [0, 1]. */
export interface Agreement {
  /** Mutual information over the arithmetic mean of the two entropies. */
  readonly nmi: number;
  /** Share of texts that are of the commonest category of their group. */
  readonly purity: number;
}

export function agreementOf(groups: ArrayLike<number>, categories: ArrayLike<number>): Agreement {
  const [byGroup, byCategory] = [new Map<number, number>(), new Map<number, number>()];
  const byBoth = new Map<string, { group: number; category: number; texts: number }>();
  for (let text = 0; text < groups.length; text++) {
    const [group, category] = [groups[text]!, categories[text]!];
    byGroup.set(group, (byGroup.get(group) ?? 0) + 1);
    byCategory.set(category, (byCategory.get(category) ?? 0) + 1);
    const cell = byBoth.get(`${group} ${category}`) ?? { group, category, texts: 0 };
    byBoth.set(`${group} ${category}`, { ...cell, texts: cell.texts + 1 });
  }
  const all = groups.length;
  let shared = 0;
  const commonest = new Map<number, number>();
  for (const { group, category, texts } of byBoth.values()) {
    shared += (texts / all) * Math.log((texts * all) / (byGroup.get(group)! * byCategory.get(category)!));
    commonest.set(group, Math.max(commonest.get(group) ?? 0, texts));
  }
  const entropies = entropyOf(byGroup, all) + entropyOf(byCategory, all);
  const pure = [...commonest.values()].reduce((sum, texts) => sum + texts, 0);
  return { nmi: entropies === 0 ? 1 : (2 * shared) / entropies, purity: pure / all };
}

function entropyOf(counts: ReadonlyMap<number, number>, all: number): number {
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / all) * Math.log(count / all);
  return entropy;
}

/**
 * Mean normalised pointwise mutual information of all pairs of a topic's top words, mean over topics, by the texts that hold both; a pair
 * that no text holds counts -1 (G. Bouma, 2009; N. Aletras, M. Stevenson, 2013).
 */
export function coherenceOf(texts: Documents, tops: readonly (readonly number[])[]): number {
  const holding = new Map([...new Set(tops.flat())].map((word) => [word, new Set<number>()]));
  for (let text = 0; text < sizeOf(texts); text++)
    for (const word of texts.terms.subarray(texts.start[text]!, texts.start[text + 1]!))
      holding.get(word)?.add(text);
  const pairs = tops.map((top) =>
    mean(
      top.flatMap((one, place) =>
        top.slice(place + 1).map((other) => npmi(holding.get(one)!, holding.get(other)!, sizeOf(texts))),
      ),
    ),
  );
  return mean(pairs);
}

function npmi(one: ReadonlySet<number>, other: ReadonlySet<number>, all: number): number {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  let both = 0;
  for (const text of fewer) if (more.has(text)) both++;
  if (both === 0) return -1;
  if (both === all) return 1;
  return Math.log((both * all) / (one.size * other.size)) / -Math.log(both / all);
}

/** Share of distinct words among all top words. */
export const diversityOf = (tops: readonly (readonly number[])[]): number =>
  new Set(tops.flat()).size / tops.flat().length;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
