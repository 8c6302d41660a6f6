import { closeSync, openSync, readSync } from 'node:fs';
import type { Table } from '../table.ts';

/** Bytes read at once. */
const chunkSize = 1 << 20;

/** The same table, its rows read from the JSON lines that were written of it: the store need not be asked again. */
export const spooled = (table: Table, path: string): Table => ({
  ...table,
  *rows() {
    for (const line of linesOf(path)) {
      const row = JSON.parse(line);
      yield table.columns.map(({ key }) => row[key]);
    }
  },
});

/** The lines of a file that ends with a line feed. A line feed byte is part of no other character in UTF-8. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const chunk = Buffer.allocUnsafe(chunkSize);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, size)]);
      const end = bytes.lastIndexOf('\n') + 1;
      if (end > 0) yield* bytes.toString('utf8', 0, end - 1).split('\n');
      rest = bytes.subarray(end);
    }
  } finally {
    closeSync(file);
  }
}
