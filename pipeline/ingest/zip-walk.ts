import type { FileHandle } from 'node:fs/promises';
import { readAt } from './file-bytes.ts';
import { unfit, type ZipEntry } from './zip-directory.ts';

const localEntry = 0x04034b50;

/** The entries of an archive without a directory, by their own headers; the last is as long as the file. */
export async function walkEntries(handle: FileHandle, size: number): Promise<ZipEntry[]> {
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
