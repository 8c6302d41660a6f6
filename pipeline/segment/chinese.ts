import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { DictionaryWord } from './dictionary.ts';
import { engineVersion, type Segmenter } from './segmenter.ts';

/** The default engine: jieba in Rust with its own dictionary plus `words`, unknown words by its hidden Markov model. */
export function chineseSegmenter(words: readonly DictionaryWord[]): Segmenter {
  const jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(words.map(({ word, frequency }) => `${word} ${frequency}\n`).join('')));
  return { ...engineVersion('jieba'), cut: (text) => jieba.cut(text, true) };
}
