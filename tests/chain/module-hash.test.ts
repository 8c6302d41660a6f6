import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { moduleHash, modulesOf } from '../../pipeline/module-hash.ts';

test('the hash changes with any module that is imported, however far away, and with no other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenzhen-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const hash = () => moduleHash(pathToFileURL(join(folder, 'coder.js')));
  write('coder.js', 'import { a,\n  b } from "./stage.js";\nexport * from \'./words.js\';');
  write('stage.js', 'import { readFileSync } from "node:fs";\nimport { coder } from "./coder.js";');
  write('words.js', "export const word = '退款';\nconst { late } = await import('./late.js');");
  write('late.js', '1');
  write('other.js', '1');
  const first = hash();
  expect(first).toMatch(/^[0-9a-f]{8}$/);
  write('other.js', '2');
  expect(hash()).toBe(first);
  write('late.js', '2');
  const second = hash();
  expect(second).not.toBe(first);
  write('words.js', "export const word = '退货';");
  expect(hash()).not.toBe(second);
});

test.each([
  ['as written', '../../pipeline/chain.ts', '.ts'],
  ['as built', '../../.dist/chain.js', '.js'],
])('the row stages, %s, are all among the modules of the coder', (_, entry, ending) => {
  const modules = [...modulesOf(new URL(entry, import.meta.url)).keys()];
  for (const part of [
    'ingest/normalise',
    'clean/fold',
    'segment/tokens',
    'sentiment/index',
    'diagnose/index',
    'lexicon/cues',
    'lexicon/read-knowledge',
  ])
    expect(modules.some((url) => url.endsWith(`/${part}${ending}`))).toBe(true);
});
