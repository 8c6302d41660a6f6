import type { Clause, CleanField, CleanReview, FieldName, Language, SegmentedReview } from '../records.ts';
import type { Stage } from '../stage.ts';
import { clausesOf } from './clauses.ts';
import { type DictionaryWord, readDictionary } from './dictionary.ts';
import { englishSegmenter } from './english.ts';
import { protectedSpans } from './protected.ts';
import type { Engine, Segmenter } from './segmenter.ts';
import { mixedCut, tokenise } from './tokens.ts';

export { engineVersion, type Segmenter } from './segmenter.ts';

export interface SegmentContext {
  /** For Chinese text and everything that is neither Chinese nor English. */
  readonly segmenter: Segmenter;
  /** For the Latin runs of English and mixed reviews. */
  readonly english: Segmenter;
}

export interface SegmentOptions {
  readonly engine: Engine;
  /** Path of the user dictionary. */
  readonly dictionary: string;
}

/**
 * Loads engine and user dictionary; about 0.2 s.
 * @throws UserError `engine-missing`, `dictionary-unreadable` or `dictionary-invalid`
 */
export async function loadSegmentContext({ engine, dictionary }: SegmentOptions): Promise<SegmentContext> {
  const words = readDictionary(dictionary);
  const segmenter = await load(engine, words);
  return { segmenter, english: englishSegmenter() };
}

/** Only what is asked for is loaded: coding cuts no tokens. */
async function load(engine: Engine, words: readonly DictionaryWord[]): Promise<Segmenter> {
  if (engine === 'jieba') return (await import('./chinese.ts')).chineseSegmenter(words);
  return (await import('./chinese-cpp.ts')).chineseCppSegmenter(words);
}

/** Cuts both fields into clauses. Nothing that codes a review needs tokens, which take four times as long: `tokensOf` gives them. */
export const segment: Stage<CleanReview, unknown, SegmentedReview> = {
  name: 'segment',
  run: (review) => {
    const title = clausesIn('title', review.titleField);
    const text = clausesIn('text', review.textField);
    return {
      clauses: title.length === 0 ? text : [...title, ...text],
      ...review,
      kind: 'segmented',
    };
  },
};

const clausesIn = (field: FieldName, { match }: CleanField): Clause[] =>
  clausesOf(field, match, protectedSpans(match));

/** The tokens of folded text in a language. Law: concatenated, they are the text. */
export function tokensOf(
  match: string,
  language: Language,
  { segmenter, english }: SegmentContext,
): string[] {
  const mixed = language === 'en' || language === 'mixed';
  return tokenise(match, protectedSpans(match), mixed ? mixedCut(segmenter.cut, english.cut) : segmenter.cut);
}
