import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf, hitsIn } from '../../pipeline/search/hits.ts';
import { matchExpression, parseQuery } from '../../pipeline/search/query.ts';
import { spaced, tokensOf } from '../../pipeline/search/tokens.ts';

const expression = (text: string) => matchExpression(parseQuery(text));
const shown = (text: string, query: string) =>
  hitsIn(text, parseQuery(query)).map(({ start, end }) => text.slice(start, end));
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
};

describe('words', () => {
  test('every Han character is a word, letters and digits make words by runs', () => {
    expect(spaced('退款3天没到，App闪退！iPhone13')).toBe('退 款 3 天 没 到 app 闪 退 iphone 13');
  });

  test('traditional writing, full width and capitals are folded away', () => {
    expect(spaced('ＡＰＰ無法退款')).toBe(spaced('app无法退款'));
  });

  test('emoji and kana are words, punctuation is none', () => {
    expect(spaced('😡…の★')).toBe('😡 の');
  });

  test('a placeholder of personal data is nobody’s word', () => {
    expect(spaced('打[手机号]没人接，手机号收不到码')).toBe('打 没 人 接 手 机 号 收 不 到 码');
  });

  test('law: tokens stand in order, inside the text, and say what the index says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const tokens = tokensOf(text);
        expect(tokens.map(({ word }) => word).join(' ')).toBe(spaced(text));
        for (const [place, { start, end }] of tokens.entries()) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeGreaterThanOrEqual(tokens[place - 1]?.start ?? 0);
        }
      }),
    );
  });
});

describe('queries', () => {
  test('words are looked for together, a quoted run as one phrase, quotes of any kind', () => {
    expect(expression('退款 app')).toBe('("退 款") AND ("app")');
    expect(expression('“退款 成功” 客服')).toBe('("退 款 成 功") AND ("客 服")');
    expect(expression('「没人接')).toBe('("没 人 接")');
  });

  test('a Taiwanese word is looked for as both sides of the strait say it', () => {
    expect(expression('程式')).toBe('("程 式" OR "程 序")');
    expect(expression('軟體')).toBe('("软 件")');
  });

  test('what FTS5 would take for its own language is only words', () => {
    expect(expression('a" OR b* NEAR(c) -d ^e col:f')).not.toMatch(/[*^:-]/);
  });

  test('a query without a word, or a very long one, is refused with a hint', () => {
    expect(codeOf(() => parseQuery(''))).toBe('query-empty');
    expect(codeOf(() => parseQuery(' ！""。'))).toBe('query-empty');
    expect(codeOf(() => parseQuery('退'.repeat(201)))).toBe('query-too-long');
    expect(codeOf(() => parseQuery('退 '.repeat(17)))).toBe('query-too-long');
  });

  test('law: any query is refused with words or becomes phrases of words alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        if (codeOf(() => parseQuery(text)) !== 'none') return;
        for (const phrase of parseQuery(text).terms.flat())
          for (const word of phrase) expect(word).not.toMatch(/["\s]/);
      }),
    );
  });
});

describe('hits', () => {
  test('are marked in the text as it stands, in any writing', () => {
    expect(shown('ＡＰＰ一直閃退，怎麼退 款', 'app 退款 闪退')).toEqual(['ＡＰＰ', '閃退', '退 款']);
  });

  test('one character is enough; overlapping ones are one', () => {
    expect(shown('退了又退', '退')).toEqual(['退', '退']);
    expect(shown('退款难', '退款 款难')).toEqual(['退款难']);
  });

  test('a long text is cut to where most of what is looked for stands, never inside a character', () => {
    const text = `退款。${'好'.repeat(100)}退款难，客服说退款要等😡${'哈'.repeat(60)}`;
    const hits = hitsIn(text, parseQuery('退款'));
    const { start, end } = excerptOf(text, hits, 40);
    expect(text.slice(start, end)).toContain('退款难，客服说退款');
    expect(end - start).toBeLessThanOrEqual(40);
  });

  test('law: an excerpt lies within the text, is no longer than asked for, and cuts no pair', () => {
    const texts = fc.string({ unit: fc.constantFrom('退', '款', '😡', 'a', '，') });
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 30 }), (text, length) => {
        const { start, end } = excerptOf(text, hitsIn(text, parseQuery('退款')), length);
        const cut = text.slice(start, end);
        expect(cut.length).toBeLessThanOrEqual(length + 1);
        expect(cut).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
