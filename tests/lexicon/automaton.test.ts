import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Automaton } from '../../pipeline/lexicon/automaton.ts';

type Found = readonly [word: string, end: number];

function scanned(words: readonly string[], text: string): Found[] {
  const hits: number[] = [];
  const count = Automaton.of(words).scan(text, hits);
  return Array.from({ length: count / 2 }, (_, i) => [words[hits[2 * i]!]!, hits[2 * i + 1]!]);
}

/** Every occurrence by `indexOf`, ordered by end, longer words first. */
function looked(words: readonly string[], text: string): Found[] {
  const found: Found[] = [];
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      found.push([word, at + word.length]);
  return found.sort((a, b) => a[1] - b[1] || b[0].length - a[0].length);
}

describe('the automaton', () => {
  test('finds words within words and overlapping ones', () => {
    expect(scanned(['退', '退款', '款难', '闪退'], '闪退退款难')).toEqual([
      ['闪退', 2],
      ['退', 2],
      ['退', 3],
      ['退款', 4],
      ['款难', 5],
    ]);
  });

  const few = (units: string[], most: number) =>
    fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: most }).map((parts) => parts.join(''));
  const units = ['a', 'b', '退', '款', '\ud83d', '\ude00', '\uffff'];

  test('finds exactly what indexOf finds, whatever the words and the text', () => {
    const words = fc.uniqueArray(few(units, 4), { maxLength: 12 });
    fc.assert(
      fc.property(words, few(units, 40), (list, text) => {
        expect(scanned(list, text)).toEqual(looked(list, text));
      }),
      { numRuns: 500 },
    );
  });

  test('finds the same with thousands of words, when its tables have grown', () => {
    const words = Array.from({ length: 5000 }, (_, i) => `词${i.toString(7)}`);
    const text = '词123词4词1666词';
    expect(scanned(words, text)).toEqual(looked(words, text));
  });
});
