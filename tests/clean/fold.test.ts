import fc from 'fast-check';
import { Converter } from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import { fold } from '../../pipeline/clean/fold.ts';
import { profileOf } from '../../pipeline/clean/profile.ts';
import { originalSpan } from '../../pipeline/field.ts';
import type { CleanField } from '../../pipeline/records.ts';

function foldField(original: string, start = 0, end = original.length): CleanField {
  const { text, starts, ends } = fold(original, { start, end }, profileOf(original, start, end));
  return { original, body: { start, end }, match: text, starts, ends, masks: [] };
}

const match = (text: string): string => foldField(text).match;

/** Quotes the original for the first place where `wanted` stands in the match text. */
function quoted(field: CleanField, wanted: string): string {
  const at = field.match.indexOf(wanted);
  const { start, end } = originalSpan(field, at, at + wanted.length);
  return field.original.slice(start, end);
}

describe('fold', () => {
  it.each([
    ['ＡＰＰ，很好用！', 'app,很好用!'],
    ['iOS 11.4 闪退 v3.2.1', 'ios 11.4 闪退 v3.2.1'],
    ['請問這個軟體的程式', '请问这个软件的程序'],
    ['软件的程序', '软件的程序'],
    ['訂單編號１２３４', '订单编号1234'],
    ['这个軟體什么用都没有', '这个软件什么用都没有'],
    ['嗰啲嘢', '嗰啲嘢'],
    ['乾隆看著乾淨', '乾隆看着干净'],
    ['好\u200b用\u202e吗', '好用吗'],
    ['太慢……', '太慢......'],
    ['𝐕𝐗', 'vx'],
    ['cafe\u0301', 'café'],
    ['İstanbul', 'İstanbul'],
    ['ｶﾞ', 'ガ'],
    ['㎏①', 'kg1'],
    ['🉇🎉', '〔胜〕🎉'],
    ['\ud83d闪退', '\ufffd闪退'],
  ])('folds %j to %j', (text, folded) => {
    expect(match(text)).toBe(folded);
  });

  it.each(['👨‍👩‍👧', '❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣', '👍🏻', '🇨🇳'])('keeps the emoji %s whole', (emoji) => {
    expect(match(`好${emoji}用`)).toBe(`好${emoji}用`);
  });

  it('keeps addresses and versions together', () => {
    expect(match('看 https://A.example.com/x?b=1 的v3.2.1')).toBe('看 https://a.example.com/x?b=1 的v3.2.1');
  });

  it('has no offset map where every unit is where it was', () => {
    expect(foldField('打开就闪退，真的ＳＢ')).toMatchObject({ starts: null, ends: null });
    expect(foldField('這個很難用')).toMatchObject({ starts: null, ends: null });
  });

  it('quotes the original through every change of length', () => {
    expect(quoted(foldField('等了……隨身碟壞了'), 'u盘坏')).toBe('隨身碟壞');
    expect(quoted(foldField('太\u200b慢了，㎏不對'), 'kg不')).toBe('㎏不');
    expect(quoted(foldField('不好👨‍👩‍👧用'), '用')).toBe('用');
  });

  it('never splits a surrogate pair', () => {
    const field = foldField('好😀用');
    expect(originalSpan(field, 1, 2)).toEqual({ start: 1, end: 3 });
    expect(originalSpan(field, 2, 3)).toEqual({ start: 1, end: 3 });
  });

  it('leaves out what is outside the body', () => {
    const field = foldField('（删除）難用', 4);
    expect(field.match).toBe('难用');
    expect(quoted(field, '用')).toBe('用');
  });
});

const pieces = fc.constantFrom(
  ...[
    '闪',
    '退',
    '軟體',
    '程式',
    '隨身碟',
    '乾',
    '隆',
    '乾淨',
    '么',
    '麼',
    '發',
    '后',
    '後',
    '嗰',
    '佢',
    '網路',
    '滑鼠',
    '資料庫',
    '裡',
    '著',
    '瞭',
    '介面',
  ],
  ...[
    'A',
    'Ｂ',
    'ﬁ',
    'İ',
    'ß',
    'Σ',
    'ǅ',
    '™',
    '㊗',
    '℃',
    '…',
    '１',
    '①',
    '½',
    '，',
    '\u3000',
    '´',
    'ｶ',
    'ﾞ',
    'ㄱ',
    'ㅏ',
    '가',
    'ᆨ',
    '豈',
    '⼀',
  ],
  ...[
    '\u200b',
    '\u200d',
    '\ufe0f',
    '\u20e3',
    '\u0301',
    '\u0307',
    '\u202e',
    '\u00ad',
    '\ufeff',
    '\ud83d',
    '\ude00',
    '😀',
    '👍🏻',
    '👨‍👩‍👧',
    '❤️',
    '𝐀',
    '𠀀',
    '𠌥',
    '\u{e0067}',
  ],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const fields = fc
  .tuple(texts, fc.nat(), fc.nat())
  .map(([text, a, b]) => [text, a % (text.length + 1), b % (text.length + 1)] as const)
  .map(([text, a, b]) => foldField(text, Math.min(a, b), Math.max(a, b)));

describe('the laws of fold', () => {
  it('has offsets that never fall, each unit with a source inside the body', () => {
    fc.assert(
      fc.property(fields, (field) => {
        let before = { start: field.body.start, end: field.body.start };
        for (let at = 0; at < field.match.length; at++) {
          const span = originalSpan(field, at, at + 1);
          expect(span.start).toBeGreaterThanOrEqual(before.start);
          expect(span.end).toBeGreaterThanOrEqual(before.end);
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(field.body.end);
          before = span;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = match(text);
        expect(match(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('never quotes half a surrogate pair', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const field = foldField(text);
        fc.pre(field.match.length > 0);
        const from = a % field.match.length;
        const to = from + 1 + (b % (field.match.length - from));
        const { start, end } = originalSpan(field, from, to);
        for (const edge of [start, end]) expect(text.codePointAt(edge - 1) ?? 0).toBeLessThan(0x10000);
      }),
      { numRuns: 1000 },
    );
  });

  it('simplifies as opencc does', () => {
    const opencc = Converter({ from: 'twp', to: 'cn' });
    const plain = fc.array(
      fc.constantFrom(
        ...'軟體程式隨身碟網路資料庫裡發現後來乾淨看著介面訊息帳號登入失敗螢幕影片儲存使用者設定',
      ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(plain, (all) => {
        const text = `軟體，${all.join('')}`;
        expect(match(text.replace('，', ','))).toBe(opencc(text).replace('，', ',').toLowerCase());
      }),
      { numRuns: 1000 },
    );
  });
});
