import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginsWith, packed, unpacked } from '../../pipeline/packed.ts';

const arrays = fc.oneof(
  fc.uint8Array(),
  fc.uint16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float32Array({ noNaN: true }),
);
const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()));
const data = fc.dictionary(
  fc.stringMatching(/^[a-z]+$/),
  fc.oneof(arrays, plain, fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.oneof(arrays, plain))),
);

test('what is packed comes back, and the same data give the same bytes', () => {
  fc.assert(
    fc.property(data, (given) => {
      expect(unpacked(packed(given))).toEqual(given);
      expect(Buffer.from(packed(given)).equals(Buffer.from(packed(given)))).toBe(true);
    }),
  );
});

test('arrays are not copied: all who unpack the same bytes see the same memory', () => {
  const bytes = packed({ counts: Int32Array.of(1, 2) });
  const [one, other] = [bytes, bytes].map((shared) => unpacked<{ counts: Int32Array }>(shared).counts);
  one![1] = 7;
  expect([...other!]).toEqual([1, 7]);
});

test('the first members are told without unpacking the rest', () => {
  const bytes = packed({ sources: { code: '1', model: '2' }, counts: Int32Array.of(1) });
  expect(beginsWith(bytes, { sources: { code: '1', model: '2' } })).toBe(true);
  expect(beginsWith(bytes, { sources: { code: '1', model: '3' } })).toBe(false);
  expect(beginsWith(bytes, { sources: { code: '1' } })).toBe(false);
  expect(beginsWith(packed({}), { sources: { code: '1', model: '2' } })).toBe(false);
});
