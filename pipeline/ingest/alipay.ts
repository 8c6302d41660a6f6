import type { RawFields } from '../records.ts';
import { decode } from './decoding.ts';
import { formatNote, type TextFormat, type TextSource } from './format.ts';
import { drop, type IngestOptions, type Item, type RowMaker, reject, rowMaker } from './items.ts';
import { linesOf, longestLine, type TextLine } from './lines.ts';
import { dateReading } from './reading.ts';
import { constantsOf } from './table.ts';

/** Lines of a research crawl: `text-*-YYYY-MM-DD HH:mm-*-rating`, title and body joined by a space. */
export const alipay: TextFormat = { recognises: ({ text }) => recognised.test(text.slice(0, 65_536)), read };

const name = 'alipay-crawl';
const separator = '-*-';
const recognised = /-\*-\d{4}-\d{2}-\d{2} \d{2}:\d{2}-\*-\d\s*(?:\n|$)/;

async function* read(source: TextSource, options: IngestOptions): AsyncGenerator<Item[]> {
  const { input, encoding } = source;
  yield [formatNote(input, name, 'lines', encoding)];
  const make = rowMaker(name, input, dateReading(options));
  const fixed = constantsOf(options);
  for await (const lines of linesOf(decode(source.bytes(), encoding))) {
    yield lines.map((line) => itemOf(line, input, make, fixed)).filter((item) => item !== null);
  }
}

function itemOf(line: TextLine, input: string, make: RowMaker, fixed: RawFields): Item | null {
  const origin = { source: name, input, row: line.row };
  if (line.text === null)
    return reject(origin, drop('too-long', `a line of over ${longestLine} characters`), line.start);
  if (line.text.trim() === '') return null;
  const parts = line.text.split(separator);
  if (parts.length < 3)
    return reject(origin, drop('column-count', `no two separators ${separator}`), line.text);
  const [date, stars] = parts.splice(-2);
  return make(line.row, { text: parts.join(separator), date: date!, stars: stars!, ...fixed });
}
