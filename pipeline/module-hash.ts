import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The relative imports of a module, as TypeScript writes them into JavaScript and as they stand in the source. */
const relativeImport = /^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)';/gm;

/**
 * Eight hex digits over the text of a module and of all it imports by relative path, directly or not: the same as long as nobody touches
 * one of them, even in a comment. About 5 ms for the row stages.
 */
export function moduleHash(entry: URL): string {
  const texts = new Map<string, string>();
  gather(entry, texts);
  const hash = createHash('sha256');
  for (const url of [...texts.keys()].sort()) hash.update(texts.get(url)!);
  return hash.digest('hex').slice(0, 8);
}

function gather(module: URL, texts: Map<string, string>): void {
  if (texts.has(module.href)) return;
  const text = readFileSync(module, 'utf8');
  texts.set(module.href, text);
  for (const [, path] of text.matchAll(relativeImport)) gather(new URL(path!, module), texts);
}
