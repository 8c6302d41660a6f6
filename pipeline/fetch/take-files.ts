import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Label } from '../lang.ts';
import type { GooglePlayConfig } from './config.ts';
import type { Drop } from './drop.ts';
import type { Cursors } from './position.ts';
import type { Taken } from './take-pages.ts';

/** The console's reports of reviews: `reviews_com.example.app_202503.csv`, one a month, written anew while the month lasts. */
const reports = /^reviews_.*\.csv$/;

/** Bytes: a month of a large app is some megabytes. */
const largest = 256 * 1_048_576;

const seenShape = z.record(z.string(), z.string());

/**
 * Adds the files of a folder that are new or have changed since the last time.
 * @throws UserError `folder-unreadable`
 */
export async function takeFiles({ folder }: GooglePlayConfig, cursors: Cursors, drop: Drop): Promise<Taken> {
  const seen = new Map(Object.entries(seenBefore(cursors)));
  const notes: Label[] = [];
  for (const name of await reportsIn(folder)) {
    const content = await settled(join(folder, name));
    if (content === null) {
      notes.push(stillWritten(name));
      continue;
    }
    const hash = createHash('sha256').update(content).digest('hex');
    if (seen.get(name) === hash) continue;
    await drop.add(name, content);
    seen.set(name, hash);
  }
  if (drop.files.length > 0) cursors.keep(JSON.stringify(Object.fromEntries(seen)));
  return { reviews: 0, notes };
}

function seenBefore(cursors: Cursors): Record<string, string> {
  try {
    return seenShape.parse(JSON.parse(cursors.read() ?? '{}'));
  } catch {
    return {}; // left by another kind of source: all files are new
  }
}

async function reportsIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && reports.test(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    throw unreadable(folder, error as NodeJS.ErrnoException);
  }
}

/** The content of a file that nobody is writing; null where it has changed meanwhile, or is no report by its size. */
async function settled(path: string): Promise<Buffer | null> {
  const before = await stat(path);
  if (before.size > largest) return null;
  const content = await readFile(path);
  const after = await stat(path);
  const same =
    before.size === after.size && before.mtimeMs === after.mtimeMs && content.length === after.size;
  return same ? content : null;
}

const stillWritten = (name: string): Label => ({
  zh: `${name} 正在写入或过大，下次再取`,
  en: `${name} is being written or too large, and is left for the next time`,
});

const unreadable = (folder: string, { code, message }: NodeJS.ErrnoException): UserError =>
  new UserError({
    code: 'folder-unreadable',
    message: `cannot read the folder ${folder}: ${code ?? message}`,
    hint: 'Check the path, and that the account that runs wenzhen may read it.',
    zh: {
      message: `无法读取文件夹 ${folder}：${code ?? message}`,
      hint: '请检查路径以及运行 wenzhen 的账户的读取权限。',
    },
  });
