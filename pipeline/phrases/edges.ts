import { z } from 'zod';
import { lexiconFolder } from '../codebook.ts';
import { UserError } from '../errors.ts';
import { parseYamlFile } from '../yaml-file.ts';

const words = z.array(z.string().min(1)).min(1);
const shape = z.strictObject({ neither: words, begins: words, ends: words });

/** Which words may not begin a phrase, and which may not end one. */
export interface Edges {
  readonly cannotBegin: ReadonlySet<string>;
  readonly cannotEnd: ReadonlySet<string>;
  /** May only end one: after a negator they are half of a word (不 + 出来). */
  readonly onlyEnd: ReadonlySet<string>;
}

/**
 * Reads `phrase-edges.yaml` of a lexicon folder.
 * @throws UserError `lexicon-invalid` naming the file and the first fault
 */
export function readEdges(folder = lexiconFolder): Edges {
  const path = `${folder.replace(/\/?$/, '/')}phrase-edges.yaml`;
  const checked = shape.safeParse(parseYamlFile(path));
  if (!checked.success) throw invalid(`${path}: ${z.prettifyError(checked.error)}`);
  const { neither, begins, ends } = checked.data;
  return {
    cannotBegin: new Set([...neither.filter((word) => !begins.includes(word)), ...ends]),
    cannotEnd: new Set([...neither.filter((word) => !ends.includes(word)), ...begins]),
    onlyEnd: new Set(ends),
  };
}

const invalid = (message: string): UserError =>
  new UserError({
    code: 'lexicon-invalid',
    message,
    hint: 'Mend the entry; the header of the file says what it may hold.',
    zh: { message, hint: '请改正该条目；允许的内容见文件开头的说明。' },
  });
