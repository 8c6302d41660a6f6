import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The built stage; `npm test` builds it first. */
const built = new URL('../../.dist/ingest/index.js', import.meta.url).href;

const program = `
  import { readSource } from ${JSON.stringify(built)};
  try {
    for await (const item of readSource('-', {})) console.log(item.kind, item.fields?.text ?? item.reason ?? item.detail);
  } catch (error) {
    console.log(error.code);
  }`;

const read = (input: string): string[] =>
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { input, encoding: 'utf8' })
    .trim()
    .split('\n');

describe('standard input', () => {
  it('is read as JSON lines', () => {
    expect(read('{"text":"好"}\n{"te\n{"text":"坏"}')).toEqual([
      'note plain (json-lines, utf-8)',
      'raw 好',
      'reject bad-json',
      'raw 坏',
    ]);
  });

  it('is an error where nothing comes', () => {
    expect(read('')).toEqual(['empty-input']);
  });
});
