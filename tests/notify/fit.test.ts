import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutBytes, fitting } from '../../pipeline/notify/fit.ts';

test('a cut ends with a whole character', () => {
  expect(cutBytes('挂号', 6)).toBe('挂号');
  expect(cutBytes('挂号', 5)).toBe('挂');
  expect(cutBytes('a😀b', 4)).toBe('a');
  expect(cutBytes('挂', 0)).toBe('');
});

test('law: a cut is the longest beginning of whole characters that fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(60), (text, most) => {
      const cut = cutBytes(text, most);
      expect(text.startsWith(cut)).toBe(true);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most);
      const next = [...text.slice(cut.length)][0];
      if (next !== undefined) expect(Buffer.byteLength(cut + next)).toBeGreaterThan(most);
    }),
  );
});

test('as many entries as fit, and no more', () => {
  const render = (shown: number) => `另有 ${9 - shown}${'，闪退'.repeat(shown)}`;
  expect(fitting(9, render, 30)).toBe('另有 7，闪退，闪退');
  expect(fitting(9, render, 8)).toBe('另有 9');
  expect(fitting(9, render, 4)).toBe('另');
});
