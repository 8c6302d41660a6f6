import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { erase, wouldErase } from '../../pipeline/erase.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { faultOf, folder } from '../store/support.ts';
import { runOver, write } from './support.ts';

const settings = (db: string) => ({ db, segmenter: 'jieba' as const, lexicons: undefined });
const now = () => new Date('2025-03-03T00:00:00Z');

const header = 'id,app,author,date,stars,text\n';
const secret = '李家小铺第七次来这里说同一件事情，打开就闪退';
const rows = (words: string) =>
  [
    `a1,康宁医生,松花江上的鹤,2025-03-01 10:00,1,${words}`,
    'a2,康宁医生,松花江上的鹤,2025-03-02 10:00,2,隔壁王奶奶也说半夜总是闪退到桌面',
    `b1,康宁医生,另一位,2025-03-02 11:00,1,${words}`,
    'b2,康宁医生,另一位,2025-03-02 12:00,5,医生很好',
    '松花江上的鹤,康宁医生,松花江上的鹤,不是日期,1,这一行读不了',
  ].join('\n');

/** Two runs: the second brings another state of the first review. */
async function filled(): Promise<{ db: string; file: string }> {
  const home = folder();
  const db = join(home, 'w.db');
  const file = write(home, 'reviews.csv', `${header}${rows(secret)}\n`);
  await runOver(db, [file]);
  write(home, 'reviews.csv', `${header}${rows(`${secret}，更新以后还是老样子没有人管`)}\n`);
  await runOver(db, [file]);
  return { db, file };
}

const bytes = (db: string): string =>
  ['', '-wal', '-shm']
    .map((suffix) => {
      try {
        return readFileSync(db + suffix, 'latin1');
      } catch {
        return '';
      }
    })
    .join('');
const holds = (db: string, words: string): boolean =>
  bytes(db).includes(Buffer.from(words).toString('latin1'));

test('an author is erased everywhere, in all states, and the proof says so', async () => {
  const { db } = await filled();
  expect(holds(db, '隔壁王奶奶')).toBe(true);
  expect(holds(db, '松花江上的鹤')).toBe(true); // in the row that could not be read
  expect(wouldErase(db, { author: '松花江上的鹤' }).map(({ id }) => id)).toEqual(['a1', 'a2']);
  const { reviews, search } = await erase(settings(db), { author: '松花江上的鹤' }, now);
  expect(reviews).toHaveLength(2);
  expect(search.pieces).toBeGreaterThan(4);
  expect(search.left).toEqual([]);
  expect(holds(db, '隔壁王奶奶')).toBe(false);
  expect(holds(db, '松花江上的鹤')).toBe(false);
});

test('what another one says in the same words stays, and leads now', async () => {
  const { db } = await filled();
  await erase(settings(db), { review: 'a1' }, now);
  const store = openStore(db, { readonly: true });
  const rest = store.db.prepare('SELECT id, duplicate_of AS leader FROM review ORDER BY id').all();
  expect(rest).toEqual(['a2', 'b1', 'b2'].map((id) => ({ id, leader: null })));
  store.close();
});

test('numbers, search and every table are as if the person had never written', async () => {
  const { db } = await filled();
  await erase(settings(db), { author: '松花江上的鹤' }, now);
  const { db: sqlite, close } = openStore(db, { readonly: true });
  const count = (sql: string) => sqlite.prepare(sql).pluck().get();
  expect(count(`SELECT count(*) FROM search WHERE search MATCH '"王 奶 奶"'`)).toBe(0);
  expect(count(`SELECT count(*) FROM search WHERE search MATCH '"医 生"'`)).toBe(1);
  expect(count('SELECT sum(collected) FROM day_tally')).toBe(2);
  expect(
    count(
      "SELECT sum(reviews) FROM finding JOIN issue ON issue.key = issue WHERE issue.id = 'stability.crash'",
    ),
  ).toBe(1);
  expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  close();
});

test('the same export brings nobody back', async () => {
  const { db, file } = await filled();
  await erase(settings(db), { author: '松花江上的鹤' }, now);
  const { inputs } = await runOver(db, [file]);
  expect(inputs[0]).toMatchObject({ read: 5, accepted: 2, added: 0, rejected: 3 });
  expect(inputs[0]!.rejectedBy.erased).toBe(2);
  expect(holds(db, '隔壁王奶奶')).toBe(false);
});

test('who was never there will not come either', async () => {
  const { db, file } = await filled();
  await erase(settings(db), { author: '另一位', app: '别的应用' }, now);
  expect((await runOver(db, [file])).inputs[0]!.rejectedBy.erased).toBeUndefined();
  await erase(settings(db), { author: '未曾来过', app: '康宁医生' }, now);
  const later = write(folder(), 'later.csv', `${header}c1,康宁医生,未曾来过,2025-03-03 10:00,1,闪退\n`);
  expect((await runOver(db, [later])).inputs[0]).toMatchObject({
    read: 1,
    accepted: 0,
    rejectedBy: { erased: 1 },
  });
});

test('a reader that holds the former state is told', async () => {
  const { db } = await filled();
  const reader = new Database(db, { readonly: true });
  const rows = reader.prepare('SELECT id FROM review').iterate();
  rows.next();
  expect(await faultOf(() => erase(settings(db), { review: 'a1' }, now))).toMatch(
    /reader-holds-log|database-busy/,
  );
  rows.return?.();
  reader.close();
  expect((await erase(settings(db), { review: 'a1', app: '康宁医生' }, now)).search.left).toEqual([]);
});
