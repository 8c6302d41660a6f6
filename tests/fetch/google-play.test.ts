import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { faultOf } from '../http/server.ts';
import { folder } from '../store/support.ts';
import { Source } from './support.ts';

const names = (files: readonly string[]) => files.map((file) => basename(file));

test('files that are new or have changed, and no others', async () => {
  const from = folder();
  const put = (name: string, content: string) => writeFileSync(join(from, name), content);
  put('reviews_com.example_202501.csv', '一月');
  put('reviews_com.example_202502.csv', '二月');
  put('installs_com.example_202502.csv', '安装');
  put('.reviews_x.csv', '隐');
  symlinkSync('/etc/passwd', join(from, 'reviews_passwd.csv'));
  const source = new Source({ kind: 'google-play', folder: from });
  const first = await source.fetch();
  expect(names(first.files)).toEqual([
    '20250302T020000Z-reviews_com.example_202501.csv',
    '20250302T020000Z-reviews_com.example_202502.csv',
  ]);
  expect((await source.fetch()).files).toEqual([]);
  put('reviews_com.example_202502.csv', '二月，又添了一条');
  const third = await source.fetch({ now: () => new Date('2025-03-03T02:00:00Z') });
  expect(names(third.files)).toEqual(['20250303T020000Z-reviews_com.example_202502.csv']);
  expect(readFileSync(third.files[0]!, 'utf8')).toBe('二月，又添了一条');
});

test('what is fetched can be read by its owner alone', async () => {
  const from = folder();
  writeFileSync(join(from, 'reviews_a.csv'), 'a');
  const source = new Source({ kind: 'google-play', folder: from });
  const [file] = (await source.fetch()).files;
  expect(statSync(file!).mode & 0o777).toBe(0o600);
  expect(statSync(source.folder).mode & 0o777).toBe(0o700);
});

test('a folder that is not there', async () => {
  const source = new Source({ kind: 'google-play', folder: '/no/such/folder' });
  expect(await faultOf(source.fetch())).toMatchObject({ code: 'folder-unreadable' });
});
