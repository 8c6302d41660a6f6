import { isDrop } from '../stage.ts';
import { decode } from './decoding.ts';
import { formatNote, type TextFormat, type TextSource } from './format.ts';
import { drop, type IngestOptions, type Item, reject } from './items.ts';
import { entriesOf, isObject, type JsonObject, jsonLayout } from './json-layouts.ts';
import { checkColumns, type JsonReader, jsonReader } from './json-review.ts';
import { linesOf, longestLine, type TextLine } from './lines.ts';

/** One JSON object a line. */
export const jsonLines: TextFormat = { recognises: isJsonLines, read: readJsonLines };

/** A list somewhere in a line that is no whole value: the beginning of a document that holds its entries in it. */
const opensList = /"[^"]{1,40}"\s*:\s*\[\s*(?:\{|$)/;

function isJsonLines({ text, whole }: TextSource): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const first = lines[0]?.trim() ?? '';
  if (!first.startsWith('{')) return false;
  const value = parsed(first);
  if (isJsonObject(value)) return !whole || lines.length > 1 || entriesOf(value) === undefined;
  return first !== '{' && !opensList.test(first);
}

export async function* readJsonLines(source: TextSource, options: IngestOptions): AsyncGenerator<Item[]> {
  const { input } = source;
  const sample = objectsIn(source.text);
  if (sample.length > 0) checkColumns(input, sample, options);
  const name = sample[0] === undefined ? 'plain' : jsonLayout(sample[0]).name;
  yield [formatNote(input, name, 'json-lines', source.encoding)];
  const read = jsonReader(input, options);
  for await (const lines of linesOf(decode(source.bytes(), source.encoding))) {
    yield lines.map((line) => itemOf(line, input, read)).filter((item) => item !== null);
  }
}

function itemOf(line: TextLine, input: string, read: JsonReader): Item | null {
  if (line.text?.trim() === '') return null;
  const origin = { source: 'plain', input, row: line.row };
  if (line.text === null)
    return reject(origin, drop('too-long', `a line of over ${longestLine} characters`), line.start);
  const value = parsed(line.text);
  if (value instanceof SyntaxError) return reject(origin, drop('bad-json', value.message), line.start);
  const item = read(value, line.row);
  return isDrop(item) ? reject(origin, item, line.start) : item;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

const objectsIn = (text: string): JsonObject[] => text.split('\n').map(parsed).filter(isJsonObject);

const isJsonObject = (value: unknown): value is JsonObject => isObject(value) && !(value instanceof Error);
