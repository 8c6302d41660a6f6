import { expect, test } from 'vitest';
import type { Ask } from '../../pipeline/web/ask.ts';
import { dataTable } from '../../pipeline/web/tables.ts';

test('a page may show the first rows of a table alone; its CSV has all, and the page says so', () => {
  const ask = { url: '/issues?app=x', lang: 'en' } as Ask;
  const table = dataTable(ask, {
    ...{ name: 'numbers', label: { zh: '数', en: 'Numbers' }, rows: [1, 2, 3], most: 2 },
    columns: [{ key: 'number', zh: '数', en: 'number', kind: 'count', cell: (row: number) => row }],
  });
  expect(table.markup.markup.match(/<th scope="row">\d/g)).toEqual([
    '<th scope="row">1',
    '<th scope="row">2',
  ]);
  expect(table.markup.markup).toContain('The first 2 rows; the CSV has all 3');
  expect([...table.rows()]).toEqual([[1], [2], [3]]);
});
