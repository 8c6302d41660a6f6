import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The relative imports of a module, at once or when needed, in the source and as the compiler writes them. */
const relativeImport = /(?:^(?:import|export)\b[^;]*?\bfrom |\bawait import\()['"](\.[^'"]+)['"]/gm;

/**
 * Eight hex digits over the text of a module and of all it imports by relative path, directly or not: the same as long as nobody touches
 * one of them, even in a comment.
 */
export function moduleHash(entry: URL): string {
  const modules = modulesOf(entry);
  const hash = createHash('sha256');
  for (const url of [...modules.keys()].sort()) hash.update(modules.get(url)!);
  return hash.digest('hex').slice(0, 8);
}

/** The module and all it imports by relative path, by URL, with their texts. */
export function modulesOf(entry: URL): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  gather(entry, texts);
  return texts;
}

function gather(module: URL, texts: Map<string, string>): void {
  if (texts.has(module.href)) return;
  const text = readFileSync(module, 'utf8');
  texts.set(module.href, text);
  for (const [, path] of text.matchAll(relativeImport)) gather(new URL(path!, module), texts);
}
