import { associations } from './association.ts';
import { type Corpus, type CorpusOptions, readCorpus } from './corpus.ts';
import { embed } from './embed.ts';
import { noGroup, sphericalKMeans } from './spherical.ts';

export interface InduceOptions extends CorpusOptions {
  /** Length of the word vectors. */
  readonly dimensions: number;
  /** Classes at most. */
  readonly classes: number;
}

/**
 * Puts words that keep the same company into one class: 闪退 with 卡死 and 秒退, 快递 with 物流. Learned from texts without labels, so that
 * what is learned of one word of a class reaches the others.
 * The order of the texts does not matter, and every machine gives the same classes.
 * @param texts tokens of each text
 * @returns word → class, class by class, in each the most frequent word first; class 0 is the one whose words occur oftenest
 */
export function induceClasses(
  texts: Iterable<readonly string[]>,
  options: InduceOptions,
): Map<string, number> {
  const corpus = readCorpus(texts, options);
  if (corpus.words.length === 0) return new Map();
  const groupOf = sphericalKMeans(embed(associations(corpus), options.dimensions), options.classes);
  return numbered(corpus, groupOf);
}

/** Classes numbered by the occurrences of their words, those of equal occurrences by their first word. */
function numbered({ words, counts }: Corpus, groupOf: Int32Array): Map<string, number> {
  const groups = new Map<number, { occurrences: number; words: string[] }>();
  groupOf.forEach((group, word) => {
    if (group === noGroup) return;
    const known = groups.get(group) ?? { occurrences: 0, words: [] };
    groups.set(group, known);
    known.occurrences += counts[word]!;
    known.words.push(words[word]!);
  });
  // groups stand in the order of their first words, which a stable sort keeps
  const ordered = [...groups.values()].sort((a, b) => b.occurrences - a.occurrences);
  return new Map(ordered.flatMap((group, number) => group.words.map((word) => [word, number] as const)));
}
