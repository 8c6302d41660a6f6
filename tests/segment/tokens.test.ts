import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDictionary } from '../../pipeline/segment/dictionary.ts';
import { loadSegmentContext, type SegmentContext, tokensOf } from '../../pipeline/segment/index.ts';
import type { Language } from '../../pipeline/records.ts';
import { dictionary } from './support.ts';

const cut = (context: SegmentContext, text: string, language: Language = 'zh'): readonly string[] =>
  tokensOf(text, language, context);

/** Whatever a keyboard, a broken export or an attacker may hold. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '闪退',
      '打不开',
      '医生',
      '但是',
      ' ',
      '，',
      '。',
      '、',
      '\n',
      '\u0000',
      '\u200d',
      '\ufe0f',
      '\u20e3',
    ),
    fc.constantFrom(
      '👨‍👩‍👧',
      '👍🏽',
      '🇨🇳',
      '1️⃣',
      '\ud83d',
      '\ude00',
      '\ufffd',
      '𠮷',
      "can't",
      'v3.2.1',
      'https://a.cn/b?c=1',
      'crash',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
  ),
  maxLength: 24,
});

const nodejieba = await import('nodejieba').then(
  () => true,
  () => false,
);

describe.each(['jieba', 'nodejieba'] as const)('tokens by %s', (engine) => {
  const absent = engine === 'nodejieba' && !nodejieba;
  let context: SegmentContext;
  beforeAll(async () => {
    if (!absent) context = await loadSegmentContext({ engine, dictionary });
  });

  test.skipIf(absent)('the tokens concatenated are the text, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<Language>('zh', 'en', 'mixed', 'und'), (text, language) => {
        expect(cut(context, text, language).join('')).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test.skipIf(absent)('no token is empty', () => {
    fc.assert(
      fc.property(anyText, (text) => !cut(context, text, 'mixed').includes('')),
      { numRuns: 100 },
    );
  });

  test.skipIf(absent)('a version, an address and an emoji sequence are one token each', () => {
    expect(cut(context, '升到v3.2.1和2.0，ios11.4看http://a.cn/x?y=1,2就👨‍👩‍👧闪退👍🏽1️⃣')).toEqual(
      expect.arrayContaining([
        'v3.2.1',
        '2.0',
        'ios11.4',
        'http://a.cn/x?y=1,2',
        '👨‍👩‍👧',
        '闪退',
        '👍🏽',
        '1️⃣',
      ]),
    );
  });

  test.skipIf(absent)('names its engine and version for the manifest', () => {
    expect(context.segmenter.engine).toContain(engine);
    expect(context.segmenter.version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('the user dictionary', () => {
  const words = readDictionary(dictionary).map(({ word }) => word);
  let context: SegmentContext;
  beforeAll(async () => {
    context = await loadSegmentContext({ engine: 'jieba', dictionary });
  });

  test('every word of it survives as one token in a sentence', () => {
    const frames = [
      (word: string) => `这个${word}，`,
      (word: string) => `我的${word}了`,
      (word: string) => `为什么${word}啊`,
    ];
    expect(
      words.filter((word) => !frames.every((frame) => cut(context, frame(word)).includes(word))),
    ).toEqual([]);
  });

  test.each(['闪退', '提现', '秒退', '客服', '挂号费', '医保', '号源', '问诊'])(
    '%s, the field’s own word, is one token',
    (word) => {
      expect(cut(context, `昨天${word}又出了问题`)).toContain(word);
    },
  );

  test('has no word twice', () => {
    expect(words.length).toBe(new Set(words).size);
  });
});

describe('English', () => {
  let context: SegmentContext;
  beforeAll(async () => {
    context = await loadSegmentContext({ engine: 'jieba', dictionary });
  });

  test('an English review is cut into English words', () => {
    expect(cut(context, "can't log in, keeps crashing.", 'en')).toEqual(
      expect.arrayContaining(['log', 'keeps', 'crashing', ',', '.']),
    );
  });

  test('a mixed review has its Han runs cut as Chinese and the rest as English', () => {
    expect(cut(context, '登录不上 it keeps crashing 很烦', 'mixed').filter((token) => token !== ' ')).toEqual(
      ['登录不上', 'it', 'keeps', 'crashing', '很烦'],
    );
  });
});
