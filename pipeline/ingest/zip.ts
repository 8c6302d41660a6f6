import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { constants, createInflateRaw } from 'node:zlib';
import { brokenWorkbook, lockedWorkbook, zipBomb } from './faults.ts';
import { fileBytes, readAt } from './file-bytes.ts';

/** A file inside a ZIP archive (APPNOTE.TXT 6.3.9, sections 4.3.7 and 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Bytes in the archive, and bytes it claims to inflate to; null where the archive broke off before saying. */
  readonly packed: number | null;
  readonly inflated: number | null;
  /** Of its local header. */
  readonly offset: number;
}

export interface ZipFile {
  readonly input: string;
  readonly handle: FileHandle;
  readonly size: number;
  readonly entries: readonly ZipEntry[];
  /** Whether the archive's directory, which comes last, is there. */
  readonly whole: boolean;
}

/** Bytes that one archive, and one entry without regard to its ratio, may inflate to. */
export const limits = { total: 2 * 1024 ** 3, ratio: 200, ratioFrom: 16 * 1024 ** 2 };

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const largeEnd = 0x07064b50;
/** In place of a number that does not fit 32 bits. */
const unfit = 0xffffffff;

/**
 * Reads the list of files in an archive: from its directory, or, of one that was cut off, from the entries as far as they go.
 * @throws UserError `zip-bomb` by the sizes it claims, `locked-workbook`, `broken-workbook`
 */
export async function openZip(input: string, handle: FileHandle, size: number): Promise<ZipFile> {
  const directory = await readDirectory(input, handle, size);
  const entries = directory ?? (await walkEntries(handle, size));
  checkClaims(input, entries);
  return { input, handle, size, entries, whole: directory !== undefined };
}

function checkClaims(input: string, entries: readonly ZipEntry[]): void {
  const total = entries.reduce((sum, { inflated }) => sum + (inflated ?? 0), 0);
  if (total > limits.total)
    throw zipBomb(input, `it would inflate to ${total} bytes; the limit is ${limits.total}`);
  for (const { name, packed, inflated } of entries) {
    if (
      inflated === null ||
      packed === null ||
      inflated <= limits.ratioFrom ||
      inflated <= packed * limits.ratio
    )
      continue;
    throw zipBomb(
      input,
      `${name} would inflate from ${packed} to ${inflated} bytes, over ${limits.ratio} to 1`,
    );
  }
}

async function readDirectory(
  input: string,
  handle: FileHandle,
  size: number,
): Promise<ZipEntry[] | undefined> {
  const tail = await readAt(handle, Math.max(0, size - 65_557), 65_557);
  const end = findEnd(tail);
  if (end === -1) return undefined;
  const { offset, length } = await directoryPlace(handle, tail, end);
  if (length > 64 * 1024 ** 2 || offset + length > size)
    throw brokenWorkbook(input, 'its directory is out of place');
  return parseDirectory(input, await readAt(handle, offset, length));
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1) if (tail.readUInt32LE(at) === directoryEnd) return at;
  return -1;
}

/** Archives of many or large files (ZIP64) keep the place of the directory in a record of its own. */
async function directoryPlace(
  handle: FileHandle,
  tail: Buffer,
  end: number,
): Promise<{ offset: number; length: number }> {
  const place = { offset: tail.readUInt32LE(end + 16), length: tail.readUInt32LE(end + 12) };
  if (end < 20 || tail.readUInt32LE(end - 20) !== largeEnd) return place;
  const record = await readAt(handle, Number(tail.readBigUInt64LE(end - 12)), 56);
  return record.length < 56
    ? place
    : { offset: Number(record.readBigUInt64LE(48)), length: Number(record.readBigUInt64LE(40)) };
}

function parseDirectory(input: string, directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === directoryEntry; ) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      directory.readUInt16LE(at + field),
    ) as [number, number, number];
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [inflated, packed, offset] = largeSizes(
      extra,
      [24, 20, 42].map((field) => directory.readUInt32LE(at + field)),
    );
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw lockedWorkbook(input);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({
      name,
      method: directory.readUInt16LE(at + 10),
      packed: packed!,
      inflated: inflated!,
      offset: offset!,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Numbers that do not fit 32 bits stand in the extra field with id 1, in order. */
function largeSizes(extra: Buffer, sizes: readonly number[]): number[] {
  let at = findLarge(extra);
  return sizes.map((size) => {
    if (size !== unfit || at === -1 || at + 8 > extra.length) return size;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  });
}

function findLarge(extra: Buffer): number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) return at + 4;
  return -1;
}

/** The entries of an archive without a directory, by their own headers; the last is as long as the file. */
async function walkEntries(handle: FileHandle, size: number): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  for (let offset = 0; offset < size; ) {
    const header = await readAt(handle, offset, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== localEntry) break;
    const entry = await localEntryAt(handle, offset, header);
    entries.push(entry);
    if (entry.packed === null) break;
    offset += 30 + header.readUInt16LE(26) + header.readUInt16LE(28) + entry.packed;
  }
  return entries;
}

async function localEntryAt(handle: FileHandle, offset: number, header: Buffer): Promise<ZipEntry> {
  const name = (await readAt(handle, offset + 30, header.readUInt16LE(26))).toString('utf8');
  const method = header.readUInt16LE(8);
  const [packed, inflated] = [header.readUInt32LE(18), header.readUInt32LE(22)];
  const told = (header.readUInt16LE(6) & 8) === 0 && packed !== unfit && inflated !== unfit;
  if (told) return { name, method, packed, inflated, offset };
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  return { name, method, packed: await packedLength(handle, start), inflated: null, offset };
}

/** Where sizes follow the data: the bytes up to the record that says so; null where there is none. */
async function packedLength(handle: FileHandle, start: number): Promise<number | null> {
  const signature = Buffer.from('PK\x07\x08', 'latin1');
  for (let at = start; ; at += 65_536 - 3) {
    const block = await readAt(handle, at, 65_536);
    const found = block.indexOf(signature);
    if (found !== -1) return at + found + 16 - start;
    if (block.length < 65_536) return null;
  }
}

/**
 * The bytes of one entry, inflated.
 * @throws UserError `zip-bomb` where there is more than was claimed or allowed, `broken-workbook` where there is less
 */
export async function* entryBytes(
  { input, handle, size, whole }: ZipFile,
  entry: ZipEntry,
): AsyncGenerator<Buffer> {
  const header = await readAt(handle, entry.offset, 30);
  if (header.length < 30) throw brokenWorkbook(input, entry.name);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const end = Math.min(size, entry.packed === null ? size : start + entry.packed);
  let length = 0;
  for await (const chunk of inflated(handle, start, end, entry.method)) {
    length += chunk.length;
    if (length > (entry.inflated ?? limits.total))
      throw zipBomb(input, `${entry.name} inflates to more than it says`);
    yield chunk;
  }
  if (whole && length < entry.inflated!)
    throw brokenWorkbook(input, `${entry.name} ends after ${length} of ${entry.inflated} bytes`);
}

async function* inflated(
  handle: FileHandle,
  start: number,
  end: number,
  method: number,
): AsyncGenerator<Buffer> {
  const packed = fileBytes(handle, start, end);
  if (method === 0) return yield* packed;
  const source = Readable.from(packed);
  const inflate = createInflateRaw({ finishFlush: constants.Z_SYNC_FLUSH });
  source.on('error', (error) => inflate.destroy(error));
  try {
    yield* source.pipe(inflate);
  } finally {
    source.destroy();
  }
}
