import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCleanContext } from '../../pipeline/clean/read-context.ts';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { parseYamlFile } from '../../pipeline/yaml-file.ts';
import { cleaned } from './samples.ts';

/** Every list of words in a lexicon, by its path. */
function lists(node: unknown, path: string): [string, string[]][] {
  if (Array.isArray(node)) return [[path, node as string[]]];
  return Object.entries(node as object).flatMap(([name, child]) => lists(child, `${path}.${name}`));
}

const all = ['language', 'spam'].flatMap((name) =>
  lists(parseYamlFile(`${lexiconFolder}${name}.yaml`), name),
);

describe('the word lists of the clean stage', () => {
  it.each(all)('%s has no word twice', (_, words) => {
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it.each(all)('%s has folded words only, which a folded text can hold', (_, words) => {
    expect(words.filter((word) => cleaned({ text: word }).textField.match !== word)).toEqual([]);
  });

  it('names the file and the place of an entry that is no word', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenzhen-'));
    writeFileSync(
      join(folder, 'language.yaml'),
      'cantonese: {strong: [嘅], weak: [冇]}\nenglish: [the, no, 12]\n',
    );
    writeFileSync(join(folder, 'spam.yaml'), '{}');
    expect(() => loadCleanContext(folder)).toThrow(/language\.yaml.*english\[2\]/s);
  });
});
