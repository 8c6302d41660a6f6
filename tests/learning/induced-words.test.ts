import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashText } from '../../pipeline/learning/hashing.ts';
import { compileInduced, InducedWords } from '../../pipeline/learning/induced-words.ts';

const words = new Map([
  ['闪退', 0],
  ['退', 1],
  ['退款', 2],
  ['客服', 3],
  ['客服电话', 3],
]);

const inducedWords = new InducedWords(compileInduced(words));

function classesIn(text: string, start = 0, end = text.length): number[] {
  const found: number[] = [];
  return found.slice(0, inducedWords.find(text, start, end, found));
}

test('takes the longest word from the left', () => {
  expect(classesIn('闪退款')).toEqual([0]);
  expect(classesIn('不退款，客服电话')).toEqual([2, 3]);
});

test('takes no string for a word because their hashes are the same', () => {
  expect(hashText('颇为')).toBe(hashText('错'));
  expect(new InducedWords(compileInduced(new Map([['错', 0]]))).find('颇为', 0, 2, [])).toBe(0);
});

test('sees nothing outside its bounds', () => {
  expect(classesIn('闪退款', 1)).toEqual([2]);
  expect(classesIn('闪退款', 1, 2)).toEqual([1]);
});

test('finds what trying every word at every place finds', () => {
  const text = fc.string({
    unit: fc.constantFrom('闪', '退', '款', '客', '服', '电', '话', '的'),
    maxLength: 20,
  });
  fc.assert(
    fc.property(text, (given) => {
      expect(classesIn(given)).toEqual(byTrying(given));
    }),
  );
});

function byTrying(text: string): number[] {
  if (text === '') return [];
  const [longest] = [...words.keys()]
    .filter((word) => text.startsWith(word))
    .sort((a, b) => b.length - a.length);
  return longest === undefined
    ? byTrying(text.slice(1))
    : [words.get(longest)!, ...byTrying(text.slice(longest.length))];
}
