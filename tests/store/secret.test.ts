import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { erase } from '../../pipeline/erase.ts';
import { hashesOf } from '../../pipeline/store/keyed.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { runOver, write } from '../run/support.ts';
import { faultOf, folder } from './support.ts';
import { storeOfVersion1 } from './version-1.ts';

beforeEach(() => {
  vi.stubEnv('WENZHEN_SECRET', '');
  return () => vi.unstubAllEnvs();
});

const header = 'app,author,date,stars,text\n';
const phone = '13812345678';
const row = (number: string) => `康宁医生,松花江上的鹤,2025-03-01 10:00,1,打开就闪退，请回电${number}\n`;

/** A store of one review without an id of its own, which holds a phone number. */
async function storeOf(number = phone): Promise<{ db: string; file: string }> {
  const home = folder();
  const [db, file] = [join(home, 'w.db'), write(home, 'reviews.csv', header + row(number))];
  await runOver(db, [file]);
  return { db, file };
}

function reviewOf(db: string) {
  const store = openStore(db, { readonly: true });
  const review = store.db.prepare('SELECT id, author, content FROM review').get();
  store.close();
  return review as { id: string; author: string; content: number };
}

test('a new store makes itself a secret that its owner alone may read, and keeps it out of the database', async () => {
  const { db } = await storeOf();
  expect(statSync(`${db}.secret`).mode & 0o777).toBe(0o600);
  const secret = readFileSync(`${db}.secret`, 'utf8').trim();
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(readFileSync(db).includes(secret)).toBe(false);
});

test('nothing of the review can be told from its hashes without the secret', async () => {
  const one = reviewOf((await storeOf()).db);
  const other = reviewOf((await storeOf()).db);
  expect([one.id === other.id, one.author === other.author, one.content === other.content]).toEqual([
    false,
    false,
    false,
  ]);
  const sha = (text: string) => createHash('sha256').update(text).digest();
  expect(one.author).not.toBe(sha('松花江上的鹤').toString('hex', 0, 8));
  const state = JSON.stringify([1, '', `打开就闪退，请回电${phone}`, null, null]);
  expect(one.content).not.toBe(sha(state).readUIntBE(0, 6));
});

test('the same secret gives the same hashes, be it from the file or the environment', async () => {
  const { db } = await storeOf();
  vi.stubEnv('WENZHEN_SECRET', readFileSync(`${db}.secret`, 'utf8').trim());
  const again = await storeOf();
  expect(reviewOf(again.db)).toEqual(reviewOf(db));
  expect(existsSync(`${again.db}.secret`)).toBe(false);
});

test('the same export is known again, and what has changed is a change', async () => {
  const { db, file } = await storeOf();
  expect((await runOver(db, [file])).inputs[0]).toMatchObject({ unchanged: 1, added: 0 });
  const numbered = write(folder(), 'b.csv', `id,${header}r1,${row(phone)}`);
  await runOver(db, [numbered]);
  writeFileSync(numbered, `id,${header}r1,${row('13912345678')}`);
  expect((await runOver(db, [numbered])).inputs[0]).toMatchObject({ unchanged: 0, revised: 1 });
});

test('a lost, another, exposed or short secret is an error, and the store is as it was', async () => {
  const { db, file } = await storeOf();
  const before = reviewOf(db);
  const secret = readFileSync(`${db}.secret`, 'utf8');
  const fault = () => faultOf(() => runOver(db, [file]));
  rmSync(`${db}.secret`);
  expect(await fault()).toBe('secret-lost');
  expect(existsSync(`${db}.secret`)).toBe(false);
  vi.stubEnv('WENZHEN_SECRET', 'another secret of some length');
  expect(await fault()).toBe('secret-wrong');
  vi.stubEnv('WENZHEN_SECRET', 'short');
  expect(await fault()).toBe('secret-too-short');
  vi.stubEnv('WENZHEN_SECRET', '');
  writeFileSync(`${db}.secret`, secret);
  chmodSync(`${db}.secret`, 0o644);
  expect(await fault()).toBe('secret-exposed');
  chmodSync(`${db}.secret`, 0o600);
  expect(await fault()).toBe('none');
  expect(reviewOf(db)).toEqual(before);
});

test('a review can be erased by its id without the secret', async () => {
  const { db } = await storeOf();
  rmSync(`${db}.secret`);
  const settings = { db, segmenter: 'jieba' as const, lexicons: undefined };
  const { reviews } = await erase(settings, { review: reviewOf(db).id }, () => new Date(0));
  expect(reviews).toHaveLength(1);
});

test('a store of before there was a secret is keyed, its bytes too, and its reviews are known again', async () => {
  const plain = { id: '0123456789abcdef01234567', author: '89abcdef01234567', content: 123_456_789 };
  const path = storeOfVersion1(plain);
  const store = openStore(path);
  const hashes = hashesOf(store.db);
  const [review] = store.db.prepare('SELECT id, author, content FROM review').all();
  expect(review).toEqual({
    id: hashes.id(plain.id),
    author: hashes.author(plain.author),
    content: hashes.content(plain.content),
  });
  expect(store.db.prepare('SELECT id FROM review WHERE key = 2').pluck().get()).toBe('2.0');
  store.close();
  const bytes = readFileSync(path);
  expect([plain.id, plain.author].filter((hash) => bytes.includes(hash))).toEqual([]);
});
