import type { FileHandle } from 'node:fs/promises';

/** Bytes asked for at a time. */
const step = 262_144;

/** The bytes of an open file from `start` up to `end`; from where it stands to its end where `start` is null, as a pipe must be read. */
export async function* fileBytes(
  handle: FileHandle,
  start: number | null = null,
  end = Infinity,
): AsyncGenerator<Buffer> {
  for (let at = start ?? 0; at < end; ) {
    const bytes = await readAt(handle, start === null ? null : at, Math.min(step, end - at));
    if (bytes.length === 0) return;
    yield bytes;
    at += bytes.length;
  }
}

/** Up to `length` bytes; fewer only where the file ends. */
export async function readAt(handle: FileHandle, position: number | null, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
