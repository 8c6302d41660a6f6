import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCodebook } from '../../pipeline/codebook.ts';
import { kindOf, readSuggestions } from '../../pipeline/suggestions.ts';
import { faultOf, folder } from '../store/support.ts';

const book = readSuggestions();

test('every issue of the codebook has suggestions, and nothing else has', () => {
  expect(Object.keys(book.issues).sort()).toEqual(Object.keys(readCodebook().issues).sort());
});

test('no two suggestions of an issue are for the same kind of app and say the same', () => {
  const texts = Object.values(book.issues).flatMap(({ general, medical }) =>
    [...general, ...medical].flatMap(({ zh, en }) => [zh, en]),
  );
  expect(new Set(texts).size).toBe(texts.length);
});

test('every owner and every metric is used', () => {
  const used = Object.values(book.issues).flatMap(({ general, medical }) => [...general, ...medical]);
  expect(Object.keys(book.owners).filter((id) => !used.some(({ owner }) => owner === id))).toEqual([]);
  expect(Object.keys(book.metrics).filter((id) => !used.some(({ metric }) => metric === id))).toEqual([]);
});

test('an unknown owner is a clear error', async () => {
  const path = join(folder(), 'suggestions.yaml');
  const known = { ...book, owners: { product: book.owners.product } };
  writeFileSync(path, JSON.stringify(known));
  expect(await faultOf(() => readSuggestions(path))).toBe('suggestions-invalid');
});

test('a medical app is told by its name, or by the care its reviews complain of', () => {
  expect(kindOf(book, '康宁医生', 0, new Map())).toBe('medical');
  expect(kindOf(book, 'Carely', 100, new Map([['consult.slow', 6]]))).toBe('medical');
  expect(kindOf(book, 'Carely', 100, new Map([['consult.slow', 2]]))).toBe('general');
});
