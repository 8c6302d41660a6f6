import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, wenzhen } from './wenzhen.ts';

const settingsFile = (lines: string): string => {
  const path = join(emptyFolder(), 'wenzhen.yaml');
  writeFileSync(path, lines);
  return path;
};

describe('help', () => {
  test('is Chinese by default and names every command', async () => {
    const { code, out, err } = await wenzhen(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('用法:');
    for (const command of ['run', 'code', 'report', 'export', 'explain', 'doctor', 'learn', 'evaluate'])
      expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  });

  test('is English with --lang en', async () => {
    const { out } = await wenzhen(['run', '--help', '--lang', 'en']);
    expect(out).toContain('Usage: wenzhen run');
    expect(out).not.toMatch(/\p{Script=Han}/u);
  });

  test('comes on standard error, with exit code 2, when no command is named', async () => {
    const { code, out, err } = await wenzhen([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('用法:');
  });
});

describe('a wrong word on the command line ends with exit code 2 and names what was meant', () => {
  test.each([
    [
      'an unknown option',
      ['run', '--segmentor', 'jieba'],
      '错误 [unknown-option] 未知选项 "--segmentor"',
      '--segmenter',
    ],
    ['an unknown command', ['reprot'], '错误 [unknown-command] 未知命令 "reprot"', 'report'],
    [
      'a value out of range',
      ['run', '--segmenter', 'ik'],
      '错误 [bad-setting] 命令行：segmenter "ik"',
      'nodejieba',
    ],
    [
      'an unknown time zone',
      ['run', '--zone', 'Asia/Peking'],
      '错误 [bad-setting] 命令行：zone "Asia/Peking"',
      'Asia/Shanghai',
    ],
    ['a missing operand', ['explain'], '错误 [wrong-usage]', 'wenzhen explain --help'],
    ['an option without its value', ['run', '--db'], '错误 [wrong-usage]', 'wenzhen run --help'],
  ])('%s', async (_, words, message, meant) => {
    const { code, out, err } = await wenzhen(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(meant);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('in English with --lang en', async () => {
    const { err } = await wenzhen(['doctor', '--quite', '--lang', 'en']);
    expect(err).toContain('error [unknown-option] unknown option "--quite"');
    expect(err).toContain('Did you mean --quiet?');
  });
});

describe('a settings file', { timeout: 60_000 }, () => {
  test('with an unknown key is refused, naming the key and the nearest known one', async () => {
    const { code, err } = await wenzhen(['doctor', '--config', settingsFile('segmentr: jieba\n')]);
    expect(code).toBe(2);
    expect(err).toContain('未知设置 "segmentr"');
    expect(err).toContain('是不是 segmenter？');
  });

  test('with an unknown key in a source is refused, naming the place', async () => {
    const { code, err } = await wenzhen([
      'run',
      '--config',
      settingsFile('sources:\n  - {path: a.csv, mapings: m.yaml}\n'),
    ]);
    expect(code).toBe(2);
    expect(err).toContain('未知设置 "sources.0.mapings"');
    expect(err).toContain('是不是 mapping？');
  });

  test('that is no YAML is refused with its line', async () => {
    const { code, err } = await wenzhen([
      'doctor',
      '--config',
      settingsFile('lang: en\ndb: [\n'),
      '--lang',
      'en',
    ]);
    expect(code).toBe(2);
    expect(err).toMatch(/error \[config-unreadable\] .*wenzhen\.yaml.*line 3/);
  });

  test('that is not there is refused', async () => {
    const { code, err } = await wenzhen(['doctor', '--config', 'nowhere.yaml']);
    expect(code).toBe(2);
    expect(err).toContain('nowhere.yaml');
  });

  test('sets the language, and the command line wins over it', async () => {
    const file = settingsFile('lang: en\n');
    expect((await wenzhen(['doctor', '--config', file])).out).toContain('lexicons');
    expect((await wenzhen(['doctor', '--config', file, '--lang', 'zh'])).out).toContain('词典');
  });
});
