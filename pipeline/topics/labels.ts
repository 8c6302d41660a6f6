import { phrasesOf } from '../phrases/extract.ts';
import { contentWords, type TopicWords } from './words.ts';

/** One clause of a topic. */
export interface LabelClause {
  /** Its words, blanks and punctuation too; concatenated they are its text. */
  readonly words: readonly string[];
}

/** A phrase and how many clauses of the topic hold it. */
export interface LabelPhrase {
  readonly phrase: string;
  readonly clauses: number;
}

/** Phrases kept of a topic; the label is made of the first one or two. */
const most = 5;
/** A phrase that fewer clauses hold is somebody's own. */
const leastClauses = 2;
/** What the first phrase must cover of the clauses that hold any phrase, to be the label alone. */
const enough = 0.6;
/** UTF-16 units of a clause that can stand for a topic without phrases. */
const longestClause = 16;

/** What is known of a word in a topic. */
export interface LabelWords extends TopicWords {
  /** Whether it is a key word of the topic. */
  readonly isKey: (word: string) => boolean;
}

/** The phrases with a key word that tell a topic: again and again the one that most clauses hold which no phrase before covers. */
export function phrasesOfTopic(clauses: readonly LabelClause[], words: LabelWords): LabelPhrase[] {
  const holding = holdersOf(clauses, words);
  const chosen: LabelPhrase[] = [];
  const covered = new Set<number>();
  while (chosen.length < most) {
    const best = bestOf(holding, covered);
    if (best === undefined) break;
    chosen.push({ phrase: best, clauses: holding.get(best)!.clauses.length });
    for (const clause of holding.get(best)!.clauses) covered.add(clause);
    holding.delete(best);
  }
  return chosen.length > 0 ? chosen : standIn(clauses, words);
}

/** The label: the first phrase, and the second where the first leaves much unsaid. */
export function labelOf(phrases: readonly LabelPhrase[]): string {
  const [first, second] = phrases;
  const covered = phrases.reduce((sum, { clauses }) => sum + clauses, 0);
  if (first === undefined) return '';
  if (second === undefined || first.clauses >= enough * covered) return first.phrase;
  return `${first.phrase}、${second.phrase}`;
}

interface Held {
  /** Places of the clauses that hold it. */
  readonly clauses: number[];
  /** How many of its words can tell topics apart. */
  readonly telling: number;
}

function holdersOf(clauses: readonly LabelClause[], labelWords: LabelWords): Map<string, Held> {
  const holding = new Map<string, Held>();
  clauses.forEach(({ words }, place) => {
    const telling = [...new Set(contentWords(words, labelWords))];
    for (const phrase of phrasesOf(words, labelWords.edges)) {
      const inside = telling.filter((word) => phrase.includes(word));
      if (!inside.some(labelWords.isKey)) continue;
      const held = holding.get(phrase) ?? { clauses: [], telling: inside.length };
      holding.set(phrase, held);
      held.clauses.push(place);
    }
  });
  return holding;
}

/**
 * The most telling phrase: clauses not yet covered, times the square root of its telling words, which prefers 自动播放音乐 to 播放音乐 but
 * not to a phrase that many more clauses hold; of equal ones the first by code units.
 */
function bestOf(holding: ReadonlyMap<string, Held>, covered: ReadonlySet<number>): string | undefined {
  let best: { readonly phrase: string; readonly score: number } | undefined;
  for (const [phrase, { clauses, telling }] of holding) {
    const fresh = clauses.filter((clause) => !covered.has(clause)).length;
    if (fresh < leastClauses) continue;
    const score = fresh * Math.sqrt(telling);
    if (best === undefined || score > best.score || (score === best.score && phrase < best.phrase))
      best = { phrase, score };
  }
  return best?.phrase;
}

/** Where no phrase comes twice: the commonest short clause with a key word that does; of equally common ones the shortest, then by code units. */
function standIn(clauses: readonly LabelClause[], { isKey }: LabelWords): LabelPhrase[] {
  const counts = new Map<string, number>();
  for (const { words } of clauses) {
    const text = words.join('').trim();
    if (text.length <= longestClause && words.some(isKey)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= leastClauses)
    .sort(([one, a], [other, b]) => b - a || one.length - other.length || (one < other ? -1 : 1))
    .slice(0, 1)
    .map(([phrase, count]) => ({ phrase, clauses: count }));
}
