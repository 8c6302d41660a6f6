import { readFileSync } from 'node:fs';
import { UserError } from '../errors.ts';

/** One word of the user dictionary with its frequency on the scale of jieba's own dictionary. */
export interface DictionaryWord {
  readonly word: string;
  readonly frequency: number;
}

/**
 * Reads a dictionary in jieba's format: `word frequency` on each line; blank lines and lines that start with `#` are passed over.
 * @throws UserError `dictionary-unreadable`, or `dictionary-invalid` naming file and line
 */
export function readDictionary(path: string): DictionaryWord[] {
  const words: DictionaryWord[] = [];
  for (const [index, line] of readText(path).split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    words.push(readWord(line, `${path}:${index + 1}`));
  }
  return words;
}

function readWord(line: string, place: string): DictionaryWord {
  const [, word, frequency] = /^(\S+) ([1-9]\d{0,8})$/.exec(line) ?? [];
  if (word !== undefined && frequency !== undefined) return { word, frequency: Number(frequency) };
  throw new UserError({
    code: 'dictionary-invalid',
    message: `${place}: "${line}" is not a dictionary entry`,
    hint: 'Write a word, one space and a whole frequency from 1 to 999999999, such as: 闪退 500',
    zh: {
      message: `${place}：“${line}”不是词典条目`,
      hint: '每行写：词、一个空格、1 到 999999999 的整数词频，例如：闪退 500',
    },
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new UserError(
      {
        code: 'dictionary-unreadable',
        message: `${path}: the user dictionary cannot be read (${(error as Error).message})`,
        hint: 'Name a readable UTF-8 text file, or leave the option out to use lexicons/dictionary.txt.',
        zh: {
          message: `${path}：无法读取用户词典（${(error as Error).message}）`,
          hint: '请指定可读的 UTF-8 文本文件；不指定则使用 lexicons/dictionary.txt。',
        },
      },
      { cause: error },
    );
  }
}
