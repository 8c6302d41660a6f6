import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Coder, loadCoder } from '../../pipeline/chain.ts';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { fromJsonLine } from '../../pipeline/ingest/json-review.ts';
import { isDrop } from '../../pipeline/stage.ts';

/** The program as built, with the lexicons that the build compiled. */
const built = new URL('../../.dist/', import.meta.url);
const options = { segmenter: 'jieba' } as const;
const examples = readFileSync(join(lexiconFolder, 'examples/store-terse.jsonl'), 'utf8').trim().split('\n');

function codes(coder: Coder): unknown[] {
  return examples.slice(0, 100).map((line) => {
    const raw = fromJsonLine(JSON.parse(line), 1);
    if (isDrop(raw)) throw new Error(raw.detail);
    return coder.code(raw);
  });
}

test('what the build compiled codes as the sources of the lexicons do', async () => {
  expect(existsSync(new URL('compiled.bin', built))).toBe(true);
  const { loadCoder: loadBuilt } = await import(new URL('chain.js', built).href);
  const [compiled, read] = [await loadBuilt(options), await loadCoder(options)];
  expect({ ...compiled.versions, code: '' }).toEqual({ ...read.versions, code: '' });
  expect(codes(compiled)).toEqual(codes(read));
});

test('a folder that says anything else is read itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenzhen-lexicons-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(lexiconFolder, folder, { recursive: true });
  const { coderData } = await import(new URL('coder-parts.js', built).href);
  const compiled = readFileSync(new URL('compiled.bin', built));
  const isCompiled = async () => Buffer.from(await coderData({ lexicons: folder })).equals(compiled);
  expect(await isCompiled()).toBe(true);
  appendFileSync(join(folder, 'spam.yaml'), '# changed\n');
  expect(await isCompiled()).toBe(false);
});
