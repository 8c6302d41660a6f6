import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { withoutCommands } from '../../pipeline/control-characters.ts';
import { emptyFolder, wenzhen } from './wenzhen.ts';

vi.setConfig({ testTimeout: 120_000 });

const esc = '\u001b';

test.each([
  [`${esc}[2J${esc}[31m闪退`, '\\u001b[2J\\u001b[31m闪退'],
  [`${esc}]0;title\u0007`, '\\u001b]0;title\\u0007'],
  ['退\u202e款\u2066', '退\\u202e款\\u2066'],
  ['一行\r覆盖\u009b', '一行\\u000d覆盖\\u009b'],
  ['两\n行 👨‍👩‍👧', '两\n行 👨‍👩‍👧'],
])('%j is written out', (text, shown) => {
  expect(withoutCommands(text, false)).toBe(shown);
});

test('our own colours stay where there are colours, and nothing else of the kind', () => {
  expect(withoutCommands(`${esc}[31m红${esc}[39m ${esc}[8m隐${esc}[2J`, true)).toBe(
    `${esc}[31m红${esc}[39m \\u001b[8m隐\\u001b[2J`,
  );
});

test('JSON keeps its value', () => {
  const value = { text: `${esc}[2J\u202e\u009b` };
  expect(JSON.parse(withoutCommands(JSON.stringify(value, null, 2), false))).toEqual(value);
});

test('a review cannot command the terminal of who reads it', async () => {
  const folder = emptyFolder();
  const input = join(folder, `in${esc}[2J.jsonl`);
  const hostile = `打开就闪退${esc}]0;pwned\u0007${esc}[2J\u202e\u009b31m`;
  writeFileSync(
    input,
    JSON.stringify({
      id: `x${esc}[8m`,
      app: `康宁${esc}[31m`,
      title: hostile,
      text: hostile,
      stars: 1,
      date: '2025-03-01',
      version: `1${esc}[0m`,
    }),
  );
  const db = join(folder, 'w.db');
  const commands = [
    ['run', input, '--db', db],
    ['search', '闪退', '--db', db],
    ['search', '闪退', '--db', db, '--json'],
    ['explain', '--issue', 'startup.crash', '--db', db],
    ['explain', `x${esc}[8m`, '--db', db],
    ['explain', `none${esc}[8m`, '--db', db],
  ];
  for (const words of commands) {
    const { out, err } = await wenzhen(words);
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(out + err).toContain('\\u001b');
  }
});
