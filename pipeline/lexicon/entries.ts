import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { parseYamlFile } from '../yaml-file.ts';

/** One word or cue of a lexicon and where it stands. */
export interface Entry {
  /** Path within the lexicon folder. */
  readonly file: string;
  readonly line: number;
  /** The key above it: a word class, a part of sentiment.yaml, or an issue. */
  readonly list: string;
  readonly word: string;
}

/** The cue files of a lexicon folder, in the order of their names. */
export const cueFiles = (folder: string): string[] =>
  readdirSync(join(folder, 'cues'))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => join('cues', file));

/**
 * The entries of a YAML lexicon: what its top keys hold, be it a list or a mapping whose keys are the words.
 * @throws UserError `lexicon-invalid` where the file is no YAML
 */
export function entriesOf(folder: string, file: string): Entry[] {
  const lines = new LineCounter();
  const { contents, errors } = parseDocument(readFileSync(join(folder, file), 'utf8'), {
    lineCounter: lines,
  });
  if (errors.length > 0) parseYamlFile(join(folder, file));
  if (!isMap(contents)) return [];
  return contents.items.flatMap(({ key, value }) =>
    wordsOf(value).map((node) => ({
      file,
      line: lines.linePos(node.range?.[0] ?? 0).line,
      list: textOf(key),
      word: textOf(node),
    })),
  );
}

function wordsOf(value: unknown): Node[] {
  if (isSeq(value)) return value.items as Node[];
  return isMap(value) ? value.items.map(({ key }) => key as Node) : [];
}

const textOf = (node: unknown): string => String(isScalar(node) ? node.value : node);
