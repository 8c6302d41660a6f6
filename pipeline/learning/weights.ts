import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { UserError } from '../errors.ts';

type Numbers = Int8Array | Uint8Array | Int32Array | Float32Array;
const kinds = { Int8Array, Uint8Array, Int32Array, Float32Array } as const;
type KindName = keyof typeof kinds;

/** Named arrays with a head that says what they are. */
export interface Weights<Head> {
  readonly head: Head;
  readonly arrays: Readonly<Record<string, Numbers>>;
}

interface Layout {
  readonly name: string;
  readonly kind: KindName;
  readonly length: number;
}

const magic = 'WENZHEN1';
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/**
 * Writes a weights file: `WENZHEN1`, the length of the head as a 32-bit little-endian number, the head as JSON, then each array, all
 * starting at multiples of eight bytes. The same weights give the same bytes.
 */
export function writeWeights<Head>(path: string, { head, arrays }: Weights<Head>): void {
  const layout: Layout[] = Object.entries(arrays).map(([name, array]) => ({
    name,
    kind: array.constructor.name as KindName,
    length: array.length,
  }));
  const json = Buffer.from(JSON.stringify({ head, layout }));
  const opening = Buffer.alloc(aligned(12 + json.length));
  opening.write(magic, 0, 'latin1');
  opening.writeUInt32LE(json.length, 8);
  json.copy(opening, 12);
  const bodies = Object.values(arrays).map((array) => {
    const body = Buffer.alloc(aligned(array.byteLength));
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).copy(body);
    return body;
  });
  writeFileSync(path, Buffer.concat([opening, ...bodies]));
}

/**
 * Reads a weights file whole.
 * @throws UserError `weights-unreadable` where it is missing, cut short or of another kind
 */
export function readWeights<Head>(path: string): Weights<Head> {
  const bytes = readBytes(path);
  if (bytes.length < 12 || bytes.toString('latin1', 0, 8) !== magic)
    throw unreadable(path, 'it does not begin as a weights file does');
  const length = bytes.readUInt32LE(8);
  const { head, layout } = parsedHead<Head>(bytes.toString('utf8', 12, 12 + length), path);
  const arrays: Record<string, Numbers> = {};
  let at = aligned(12 + length);
  for (const { name, kind, length: count } of layout) {
    const size = count * kinds[kind].BYTES_PER_ELEMENT;
    if (at + size > bytes.length) throw unreadable(path, `array "${name}" is cut short`);
    // a copy: typed arrays want aligned memory, which a pooled buffer does not promise
    arrays[name] = new kinds[kind](
      bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + size) as ArrayBuffer,
    );
    at += aligned(size);
  }
  return { head, arrays };
}

function parsedHead<Head>(
  json: string,
  path: string,
): { readonly head: Head; readonly layout: readonly Layout[] } {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw unreadable(path, 'its head is cut short or damaged', error);
  }
}

/**
 * Opens a weights file for reading.
 * @throws UserError `weights-unreadable`
 */
export function openBytes(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, (error as Error).message, error);
  }
}

function readBytes(path: string): Buffer {
  const file = openBytes(path);
  try {
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

const unreadable = (path: string, why: string, cause?: unknown): UserError =>
  new UserError(
    {
      code: 'weights-unreadable',
      message: `${path}: cannot be read as weights: ${why}`,
      hint: 'Put back the file that came with this version, or train anew with `wenzhen learn`.',
    },
    { cause },
  );
