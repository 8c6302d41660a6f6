import { createRequire } from 'node:module';
import type { Language } from '../records.ts';
import type { CleanContext, WordKind } from './context.ts';
import type { Profile } from './profile.ts';

/** Only the counts of a profile matter here; those of title and text are added. */
export type Letters = Pick<Profile, 'han' | 'latin' | 'foreign'>;

/** A Chinese word has about 1.5 characters (mean of jieba's cuts of app reviews), so this many stand for one Latin word. */
const hanPerWord = 1.5;
/** A Chinese review names App, WiFi, iPhone X and still is Chinese: mixed takes four different Latin words, most of them English, and this share. */
const mixedWords = 4;
const mixedShare = 0.35;
const englishShare = 0.9;

/**
 * The language of a folded text by its scripts; Cantonese by its words; Latin texts by English words and, in doubt, by a detector.
 * Short Latin texts (nice, ok) are called English, as nearly all of them are. `und`: no letter at all.
 */
export function languageOf(
  text: string,
  letters: Letters,
  words: Readonly<Record<WordKind, number>>,
  context: CleanContext,
): Language {
  const { han, latin, foreign } = letters;
  if (han + latin + foreign === 0) return 'und';
  // Kaomoji bring single kana and Greek letters into Chinese texts.
  if (foreign > 3 && foreign * 4 > han + latin + foreign) return 'other';
  if (han === 0) return latin === 0 ? 'other' : latinLanguage(text, latin, context);
  if (latin === 0) return chineseLanguage(han, words);
  const latinWords = [...new Set(text.match(/(?<![a-z\d])[a-z]{2,}(?![a-z\d])/g))];
  const share = latinWords.length / (latinWords.length + han / hanPerWord);
  const known = latinWords.filter((word) => context.english.has(word)).length;
  if (latinWords.length < mixedWords || known * 2 <= latinWords.length || share < mixedShare)
    return chineseLanguage(han, words);
  return share > englishShare ? 'en' : 'mixed';
}

/** Two points at least, and one for every ten characters: single words of Cantonese are Mandarin slang too. */
function chineseLanguage(han: number, words: Readonly<Record<WordKind, number>>): 'zh' | 'yue' {
  const points = 2 * words['cantonese-strong'] + words['cantonese-weak'];
  return points >= 2 && points * 10 >= han ? 'yue' : 'zh';
}

/** Below this many letters eld itself calls most answers unreliable (good app, very good, love it: measured). */
const detectable = 12;

function latinLanguage(text: string, latin: number, { english }: CleanContext): 'en' | 'other' {
  if (latin < detectable) return 'en';
  const words = text.match(/[\p{L}']+/gu) ?? [];
  const known = words.filter((word) => english.has(word)).length;
  return known * 2 >= words.length || isEnglish(text) ? 'en' : 'other';
}

interface Detector {
  detect(text: string): { readonly language: string; isReliable(): boolean };
}

let detector: Detector | undefined;

/**
 * By eld's extra-small model. Its module entry loads asynchronously, which a row stage cannot wait for; its bundle loads at once, on the
 * first text in doubt (0.2 s), and leaves its detector in `globalThis.eld`.
 */
function isEnglish(text: string): boolean {
  if (detector === undefined) {
    createRequire(import.meta.url)('eld/minified/eld.XS60.min.js');
    detector = (globalThis as unknown as { eld: Detector }).eld;
  }
  const found = detector.detect(text);
  return found.language === 'en' || !found.isReliable();
}
