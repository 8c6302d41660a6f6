import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storable } from '../../pipeline/store/content.ts';
import { toCodePoints, toUnits } from '../../pipeline/store/offsets.ts';

test('an emoji is two units and one code point', () => {
  expect(toCodePoints('好😀评', 3)).toBe(2);
  expect(toUnits('好😀评', 2)).toBe(3);
});

test('law: code points counted from the front, and back again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.nat(), (text, points) => {
      const all = [...text];
      const counted = points % (all.length + 1);
      const units = all.slice(0, counted).join('').length;
      return toCodePoints(text, units) === counted && toUnits(text, counted) === units;
    }),
  );
});

test('law: storable text has the same length, no NUL and no lone surrogate', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('好', '😀', '\0', '\ud83d', '\ude00', 'a')), (parts) => {
      const text = parts.join('');
      const stored = storable(text);
      return (
        stored.length === text.length && !stored.includes('\0') && Buffer.from(stored).toString() === stored
      );
    }),
  );
});
