import { expect, test } from 'vitest';
import { readDocuments } from '../../../pipeline/topics/documents.ts';
import { agreementOf, coherenceOf, diversityOf } from './measures.ts';

test('groups that are the categories agree wholly, whatever their numbers', () => {
  expect(agreementOf([2, 2, 0, 0], [0, 0, 1, 1])).toEqual({ nmi: 1, purity: 1 });
});

test('groups that tell nothing of the categories have no information, and the purity of the commonest', () => {
  expect(agreementOf([0, 1, 0, 1], [0, 0, 1, 1])).toEqual({ nmi: 0, purity: 0.5 });
});

test('one group of three texts, two of a category: worked by hand', () => {
  const { nmi, purity } = agreementOf([0, 0, 1], [0, 1, 1]);
  expect(purity).toBeCloseTo(2 / 3);
  // entropies 0.6365 each, mutual information 0.1744
  expect(nmi).toBeCloseTo(0.274, 3);
});

test('words of the same texts cohere wholly, words that never meet not at all', () => {
  const texts = readDocuments([['快递', '慢'], ['快递', '慢'], ['闪退'], ['广告']], { least: 1, most: 10 });
  const number = (word: string) => texts.words.indexOf(word);
  expect(coherenceOf(texts, [[number('快递'), number('慢')]])).toBeCloseTo(1);
  expect(coherenceOf(texts, [[number('快递'), number('闪退')]])).toBe(-1);
});

test('a word in two of two topics of two words leaves three quarters of diversity', () => {
  expect(
    diversityOf([
      [1, 2],
      [2, 3],
    ]),
  ).toBe(0.75);
});
