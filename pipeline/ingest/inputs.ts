import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { emptyFolder, noMatch, noSuchInput, unreadable, unreadableFolder } from './faults.ts';

/** Standard input, as the user names it. */
export const standardInput = '-';

/** Hidden files, lock files of Excel, files that are not yet whole, and what lies beside exports without being one, such as a team's funnel numbers. */
const passedOver = /^\.|^~\$|\.(?:md|ya?ml|funnel\.csv|part)$/i;

/**
 * The files that operands of the command line stand for: files as they are, folders with all they hold (in code unit order, see
 * `passedOver`), patterns with `*`, `**` and `?`, and `-`. Each file once, where it was first named.
 * @throws UserError `no-such-input`, `empty-folder`, `unreadable-folder`
 */
export async function expandInputs(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) files.push(...(await expand(path)));
  return [...new Set(files)];
}

async function expand(path: string): Promise<string[]> {
  if (path === standardInput) return [path];
  const kind = await kindOf(path);
  if (kind === 'file') return [path];
  if (kind === 'folder') return filesIn(path);
  if (!/[*?]/.test(path)) throw noSuchInput(path);
  return matching(path);
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(path, error as Error);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const files = (await walk(folder)).filter((file) => !file.split('/').some((name) => passedOver.test(name)));
  if (files.length === 0) throw emptyFolder(folder);
  return files.map((file) => join(folder, file));
}

async function matching(pattern: string): Promise<string[]> {
  const fixed = pattern.slice(0, pattern.lastIndexOf('/', pattern.search(/[*?]/)) + 1);
  const base = fixed === '' ? '.' : fixed;
  if ((await kindOf(base)) !== 'folder') throw noSuchInput(base);
  const wanted = globPattern(pattern.slice(fixed.length));
  const files = (await walk(base)).filter(
    (file) => wanted.test(file) && !file.split('/').some((name) => name.startsWith('.')),
  );
  if (files.length === 0) throw noMatch(pattern);
  return files.map((file) => join(fixed, file));
}

/** Paths of all files under a folder, relative to it, with `/`, sorted by code units: the same on every machine. */
async function walk(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory());
    return files.map((entry) => relativeTo(folder, join(entry.parentPath, entry.name))).sort();
  } catch (error) {
    throw unreadableFolder(folder, error as Error);
  }
}

const relativeTo = (folder: string, path: string): string =>
  path.slice(join(folder, '/').length).replaceAll('\\', '/');

function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*+|\?|[\\^$.+()[\]{}|]/g, (piece) => {
    if (piece === '**/') return '(?:[^/]+/)*';
    if (piece.startsWith('*')) return '[^/]*';
    return piece === '?' ? '[^/]' : `\\${piece}`;
  });
  return new RegExp(`^${source}$`, 'u');
}

/** A mapping `tickets.mapping.yaml` beside `tickets.csv` is taken unless another one was named. */
export function mappingBeside(file: string): string | undefined {
  const beside = join(dirname(file), `${basename(file, extname(file))}.mapping.yaml`);
  return file !== standardInput && existsSync(beside) ? beside : undefined;
}
