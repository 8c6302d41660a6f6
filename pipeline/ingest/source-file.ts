import { type FileHandle, open } from 'node:fs/promises';
import { emptyInput, unreadable } from './faults.ts';
import { fileBytes } from './file-bytes.ts';
import { standardInput } from './inputs.ts';

/** Enough to know a format, its header and its encoding by. */
const headSize = 262_144;

/** An input, opened once, of which the first bytes are known. */
export interface SourceFile {
  readonly input: string;
  readonly head: Buffer;
  /** Whether `head` is all there is. */
  readonly whole: boolean;
  /** For reading at any place; null for standard input. */
  readonly file: { readonly handle: FileHandle; readonly size: number } | null;
  /** All bytes from the start; can be asked for once. */
  readonly bytes: () => AsyncGenerator<Buffer>;
  readonly close: () => Promise<void>;
}

/** @throws UserError `unreadable-input`, `empty-input` */
export async function openSource(input: string): Promise<SourceFile> {
  const source = input === standardInput ? await peek(input, process.stdin, null) : await openFile(input);
  if (source.head.length > 0) return source;
  await source.close();
  throw emptyInput(input);
}

async function openFile(input: string): Promise<SourceFile> {
  const handle = await open(input).catch((error: Error) => {
    throw unreadable(input, error);
  });
  try {
    const { size } = await handle.stat();
    return await peek(input, fileBytes(handle), { handle, size });
  } catch (error) {
    await handle.close();
    throw unreadable(input, error as Error);
  }
}

async function peek(
  input: string,
  stream: AsyncIterable<string | Buffer>,
  file: SourceFile['file'],
): Promise<SourceFile> {
  const rest = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const { head, whole } = await firstBytes(rest);
  const close = async (): Promise<void> => {
    await rest.return?.();
    await file?.handle.close();
  };
  return { input, head, whole, file, bytes: () => joined(head, rest), close };
}

async function firstBytes(chunks: AsyncIterator<Buffer>): Promise<{ head: Buffer; whole: boolean }> {
  const first: Buffer[] = [];
  for (let length = 0; length < headSize; ) {
    const next = await chunks.next();
    if (next.done === true) return { head: Buffer.concat(first), whole: true };
    first.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(first), whole: false };
}

async function* joined(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
