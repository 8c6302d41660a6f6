import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes the file at `path` appear whole or not at all: `write` writes beside it, and only what is finished takes its place. */
export async function writeWholeFile(path: string, write: (part: string) => Promise<void>): Promise<string> {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await write(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return path;
}
