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

/** A number with what it counts: 三个, 第二次. */
const measured = /^第?[一二两三四五六七八九十百千几数半]+[个次回遍天年月周日条件款台家位颗点块元倍]{1,2}$/u;

/**
 * The words of a clause that say something alone, each once, in order: those that may both begin and end a phrase, and are neither numbers
 * nor mere blame.
 */
export function tellingWordsOf(words: readonly string[], edges: Edges): string[] {
  const { cannotBegin, cannotEnd, sayNothing } = edges;
  const isTelling = (word: string) =>
    tellingWord.test(word) &&
    !measured.test(word) &&
    !cannotBegin.has(word) &&
    !cannotEnd.has(word) &&
    !sayNothing.has(word);
  return [...new Set(words.filter(isTelling))];
}

/** All that a clause can be counted for: its phrases and the words that say something alone. */
export const sayingsOf = (words: readonly string[], edges: Edges): string[] => [
  ...phrasesOf(words, edges),
  ...tellingWordsOf(words, edges),
];

/** With a letter or Han character in it: no mere number, sign or emoji. */
const isWord = (token: string): boolean => /\p{L}/u.test(token);

const isBlank = (token: string): boolean => /^\s+$/.test(token);

const isNegator = (word: string): boolean => word === '不' || word === '没';
