import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Cell, Column, Table } from './table.ts';

/** Writes one JSON object a row; keys are the columns' machine names, no value is `null`. */
export async function writeJsonLines(path: string, { columns, rows }: Table): Promise<void> {
  await pipeline(Readable.from(lines(columns, rows())), createWriteStream(path));
}

function* lines(columns: readonly Column[], rows: Iterable<readonly Cell[]>): Iterable<string> {
  for (const row of rows) {
    yield `${JSON.stringify(Object.fromEntries(columns.map(({ key }, place) => [key, row[place]])))}\n`;
  }
}
