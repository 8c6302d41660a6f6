import type { CleanField, CleanReview, SegmentedReview } from '../records.ts';
import type { Stage } from '../stage.ts';
import { chineseSegmenter } from './chinese.ts';
import { chineseCppSegmenter } from './chinese-cpp.ts';
import { clausesOf } from './clauses.ts';
import { readDictionary } from './dictionary.ts';
import { englishSegmenter } from './english.ts';
import { protectedSpans } from './protected.ts';
import type { Segmenter } from './segmenter.ts';
import { mixedCut, tokenise } from './tokens.ts';

export type { Segmenter } from './segmenter.ts';

export interface SegmentContext {
  /** For Chinese text and everything that is neither Chinese nor English. */
  readonly segmenter: Segmenter;
  /** For the Latin runs of English and mixed reviews. */
  readonly english: Segmenter;
}

export interface SegmentOptions {
  readonly engine: 'jieba' | 'nodejieba';
  /** Path of the user dictionary. */
  readonly dictionary: string;
}

/**
 * Loads engine and user dictionary; about 0.2 s.
 * @throws UserError `engine-missing`, `dictionary-unreadable` or `dictionary-invalid`
 */
export async function loadSegmentContext({ engine, dictionary }: SegmentOptions): Promise<SegmentContext> {
  const words = readDictionary(dictionary);
  const segmenter = engine === 'jieba' ? chineseSegmenter(words) : await chineseCppSegmenter(words);
  return { segmenter, english: englishSegmenter() };
}

/** Cuts both fields into tokens and clauses. */
export const segment: Stage<CleanReview, SegmentContext, SegmentedReview> = {
  name: 'segment',
  run: (review, context) => {
    const cut = cutFor(review, context);
    const title = segmentField('title', review.titleField, cut);
    const text = segmentField('text', review.textField, cut);
    // New properties before the spread: V8 takes 0.5 µs for this order and 9 µs for adding them to a spread of 17 (measured, Node 20.20).
    return {
      titleTokens: title.tokens,
      textTokens: text.tokens,
      clauses: title.clauses.length === 0 ? text.clauses : [...title.clauses, ...text.clauses],
      ...review,
      kind: 'segmented',
    };
  },
};

function cutFor({ language }: CleanReview, { segmenter, english }: SegmentContext): Segmenter['cut'] {
  return language === 'en' || language === 'mixed' ? mixedCut(segmenter.cut, english.cut) : segmenter.cut;
}

function segmentField(field: 'title' | 'text', { match }: CleanField, cut: Segmenter['cut']) {
  const whole = protectedSpans(match);
  return { tokens: tokenise(match, whole, cut), clauses: clausesOf(field, match, whole) };
}
