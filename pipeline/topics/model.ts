import { type Documents, sizeOf } from './documents.ts';
import { Chooser, type Counts, countWords, evidenceOf, noGroup } from './mixture.ts';

/**
 * What is kept of topics to tell those of new clauses: how many clauses of each topic hold a word, in whole numbers. The group after the
 * last topic is the rest: clauses of no topic.
 */
export interface TopicModel {
  readonly words: readonly string[];
  readonly topics: number;
  readonly counts: Counts;
}

/** A key word of a topic stands in so many of its clauses, and in no fewer of them than in all others. */
const leastOfKey = 3;
const shareOfKey = 0.5;

/** @param topicOf the topic of each text; `noGroup` for the rest */
export function modelOf(texts: Documents, topicOf: Int32Array, topics: number): TopicModel {
  const withRest = topicOf.map((topic) => (topic === noGroup ? topics : topic));
  return { words: texts.words, topics, counts: countWords(texts, withRest, topics + 1) };
}

/**
 * Tells the topic of a clause: the one its words speak for most, if one of them is a key word of it. Depends on nothing but the model and
 * the clause.
 */
export class TopicFinder {
  readonly #model: TopicModel;
  readonly #chooser: Chooser;
  readonly #keyOf: Int32Array;

  constructor(model: TopicModel) {
    this.#model = model;
    this.#chooser = new Chooser(evidenceOf(model.counts));
    this.#keyOf = keysOf(model);
  }

  /** The topic of the words `terms[from..to)`; `noGroup` for none. */
  topicOf(terms: Int32Array, from: number, to: number): number {
    const { group } = this.#chooser.choose(terms, from, to);
    for (let at = from; at < to; at++) if (this.#keyOf[terms[at]!] === group) return group;
    return noGroup;
  }

  topicsOf(texts: Documents): Int32Array {
    return Int32Array.from({ length: sizeOf(texts) }, (_, text) =>
      this.topicOf(texts.terms, texts.start[text]!, texts.start[text + 1]!),
    );
  }

  /** The key words of a topic, those in most of its clauses first; of equal ones in the order of the model. */
  keyWords(topic: number): string[] {
    const { words, counts } = this.#model;
    const clauses = (word: number) => counts.counts[word * counts.groups + topic]!;
    return [...words.keys()]
      .filter((word) => this.#keyOf[word] === topic)
      .sort((one, other) => clauses(other) - clauses(one) || one - other)
      .map((word) => words[word]!);
  }
}

/** The topic of which each word is a key word; `noGroup`, which is -1, for none. */
function keysOf({ words, topics, counts: { groups, counts } }: TopicModel): Int32Array {
  return Int32Array.from(words, (_, word) => {
    const row = counts.subarray(word * groups, (word + 1) * groups);
    const all = row.reduce((sum, count) => sum + count, 0);
    return row.subarray(0, topics).findIndex((count) => count >= leastOfKey && count >= shareOfKey * all);
  });
}
