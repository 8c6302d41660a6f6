import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
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

const magic = 'WENZHEN2';

/** Brotli's quality: 9 packs 20 MB in about two seconds; 11, twenty times as slow, saves a few hundredths. */
const packing = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Writes a weights file: `WENZHEN2`, the length of the head as a 32-bit little-endian number, the head as JSON, and then, packed by Brotli
 * (RFC 7932), one array behind the other, little-endian. The same weights give the same bytes.
 */
export function writeWeights<Head>(path: string, { head, arrays }: Weights<Head>): void {
  const layout: Layout[] = Object.entries(arrays).map(([name, array]) => ({
    name,
    kind: array.constructor.name as KindName,
    length: array.length,
  }));
  const json = Buffer.from(JSON.stringify({ head, layout }));
  const opening = Buffer.alloc(12);
  opening.write(magic, 0, 'latin1');
  opening.writeUInt32LE(json.length, 8);
  const bodies = Object.values(arrays).map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  );
  writeFileSync(path, Buffer.concat([opening, json, brotliCompressSync(Buffer.concat(bodies), packing)]));
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
  const body = unpackedBody(bytes.subarray(12 + length), path);
  const arrays: Record<string, Numbers> = {};
  let at = 0;
  for (const { name, kind, length: count } of layout) {
    const size = count * kinds[kind].BYTES_PER_ELEMENT;
    if (at + size > body.length) throw unreadable(path, `array "${name}" is cut short`);
    // a copy: typed arrays want aligned memory
    arrays[name] = new kinds[kind](
      body.buffer.slice(body.byteOffset + at, body.byteOffset + at + size) as ArrayBuffer,
    );
    at += size;
  }
  return { head, arrays };
}

function unpackedBody(body: Buffer, path: string): Buffer {
  try {
    return brotliDecompressSync(body);
  } catch (error) {
    throw unreadable(path, 'its arrays are cut short or damaged', error);
  }
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
