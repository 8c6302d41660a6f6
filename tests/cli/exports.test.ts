import { chmodSync, existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../pipeline/store/store.ts';
import { runOver, write } from '../run/support.ts';
import { emptyFolder, wenzhen } from './wenzhen.ts';

const header = 'id,app,author,date,stars,text\n';

async function filled(): Promise<{ home: string; db: string }> {
  const home = emptyFolder();
  const db = join(home, 'w.db');
  await runOver(db, [
    write(home, 'a.csv', `${header}a1,康宁医生,松花江上的鹤,2025-03-01 10:00,1,打开就闪退\n`),
  ]);
  return { home, db };
}

function logOf(db: string) {
  const store = openStore(db, { readonly: true });
  const rows = store.db.prepare('SELECT what, who, file, bytes, reviews, run FROM export_list').all();
  store.close();
  return rows as { what: string; who: string; file: string; bytes: number; reviews: number; run: number }[];
}

test('every file that is exported is noted: who, what, which, how much, of which state', async () => {
  const { home, db } = await filled();
  const out = join(home, 'out');
  await wenzhen(['export', '--db', db, '--out', out, '--format', 'csv']);
  await wenzhen(['report', '--db', db]);
  await wenzhen(['export', '--db', db, '--bundle', 'research', '--out', join(home, 'research')]);
  const log = logOf(db);
  expect(log.find(({ file }) => file === join(out, 'complaints.csv'))).toEqual({
    what: 'export',
    who: userInfo().username,
    file: join(out, 'complaints.csv'),
    bytes: statSync(join(out, 'complaints.csv')).size,
    reviews: 1,
    run: 1,
  });
  expect([...new Set(log.map(({ what }) => what))]).toEqual(['export', 'report', 'research']);
  expect(log.every(({ file }) => existsSync(file))).toBe(true);
});

test('erasing a person lists the exports that may hold the reviews, and no earlier one', async () => {
  const { home, db } = await filled();
  const early = join(home, 'early.html');
  await wenzhen(['report', '--db', db, '--out', early]);
  await runOver(db, [write(home, 'b.csv', `${header}b1,康宁医生,另一位,2025-03-02 10:00,1,登录不上\n`)]);
  const late = join(home, 'late.html');
  await wenzhen(['report', '--db', db, '--out', late]);
  const { out } = await wenzhen(['erase', '--author', '另一位', '--yes', '--db', db, '--lang', 'en']);
  expect(out).toContain(late);
  expect(out).not.toContain(early);
  const first = await wenzhen(['erase', '--review', 'a1', '--yes', '--db', db, '--lang', 'en']);
  expect(first.out).toContain(early);
});

test.skipIf(process.getuid?.() === 0)('what cannot be noted is exported all the same, and told', async () => {
  const { home, db } = await filled();
  chmodSync(db, 0o444);
  const { code, err } = await wenzhen(['report', '--db', db, '--out', join(home, 'r.html'), '--lang', 'en']);
  expect(code).toBe(0);
  expect(err).toContain('not noted in the access log');
});
