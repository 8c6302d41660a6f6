import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harmless, harmlessWords } from '../../pipeline/notify/harmless.ts';

test.each([
  ['更新到 3.6.0 就闪退', '更新到 3.6.0 就闪退'],
  ['第一行\n第二行\t\u0000\u001b[31m红', '第一行 第二行 ［31m红'],
  [
    '[点我](https://evil.example/x) <@all> **粗** `码`',
    '［点我］(https：//evil．example/x) ＜＠all＞ ＊＊粗＊＊ ｀码｀',
  ],
  ['<img src=x onerror="alert(1)">&amp;', '＜img src=x onerror=＂alert(1)＂＞＆amp;'],
  ['看 www.evil.com 和 evil.中国', '看 www．evil．com 和 evil．中国'],
  ['反\u202e着\u200b写\ufeff', '反着写'],
  ['康宁医生 13812345678', '康宁医生 13812345678'],
  ['坏\ud800字', '坏字'],
])('%j becomes %j', (given, shown) => {
  expect(harmless(given, 100)).toBe(shown);
});

test('words of reviewers are masked, however a number is hidden; names of apps are not', () => {
  expect(harmlessWords('打 13812345678 找我', 100)).toBe('打 ［手机号］ 找我');
  expect(harmlessWords('1\u200b3812345678', 100)).toBe('［手机号］');
});

test('long words are cut between characters', () => {
  expect(harmless('😀😀😀😀', 3)).toBe('😀😀…');
});

test('law: whatever is written, one line without control characters, marks of Markdown or HTML, or links', () => {
  const nasty = fc.constantFrom(
    '[',
    '](',
    'https://',
    'a.b',
    '<',
    '>',
    '`',
    '*',
    '_',
    '\n',
    '\r',
    '\u2028',
    '\u202e',
    '\u0007',
    '@',
    '#',
    '&',
    '"',
    '![',
    '$',
  );
  const text = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 20 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 80 }), (parts, most) => {
      const shown = harmless(parts.join(''), most);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\`*_~#|!@[\]<>&"'$]/u);
      expect(shown).not.toMatch(/:\/\/|[\p{L}\p{N}]\.\p{L}[\p{L}\d-]/u);
      expect([...shown].length).toBeLessThanOrEqual(most);
    }),
  );
});
