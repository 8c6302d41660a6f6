import type { FileHandle } from 'node:fs/promises';
import { brokenWorkbook, lockedWorkbook } from './faults.ts';
import { readAt } from './file-bytes.ts';

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

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const largeEnd = 0x07064b50;
/** In place of a number that does not fit 32 bits. */
export const unfit = 0xffffffff;

/** The entries by the directory at the end of an archive; `undefined` where there is none. @throws UserError `locked-workbook`, `broken-workbook` */
export async function readDirectory(
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
