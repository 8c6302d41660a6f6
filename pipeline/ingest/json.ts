import { isDrop } from '../stage.ts';
import { badJson, jsonTooLarge } from './faults.ts';
import { formatNote, type TextFormat, type TextSource } from './format.ts';
import { type IngestOptions, type Item, reject } from './items.ts';
import { entriesOf, isObject, jsonLayout } from './json-layouts.ts';
import { checkColumns, type JsonReader, jsonReader } from './json-review.ts';

/** One JSON value: an array of reviews, or what a store's service answers. */
export const json: TextFormat = { recognises: ({ text }) => /^\s*[[{]/.test(text), read };

/** Bytes. One value is parsed whole and takes several times its size in memory; longer lists come as JSON lines. */
const longestDocument = 64 * 1_048_576;

async function* read(source: TextSource, options: IngestOptions): AsyncGenerator<Item[]> {
  const { input } = source;
  const document = await parseDocument(source);
  const { entries, app } = entriesOf(document) ?? { entries: [document], app: undefined };
  const objects = entries.filter(isObject);
  yield [
    formatNote(
      input,
      objects[0] === undefined ? 'plain' : jsonLayout(objects[0]).name,
      'json',
      source.encoding,
    ),
  ];
  if (entries.length === 0) yield [{ kind: 'note', input, note: 'no-rows', detail: 'an empty list' }];
  if (objects.length > 0) checkColumns(input, objects, options);
  const reader = jsonReader(input, options, app);
  yield entries.map((entry, at) => itemOf(entry, at + 1, input, reader)).filter((item) => item !== null);
}

async function parseDocument(source: TextSource): Promise<unknown> {
  const text = new TextDecoder(source.encoding).decode(await allBytes(source));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badJson(source.input, error as Error);
  }
}

async function allBytes({ input, bytes }: TextSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes()) {
    length += chunk.length;
    if (length > longestDocument) throw jsonTooLarge(input, longestDocument);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function itemOf(entry: unknown, row: number, input: string, read: JsonReader): Item | null {
  const item = read(entry, row);
  return isDrop(item) ? reject({ source: 'plain', input, row }, item, JSON.stringify(entry)) : item;
}
