import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { UserError } from './errors.ts';

/**
 * Parses a YAML file.
 * @throws UserError `lexicon-invalid` with file and line
 */
export function parseYamlFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { prettyErrors: true });
  } catch (error) {
    const line = (error as { linePos?: [{ line: number }] }).linePos?.[0].line;
    throw new UserError(
      {
        code: 'lexicon-invalid',
        message: `${path}${line === undefined ? '' : `:${line}`}: ${(error as Error).message.split('\n')[0]}`,
        hint: 'Mend the line named above; `wenzhen doctor` checks every lexicon.',
      },
      { cause: error },
    );
  }
}

/**
 * What a YAML lexicon holds, checked.
 * @throws UserError `lexicon-invalid` with file, line and what may stand there
 */
export function readLexicon<Shape extends z.ZodType>(path: string, shape: Shape): z.infer<Shape> {
  const read = shape.safeParse(parseYamlFile(path));
  if (read.success) return read.data;
  const message = `${placeOf(path, read.error.issues[0]!.path)}: ${z.prettifyError(read.error)}`;
  throw new UserError({
    code: 'lexicon-invalid',
    message,
    hint: 'Mend the entry; the header of the file says what it may hold, and `wenzhen doctor` checks every lexicon.',
    zh: { message, hint: '请改正该条目；允许的内容见文件开头的说明，`wenzhen doctor` 会检查所有词典。' },
  });
}

/**
 * `file:line` of the value under these keys, or of the nearest one above it that is there.
 * @param keys from the top of the document down, as in a zod issue's path
 */
export function placeOf(path: string, keys: readonly PropertyKey[]): string {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  for (let depth = keys.length; depth > 0; depth--) {
    const node = document.getIn(keys.slice(0, depth), true);
    if (isNode(node) && node.range) return `${path}:${lines.linePos(node.range[0]).line}`;
  }
  return path;
}
