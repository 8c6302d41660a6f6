import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandInputs } from '../../pipeline/ingest/index.ts';
import { codeOf } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-inputs-'));
for (const name of [
  'b.csv',
  'a.csv',
  'deep/er/c.json',
  'deep/d[1].csv',
  '.hidden',
  '.git/x.csv',
  '~$a.xlsx',
  'README.md',
  'm.yaml',
]) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), 'x');
}
mkdirSync(join(folder, 'empty'));

const expand = async (...paths: string[]): Promise<string[]> =>
  (await expandInputs(paths.map((path) => (path === '-' ? path : join(folder, path))))).map((path) =>
    path.replace(`${folder}/`, ''),
  );

describe('operands', () => {
  it('a folder is all the exports under it, in one order everywhere', async () => {
    expect(await expand('')).toEqual(['a.csv', 'b.csv', 'deep/d[1].csv', 'deep/er/c.json']);
  });

  it('a file is itself, even with the signs of a pattern in its name, and - is standard input', async () => {
    expect(await expand('deep/d[1].csv', '-', '.hidden')).toEqual(['deep/d[1].csv', '-', '.hidden']);
  });

  it('a pattern is what it matches', async () => {
    expect(await expand('*.csv')).toEqual(['a.csv', 'b.csv']);
    expect(await expand('?.csv')).toEqual(['a.csv', 'b.csv']);
    expect(await expand('**/*.csv')).toEqual(['a.csv', 'b.csv', 'deep/d[1].csv']);
    expect(await expand('deep/**/*.json')).toEqual(['deep/er/c.json']);
  });

  it('a file named twice is read once', async () => {
    expect(await expand('b.csv', '*.csv')).toEqual(['b.csv', 'a.csv']);
  });

  it.each([
    ['none.csv', 'no-such-input'],
    ['none/*.csv', 'no-such-input'],
    ['*.parquet', 'no-such-input'],
    ['empty', 'empty-folder'],
  ])('%s is an error', async (path, code) => {
    expect(await codeOf(expand(path))).toBe(code);
  });
});
