import { createRequire } from 'node:module';
import { UserError } from '../errors.ts';
import type { DictionaryWord } from './dictionary.ts';
import type { Segmenter } from './segmenter.ts';

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
  const { version } = createRequire(import.meta.url)('nodejieba/package.json') as { version: string };
  // The second argument turns the hidden Markov model on; without it unknown words fall into single characters.
  return { engine: 'nodejieba', version, cut: (text) => nodejieba.cut(text, true) };
}

async function importEngine(): Promise<Nodejieba> {
  try {
    return ((await import('nodejieba')) as unknown as { default: Nodejieba }).default;
  } catch (error) {
    throw new UserError(
      {
        code: 'engine-missing',
        message: 'The segmenter "nodejieba" is not installed, or could not be compiled on this machine.',
        hint: 'Use the default engine "jieba", or install a C++ compiler and run: npm install nodejieba@3.4.4',
        zh: {
          message: '分词引擎 nodejieba 没有安装，或在本机编译失败。',
          hint: '请改用默认引擎 jieba，或装好 C++ 编译器后运行：npm install nodejieba@3.4.4',
        },
      },
      { cause: error },
    );
  }
}
