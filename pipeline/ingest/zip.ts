import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { constants, createInflateRaw } from 'node:zlib';
import { brokenWorkbook, zipBomb } from './faults.ts';
import { fileBytes, readAt } from './file-bytes.ts';
import { readDirectory, type ZipEntry } from './zip-directory.ts';
import { walkEntries } from './zip-walk.ts';

export interface ZipFile {
  readonly input: string;
  readonly handle: FileHandle;
  readonly size: number;
  readonly entries: readonly ZipEntry[];
  /** Whether the archive's directory, which comes last, is there. */
  readonly whole: boolean;
}

/** Bytes that one archive, and one entry without regard to its ratio, may inflate to. */
const limits = { total: 2 * 1024 ** 3, ratio: 200, ratioFrom: 16 * 1024 ** 2 };

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
