import { csvRows } from './csv.ts';
import type { CsvShape } from './csv-block.ts';
import { decode } from './decoding.ts';
import { divide } from './delimiter.ts';
import { formatNote, someRows, type TextFormat, type TextSource } from './format.ts';
import type { IngestOptions, Item } from './items.ts';
import { tableReader } from './table.ts';

/** CSV and its relatives, whatever the delimiter; any text that is nothing else is read as such. */
export const delimited: TextFormat = { recognises: () => true, read };

async function* read(source: TextSource, options: IngestOptions): AsyncGenerator<Item[]> {
  const { input, encoding } = source;
  const { delimiter, header } = divide(input, source.text, options);
  yield [formatNote(input, header.layout.name, delimiter === '\t' ? 'tsv' : 'csv', encoding)];
  const shape: CsvShape =
    header.layout.spills === true ? { delimiter } : { delimiter, width: header.cells.length };
  const read = tableReader(header, input, options);
  yield* someRows(input, items());

  async function* items(): AsyncGenerator<Item[]> {
    for await (const rows of csvRows(decode(source.bytes(), encoding), shape)) {
      yield rows.map(read).filter((item) => item !== undefined);
    }
  }
}
