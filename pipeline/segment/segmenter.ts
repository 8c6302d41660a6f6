import { createRequire } from 'node:module';
import { UserError } from '../errors.ts';

/** The engines that cut Chinese text: jieba in Rust, and jieba in C++ (an optional dependency). */
export type Engine = 'jieba' | 'nodejieba';

const packages = { jieba: '@node-rs/jieba', nodejieba: 'nodejieba' } as const satisfies Record<
  Engine,
  string
>;

/** Cuts text into tokens. Law: `cut(text).join('') === text` for every well-formed text. */
export interface Segmenter {
  /** Name and version of the library, for the run's manifest. */
  readonly engine: string;
  readonly version: string;
  readonly cut: (text: string) => string[];
}

/**
 * Package and version of an engine, for the run's manifest.
 * @throws UserError `engine-missing` when nodejieba is not installed
 */
export function engineVersion(engine: Engine): Pick<Segmenter, 'engine' | 'version'> {
  try {
    const { version } = createRequire(import.meta.url)(`${packages[engine]}/package.json`) as {
      version: string;
    };
    return { engine: packages[engine], version };
  } catch (error) {
    throw engineMissing(error);
  }
}

/** What there is to say where the optional engine cannot be loaded. */
export const engineMissing = (cause: unknown): UserError =>
  new UserError(
    {
      code: 'engine-missing',
      message: 'The segmenter "nodejieba" is not installed, or could not be compiled on this machine.',
      hint: 'Use the default engine "jieba", or install a C++ compiler and run: npm install nodejieba@3.4.4',
      zh: {
        message: '分词引擎 nodejieba 没有安装，或在本机编译失败。',
        hint: '请改用默认引擎 jieba，或装好 C++ 编译器后运行：npm install nodejieba@3.4.4',
      },
    },
    { cause },
  );
