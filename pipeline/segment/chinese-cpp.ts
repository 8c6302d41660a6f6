import type { DictionaryWord } from './dictionary.ts';
import { engineMissing, engineVersion, type Segmenter } from './segmenter.ts';

type Nodejieba = typeof import('nodejieba');

/**
 * The other engine: jieba in C++, an optional dependency that has to be compiled. It knows no frequencies for added words and gives
 * each the median of its dictionary. Its state is one per process.
 * @throws UserError `engine-missing` when nodejieba is not installed
 */
export async function chineseCppSegmenter(words: readonly DictionaryWord[]): Promise<Segmenter> {
  const nodejieba = await importEngine();
  nodejieba.load();
  for (const { word } of words) nodejieba.insertWord(word);
  // The second argument turns the hidden Markov model on; without it unknown words fall into single characters.
  return { ...engineVersion('nodejieba'), cut: (text) => nodejieba.cut(text, true) };
}

async function importEngine(): Promise<Nodejieba> {
  try {
    return ((await import('nodejieba')) as unknown as { default: Nodejieba }).default;
  } catch (error) {
    throw engineMissing(error);
  }
}
