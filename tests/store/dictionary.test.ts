import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataDictionary, schemaEntries } from '../../pipeline/store/dictionary.ts';

const written = new URL('../../pipeline/store/dictionary.md', import.meta.url);

test('every table, view and column of the schema says what it holds', () => {
  const silent = schemaEntries().flatMap(({ name, about, columns }) => [
    ...(about === '' ? [name] : []),
    ...columns.filter((column) => column.about === '').map((column) => `${name}.${column.name}`),
  ]);
  expect(silent).toEqual([]);
});

test('the data dictionary beside the schema is the one the schema gives', () => {
  expect(readFileSync(written, 'utf8')).toBe(dataDictionary());
});
