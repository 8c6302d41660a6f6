import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { schemaVersion } from '../../pipeline/store/migrate.ts';
import { openStore, storeFaults } from '../../pipeline/store/store.ts';
import { coded, faultOf, folder, inRun, newStore } from './support.ts';

vi.setConfig({ testTimeout: 30_000 }); // processes of their own, on a machine that may be busy

const reviewCount = (path: string): number => {
  const reader = openStore(path, { readonly: true });
  const count = reader.db.prepare('SELECT count(*) FROM review').pluck().get() as number;
  reader.close();
  return count;
};

const twoReviews = async (path: string): Promise<void> => {
  const store = openStore(path, { create: true });
  await inRun(store, (writer, source) => ['a', 'b'].map((id) => writer.reviews.put(source, coded({ id }))));
  store.close();
};

test('a reader sees the old state until the run has ended, then the new one', async () => {
  const store = newStore();
  const reader = openStore(store.path, { readonly: true });
  const seen = () => reader.db.prepare('SELECT count(*) FROM review').pluck().get();
  await inRun(store, (writer, source) => {
    writer.reviews.put(source, coded());
    writer.flush();
    expect(seen()).toBe(0);
  });
  expect(seen()).toBe(1);
  reader.close();
});

test('a run that throws leaves nothing behind', async () => {
  const store = newStore();
  const fault = await faultOf(() =>
    inRun(store, (writer, source) => {
      writer.reviews.put(source, coded());
      writer.flush();
      throw new Error('the coder broke');
    }),
  );
  expect(fault).toBe('Error: the coder broke');
  expect(reviewCount(store.path)).toBe(0);
  expect(store.db.prepare('SELECT count(*) FROM run').pluck().get()).toBe(0);
});

const child = join(import.meta.dirname, 'child.mjs');
const sample = JSON.stringify(
  coded({ text: '首页一直转圈，什么也打不开', says: [['network.fails', '一直转圈']] }),
);

/** Another process that has written 20,000 reviews in one run and does not end it; the result kills it. */
async function startEndlessRun(path: string): Promise<() => Promise<void>> {
  const run = spawn(process.execPath, [child, path, 'hang'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => run.once('exit', () => resolve()));
  onTestFinished(() => void run.kill('SIGKILL'));
  run.stdin.end(sample);
  const said = await new Promise((resolve) =>
    run.stdout.once('data', (data: Buffer) => resolve(data.toString())),
  );
  expect(said).toBe('written');
  return () => {
    run.kill('SIGKILL');
    return gone;
  };
}

test('a run killed half-way leaves the old state, whole and sound', async () => {
  const path = join(folder(), 'reviews.db');
  await twoReviews(path);
  const kill = await startEndlessRun(path);
  expect(reviewCount(path)).toBe(2);
  await kill();
  const store = openStore(path);
  expect(store.db.prepare('SELECT count(*) FROM review').pluck().get()).toBe(2);
  expect(storeFaults(store)).toEqual([]);
  expect(await inRun(store, (writer, source) => writer.reviews.put(source, coded({ id: 'c' })))).toBe(
    'added',
  );
  store.close();
});

test('a run that finds another one at work says so and changes nothing', async () => {
  const path = join(folder(), 'reviews.db');
  await twoReviews(path);
  const kill = await startEndlessRun(path);
  const store = openStore(path);
  expect(await faultOf(() => inRun(store, () => 0))).toBe('database-busy');
  store.close();
  await kill();
});

test('a full disk ends the run with a clear error and the old state', async () => {
  const store = newStore();
  await inRun(store, (writer, source) => writer.reviews.put(source, coded()));
  store.db.pragma(`max_page_count = ${store.db.pragma('page_count', { simple: true })}`);
  const text = '很慢'.repeat(5_000);
  expect(
    await faultOf(() =>
      inRun(store, (writer, source) => writer.reviews.put(source, coded({ id: 'big', text }))),
    ),
  ).toBe('disk-full');
  expect(reviewCount(store.path)).toBe(1);
  expect(storeFaults(store)).toEqual([]);
});

test('a file-size limit of the system ends the run in the same way', async () => {
  const path = join(folder(), 'reviews.db');
  await twoReviews(path);
  const limited = spawnSync(
    'bash',
    ['-c', `ulimit -f 1024; exec "$0" "$@"`, process.execPath, child, path, 'fill'],
    {
      input: sample,
      encoding: 'utf8',
    },
  );
  expect(limited.stdout).toBe('disk-full');
  expect(reviewCount(path)).toBe(2);
});

test('a database of a newer version is refused and left alone', async () => {
  const path = join(folder(), 'reviews.db');
  await twoReviews(path);
  const db = new Database(path);
  db.pragma(`user_version = ${schemaVersion + 1}`);
  db.close();
  const before = readFileSync(path);
  expect(await faultOf(() => openStore(path, { create: true }))).toBe('database-newer');
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("somebody else's SQLite database is refused and left alone", async () => {
  const path = join(folder(), 'other.db');
  const db = new Database(path);
  db.exec('CREATE TABLE invoice (number INTEGER)');
  db.close();
  const before = readFileSync(path);
  expect(await faultOf(() => openStore(path, { create: true }))).toBe('not-a-store');
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a file that is no database is refused and left alone', async () => {
  const path = join(folder(), 'reviews.db');
  writeFileSync(path, '评论,星级\n很好,5\n'.repeat(100));
  expect(await faultOf(() => openStore(path, { create: true }))).toBe('not-a-database');
  expect(readFileSync(path, 'utf8')).toContain('很好');
});

test('a missing database is named, with the next step', async () => {
  expect(await faultOf(() => openStore(join(folder(), 'none.db'), { readonly: true }))).toBe(
    'database-missing',
  );
});

test('damage is found', async () => {
  const path = join(folder(), 'reviews.db');
  const store = openStore(path, { create: true });
  await inRun(store, (writer, source) =>
    Array.from({ length: 500 }, (_, row) => writer.reviews.put(source, coded({ id: `r${row}` }))),
  );
  store.close();
  const damaged = join(folder(), 'damaged.db');
  copyFileSync(path, damaged);
  const file = openSync(damaged, 'r+');
  writeSync(file, Buffer.alloc(8 * 4_096, 0x5a), 0, 8 * 4_096, 40 * 4_096);
  const found = await (async () => {
    const reopened = openStore(damaged, { readonly: true });
    const faults = storeFaults(reopened);
    reopened.close();
    return faults.length > 0;
  })().catch((error: { code: string }) => error.code === 'database-corrupt');
  expect(found).toBe(true);
});

/** Does `work` without the superuser's right to write everything. */
function asPlainUser<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  process.seteuid!(65_534);
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
}

test('a database that may not be written says so and stays as it is', async () => {
  const place = folder();
  const path = join(place, 'reviews.db');
  await twoReviews(path);
  chmodSync(path, 0o444);
  chmodSync(place, 0o555);
  expect(await faultOf(() => asPlainUser(() => openStore(path, { create: true })))).toBe(
    'database-read-only',
  );
  expect(await faultOf(() => asPlainUser(() => openStore(join(place, 'new.db'), { create: true })))).toBe(
    'database-unreachable',
  );
  chmodSync(place, 0o755);
  expect(reviewCount(path)).toBe(2);
});
