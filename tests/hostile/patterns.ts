import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('../../pipeline/', import.meta.url));

/** A regular expression of the program and the file it stands in. */
export interface Pattern {
  readonly file: string;
  readonly pattern: RegExp;
}

/** The modules of the program, by path. */
export const programFiles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();

/** All regular expressions that are written as literals. */
export function writtenPatterns(): Pattern[] {
  return programFiles.flatMap((file) => literalsOf(file).map((pattern) => ({ file, pattern })));
}

function literalsOf(file: string): RegExp[] {
  const patterns: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) patterns.push(fromLiteral(node.text));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.ES2023));
  return patterns;
}

function fromLiteral(text: string): RegExp {
  const end = text.lastIndexOf('/');
  return new RegExp(text.slice(1, end), text.slice(end + 1));
}

/** All regular expressions that the program's own modules put together while `work` runs. */
export async function madePatterns(work: () => Promise<unknown>): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const Native = RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, given) {
      const pattern = Reflect.construct(target, given) as RegExp;
      const file = /\/pipeline\/([\w/-]+\.ts)/.exec(new Error().stack ?? '')?.[1];
      if (file !== undefined) made.push({ file, pattern });
      return pattern;
    },
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = Native;
  }
  return made;
}
