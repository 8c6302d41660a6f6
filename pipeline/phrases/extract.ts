import type { Edges } from './edges.ts';

/** Words of a phrase: fewer say too little to a reader, more hardly ever come twice. */
const most = 4;
/** UTF-16 units of a phrase; a longer one is a link or a sentence without spaces. */
const longest = 40;

/**
 * The phrases of a clause, each once, in order: runs of two to four words within which nothing is but spaces, that neither begin nor end
 * at an empty word and do not stutter (闪退闪退). A phrase is the text as it stands, folded.
 * @param words the clause cut by the segmenter, blanks and punctuation too
 */
export function phrasesOf(words: readonly string[], { cannotBegin, cannotEnd, onlyEnd }: Edges): string[] {
  const found = new Set<string>();
  for (let first = 0; first < words.length; first++) {
    if (!isWord(words[first]!) || cannotBegin.has(words[first]!)) continue;
    let phrase = words[first]!;
    let last = words[first]!;
    let count = 1;
    for (let at = first + 1; at < words.length && count < most; at++) {
      const word = words[at]!;
      if (isBlank(word)) {
        phrase += word;
        continue;
      }
      if (!isWord(word) || word === last || (count === 1 && onlyEnd.has(word) && isNegator(last))) break;
      phrase += word;
      last = word;
      count++;
      if (phrase.length > longest) break;
      if (!cannotEnd.has(word)) found.add(phrase);
    }
  }
  return [...found];
}

/** A lone word that says something: two Han characters or more, or a Latin word of three letters or more. */
const tellingWord = /^(?:\p{Script=Han}{2,}|[a-z]{3,})$/u;

/** The words of a clause that say something alone, each once, in order: those that may both begin and end a phrase. */
export const tellingWordsOf = (words: readonly string[], { cannotBegin, cannotEnd }: Edges): string[] => [
  ...new Set(
    words.filter((word) => tellingWord.test(word) && !cannotBegin.has(word) && !cannotEnd.has(word)),
  ),
];

/** All that a clause can be counted for: its phrases and the words that say something alone. */
export const sayingsOf = (words: readonly string[], edges: Edges): string[] => [
  ...phrasesOf(words, edges),
  ...tellingWordsOf(words, edges),
];

/** With a letter or Han character in it: no mere number, sign or emoji. */
const isWord = (token: string): boolean => /\p{L}/u.test(token);

const isBlank = (token: string): boolean => /^\s+$/.test(token);

const isNegator = (word: string): boolean => word === '不' || word === '没';
