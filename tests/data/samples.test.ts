import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

const folder = new URL('../../data/', import.meta.url).pathname;
const build = new URL('../../.ci/sample-data/build.mjs', import.meta.url).pathname;

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .sort();

test('the sample data are what their texts and script make', () => {
  const made = mkdtempSync(join(tmpdir(), 'wenzhen-data-'));
  execFileSync(process.execPath, [build, made]);
  for (const name of filesIn(made)) {
    const same = readFileSync(join(made, name)).equals(readFileSync(join(folder, name)));
    expect(same || `${name} differs: run node .ci/sample-data/build.mjs`).toBe(true);
  }
});

test('every sample file is named in the README beside it, and all are small', () => {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8').replace('page-*', 'page-1');
  const names = filesIn(folder).filter((name) => name !== 'README.md' && !/page-[2-9]/.test(name));
  expect(names.filter((name) => !readme.includes(name))).toEqual([]);
  expect(filesIn(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThan(
    2_000_000,
  );
});
