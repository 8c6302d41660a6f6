import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../pipeline/errors.ts';
import { readNightConfig } from '../../pipeline/nightly/config.ts';
import { write } from '../run/support.ts';
import { folder } from '../store/support.ts';

const faultIn = (yaml: string): Pick<UserError, 'code' | 'message' | 'hint'> => {
  const file = write(folder(), 'nightly.yaml', yaml);
  try {
    readNightConfig(file);
  } catch (error) {
    if (error instanceof UserError)
      return { code: error.code, message: error.message.replace(file, 'nightly.yaml'), hint: error.hint };
  }
  throw new Error('the file was accepted');
};

test('paths are meant from where the file lies; what is not said has a default', () => {
  const place = folder();
  const file = write(
    place,
    'nightly.yaml',
    'database: store/w.db\ninputs: [exports/, {path: a.csv, app: 青禾问诊}]\ndeadline: 90m\n',
  );
  const from = (path: string) => relative('', `${place}/${path}`);
  expect(readNightConfig(file)).toMatchObject({
    database: from('store/w.db'),
    inputs: [
      { written: 'exports/', path: from('exports') },
      { written: 'a.csv', path: from('a.csv'), app: '青禾问诊' },
    ],
    drop: from('drop'),
    deadline: 5_400,
    retention: { backups: 7, fetched: 90 },
    sources: [],
    alerts: [],
  });
});

test('an empty file is a night with all defaults', () => {
  expect(readNightConfig(write(folder(), 'nightly.yaml', '')).lang).toBe('zh');
});

test('an unknown key is told by line, with the nearest known one', () => {
  expect(faultIn('lang: zh\nretention:\n  backup: 3\n')).toEqual({
    code: 'bad-night-config',
    message: 'nightly.yaml:3: unknown key "retention.backup"',
    hint: 'Did you mean backups? Known here: backups, fetched.',
  });
});

test('a bad value is told by line and key', () => {
  expect(faultIn('lang: zh\ndeadline: soon\n')).toMatchObject({
    code: 'bad-night-config',
    message: expect.stringMatching(/^nightly\.yaml:2: deadline: .*45m/),
  });
});

test('two sources of one name are refused', () => {
  const source = '  - {name: store, kind: apple, app: 米芽健康, id: 1}\n';
  expect(faultIn(`sources:\n${source}${source}`).message).toBe(
    'nightly.yaml:3: sources.1.name: must be unique',
  );
});

test('an unknown key of a source is told with those of its kind; its paths are meant from the file', () => {
  const play = (keys: string) => `sources:\n  - {name: play, kind: google-play, ${keys}}\n`;
  expect(faultIn(play('foldr: x, folder: y'))).toMatchObject({
    message: 'nightly.yaml:2: unknown key "sources.0.foldr"',
    hint: expect.stringContaining('Did you mean folder?'),
  });
});

test('a file that is missing or no YAML says so', () => {
  expect(faultIn('{').code).toBe('night-config-unreadable');
  expect(() => readNightConfig('/nowhere/nightly.yaml')).toThrow('/nowhere/nightly.yaml');
});
