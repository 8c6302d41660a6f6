import { phrasesOf } from '../phrases/extract.ts';
import { contentWords, type TopicWords } from './words.ts';

/** One clause of a topic. */
export interface LabelClause {
  /** Number of its review: what one review says twice counts once. */
  readonly review: number;
  /** Its words, blanks and punctuation too; concatenated they are its text. */
  readonly words: readonly string[];
}

/** A phrase and how many reviews hold it in a clause of the topic. */
export interface LabelPhrase {
  readonly phrase: string;
  readonly reviews: number;
}

/** Phrases kept of a topic; the label is made of the first one or two. */
const most = 5;
/** A phrase that fewer reviews hold is somebody's own. */
const leastReviews = 2;
/** What the first phrase and those around it must cover of the reviews that hold any phrase, to be the label alone. */
const enough = 0.6;
/** Share of clauses that are most of them. */
const mostClauses = 2 / 3;
/** UTF-16 units of a clause that can stand for a topic without phrases. */
const longestClause = 16;

/** What is known of a word in a topic. */
export interface LabelWords extends TopicWords {
  /** Whether it is a key word of the topic. */
  readonly isKey: (word: string) => boolean;
}

/** The phrases with a key word that tell a topic: again and again the one that most reviews hold which no phrase before covers. */
export function phrasesOfTopic(clauses: readonly LabelClause[], words: LabelWords): LabelPhrase[] {
  const holding = holdersOf(clauses, words);
  const chosen: LabelPhrase[] = [];
  const covered = new Set<number>();
  while (chosen.length < most) {
    const best = bestOf(holding, covered);
    if (best === undefined) break;
    const { clauses: holders, reviews } = holding.get(best)!;
    chosen.push({ phrase: withVerb(best, holders), reviews: reviews.size });
    for (const review of reviews) covered.add(review);
    holding.delete(best);
  }
  return chosen.length > 0 ? chosen : standIn(clauses, words);
}

/**
 * The label: the first phrase, or the longest around it that half as many reviews hold, and beside it another one where it leaves much
 * unsaid.
 */
export function labelOf(phrases: readonly LabelPhrase[]): string {
  const leading = phrases[0];
  if (leading === undefined) return '';
  const around = phrases.filter(({ phrase }) => phrase.includes(leading.phrase));
  const first = around
    .filter(({ reviews }) => reviews >= leading.reviews / 2)
    .reduce((one, other) => (other.phrase.length > one.phrase.length ? other : one));
  const second = phrases.find(
    ({ phrase }) => !phrase.includes(leading.phrase) && !first.phrase.includes(phrase),
  );
  const covered = phrases.reduce((sum, { reviews }) => sum + reviews, 0);
  const told = around.reduce((sum, { reviews }) => sum + reviews, 0);
  return second === undefined || told >= enough * covered
    ? first.phrase
    : `${first.phrase}、${second.phrase}`;
}

interface Held {
  /** The clauses that hold it, and their reviews. */
  readonly clauses: LabelClause[];
  readonly reviews: Set<number>;
  /** How many of its words can tell topics apart. */
  readonly telling: number;
}

function holdersOf(clauses: readonly LabelClause[], labelWords: LabelWords): Map<string, Held> {
  const holding = new Map<string, Held>();
  for (const clause of clauses) {
    const { review, words } = clause;
    const telling = [...new Set(contentWords(words, labelWords))];
    for (const phrase of phrasesOf(words, labelWords.edges)) {
      const inside = telling.filter((word) => phrase.includes(word));
      if (!inside.some(labelWords.isKey)) continue;
      const held = holding.get(phrase) ?? { clauses: [], reviews: new Set(), telling: inside.length };
      holding.set(phrase, held);
      held.clauses.push(clause);
      held.reviews.add(review);
    }
  }
  return holding;
}

/**
 * The most telling phrase: reviews not yet covered, times the square root of its telling words, which prefers 自动播放音乐 to 播放音乐 but
 * not to a phrase that many more reviews hold; of equal ones the first by code units.
 */
function bestOf(holding: ReadonlyMap<string, Held>, covered: ReadonlySet<number>): string | undefined {
  let best: { readonly phrase: string; readonly score: number } | undefined;
  for (const [phrase, { reviews, telling }] of holding) {
    const fresh = [...reviews].filter((review) => !covered.has(review)).length;
    if (fresh < leastReviews) continue;
    const score = fresh * Math.sqrt(telling);
    if (best === undefined || score > best.score || (score === best.score && phrase < best.phrase))
      best = { phrase, score };
  }
  return best?.phrase;
}

/** A phrase that begins with 不 with the verb of one character that most of its clauses have before it: 连不上网, not 不上网. */
function withVerb(phrase: string, clauses: readonly LabelClause[]): string {
  if (!phrase.startsWith('不')) return phrase;
  const counts = new Map<string, number>();
  for (const { words } of clauses) {
    const verb = wordBefore(phrase, words);
    counts.set(verb, (counts.get(verb) ?? 0) + 1);
  }
  const [verb, count] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one));
  return verb.length === 1 && count >= mostClauses * clauses.length ? verb + phrase : phrase;
}

function wordBefore(phrase: string, words: readonly string[]): string {
  let rest = words.join('').indexOf(phrase);
  for (const word of words) {
    rest -= word.length;
    if (rest === 0) return word;
  }
  return '';
}

/** Where no phrase comes twice: the commonest short clause with a key word that does; of equally common ones the shortest, then by code units. */
function standIn(clauses: readonly LabelClause[], { isKey }: LabelWords): LabelPhrase[] {
  const counts = new Map<string, Set<number>>();
  for (const { review, words } of clauses) {
    const text = words.join('').trim();
    if (text.length <= longestClause && words.some(isKey))
      counts.set(text, (counts.get(text) ?? new Set()).add(review));
  }
  return [...counts]
    .filter(([, reviews]) => reviews.size >= leastReviews)
    .sort(([one, a], [other, b]) => b.size - a.size || one.length - other.length || (one < other ? -1 : 1))
    .slice(0, 1)
    .map(([phrase, reviews]) => ({ phrase, reviews: reviews.size }));
}
