import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../pipeline/ingest/csv.ts';
import type { CsvShape } from '../../pipeline/ingest/csv-block.ts';

async function read(text: string, shape: CsvShape, size = text.length || 1): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const batch of csvRows(pieces(text, size), shape)) rows.push(...batch);
  return rows;
}

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const cell = fc.string({ unit: fc.constantFrom('好', 'a', '"', ',', '\n', '\r\n', ' ', '；'), maxLength: 6 });
const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 });

describe('rows of a CSV file', () => {
  it('law: a table that was written is the table that is read, however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, size, end) => {
          const text = stringify(rows, { record_delimiter: end, quoted: true });
          expect(await read(text, { delimiter: ',', width: 3 }, size)).toEqual(
            rows.map((cells, at) => ({ row: at + 1, cells })),
          );
        },
      ),
    );
  });

  it('law: one faulty line never costs a sound line around it', async () => {
    const sound = fc.array(fc.constantFrom('甲,1,x', '乙,2,"y"', '丙,3,"说""好"""'), { maxLength: 6 });
    const faulty = fc.constantFrom('"', 'a,b', '"a,1,x', 'a"b",c', 'a,1,x,y', '"a"b,1,x', 'a,"1,x');
    await fc.assert(
      fc.asyncProperty(sound, faulty, sound, async (before, fault, after) => {
        const rows = await read(`${[...before, fault, ...after].join('\n')}\n`, { delimiter: ',', width: 3 });
        const names = rows
          .map((row) => (row as { cells?: string[] }).cells?.[0])
          .filter((name) => /^[甲乙丙]$/.test(name ?? ''));
        expect(names).toEqual([...before, ...after].map((line) => line[0]));
      }),
    );
  });

  it('counts blank lines, so that a row is where a spreadsheet shows it', async () => {
    expect(await read('a,b\n\nc,d\n', { delimiter: ',', width: 2 })).toMatchObject([
      { row: 1 },
      { row: 2 },
      { row: 3, cells: ['c', 'd'] },
    ]);
  });

  it('takes any number of cells where no width is given', async () => {
    expect(await read('a,b\nc,d,e\n', { delimiter: ',' })).toMatchObject([
      { cells: ['a', 'b'] },
      { cells: ['c', 'd', 'e'] },
    ]);
  });
});
