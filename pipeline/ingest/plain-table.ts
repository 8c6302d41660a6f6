import { csvRows } from './csv.ts';
import { decode } from './decoding.ts';
import { decodeHead, detectEncoding } from './encoding.ts';
import { openSource } from './source-file.ts';
import type { BrokenRow, TableRow } from './table.ts';

/**
 * The rows of a small CSV or TSV file that holds no reviews, the header too, in its order; blank lines are left out.
 * @throws UserError `unreadable-input`, `empty-input`
 */
export async function* plainTable(input: string): AsyncGenerator<TableRow | BrokenRow> {
  const source = await openSource(input);
  try {
    const encoding = detectEncoding(source.head);
    const [first = ''] = decodeHead(source.head, encoding).split('\n', 1);
    const delimiter = first.includes('\t') ? '\t' : ',';
    const width = first.split(delimiter).length;
    for await (const rows of csvRows(decode(source.bytes(), encoding), { delimiter, width })) {
      for (const row of rows) if ('broken' in row || row.cells.some((cell) => cell.trim() !== '')) yield row;
    }
  } finally {
    await source.close();
  }
}
