/** Texts as numbers of their words: text `i` holds `terms[start[i]..start[i + 1])`, each word once. */
export interface Documents {
  /** The most frequent first; equally frequent ones in code unit order. */
  readonly words: readonly string[];
  /** How many texts hold each word. */
  readonly frequency: Int32Array;
  readonly start: Int32Array;
  readonly terms: Int32Array;
}

export interface Vocabulary {
  /** Least texts that hold a word. */
  readonly least: number;
  /** Words at most, the most frequent ones. */
  readonly most: number;
}

/** Reads texts that are cut into content words already. */
export function readDocuments(texts: readonly (readonly string[])[], vocabulary: Vocabulary): Documents {
  const words = vocabularyOf(texts, vocabulary);
  return withWords(texts, words);
}

/** Texts in the words of a given vocabulary; all others are left out. */
export function withWords(texts: readonly (readonly string[])[], words: readonly string[]): Documents {
  const numbers = new Map(words.map((word, number) => [word, number]));
  const start = new Int32Array(texts.length + 1);
  const frequency = new Int32Array(words.length);
  const terms: number[] = [];
  texts.forEach((text, at) => {
    for (const word of new Set(text)) {
      const number = numbers.get(word);
      if (number === undefined) continue;
      terms.push(number);
      frequency[number]!++;
    }
    start[at + 1] = terms.length;
  });
  return { words, frequency, start, terms: Int32Array.from(terms) };
}

function vocabularyOf(texts: readonly (readonly string[])[], { least, most }: Vocabulary): string[] {
  const frequency = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(text)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return [...frequency]
    .filter(([, texts]) => texts >= least)
    .sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([word]) => word);
}

export const sizeOf = ({ start }: Documents): number => start.length - 1;

/** Some of the texts, in the order of their places. */
export function subset(texts: Documents, places: readonly number[]): Documents {
  const start = new Int32Array(places.length + 1);
  const frequency = new Int32Array(texts.words.length);
  const terms: number[] = [];
  places.forEach((place, at) => {
    for (const term of texts.terms.subarray(texts.start[place]!, texts.start[place + 1]!)) {
      terms.push(term);
      frequency[term]!++;
    }
    start[at + 1] = terms.length;
  });
  return { words: texts.words, frequency, start, terms: Int32Array.from(terms) };
}
