import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp, restore } from '../../pipeline/store/backup.ts';
import { openStore, type Store, storeFaults } from '../../pipeline/store/store.ts';
import { coded, faultOf, folder, inRun, newStore } from './support.ts';

const put = (store: Store, ids: readonly string[]) =>
  inRun(store, (writer, source) => ids.map((id) => writer.reviews.put(source, coded({ id }))));

const idsIn = (path: string): string[] => {
  const store = openStore(path, { readonly: true });
  const ids = store.db.prepare('SELECT id FROM review ORDER BY id').pluck().all() as string[];
  store.close();
  return ids;
};

/** Writes rubbish over eight of the last pages of a database, where rows lie and not the schema. */
function damage(path: string): void {
  const file = openSync(path, 'r+');
  const from = Math.floor(statSync(path).size / 4_096) - 12;
  writeSync(file, Buffer.alloc(8 * 4_096, 0x5a), 0, 8 * 4_096, from * 4_096);
  closeSync(file);
}

test('a backup is one sound file, made while the store is open and has a log', async () => {
  const store = newStore();
  await put(store, ['a', 'b']);
  const to = join(folder(), 'copies', 'w.db');
  await backUp(store, to);
  expect(idsIn(to)).toEqual(['a', 'b']);
  expect(existsSync(`${to}-wal`) || existsSync(`${to}.part`)).toBe(false);
});

test('a backup that is made while a run writes holds the state before it', async () => {
  const store = newStore();
  await put(store, ['a']);
  const reader = openStore(store.path, { readonly: true });
  const to = join(folder(), 'w.db');
  await inRun(store, async (writer, source) => {
    writer.reviews.put(source, coded({ id: 'b' }));
    writer.flush();
    await backUp(reader, to);
  });
  reader.close();
  expect(idsIn(to)).toEqual(['a']);
  expect(idsIn(store.path)).toEqual(['a', 'b']);
});

test('what was lost comes back, and the damaged file is kept aside as it was', async () => {
  const store = newStore();
  await put(store, ['a', 'b']);
  const backup = join(folder(), 'w.db');
  await backUp(store, backup);
  store.close();
  damage(store.path);
  const damaged = readFileSync(store.path);
  expect(await faultOf(() => restore(backup, store.path, false))).toBe('database-exists');
  const { former } = await restore(backup, store.path, true);
  expect(idsIn(store.path)).toEqual(['a', 'b']);
  expect(readFileSync(former!).equals(damaged)).toBe(true);
  const restored = openStore(store.path);
  expect(storeFaults(restored)).toEqual([]);
  expect((await put(restored, ['c']))[0]).toBe('added');
  restored.close();
});

test('a store that is damaged gives no backup', async () => {
  const store = newStore();
  await put(
    store,
    Array.from({ length: 300 }, (_, row) => `r${row}`),
  );
  store.close();
  damage(store.path);
  const reader = openStore(store.path, { readonly: true });
  const to = join(folder(), 'w.db');
  expect(await faultOf(() => backUp(reader, to))).toBe('database-corrupt');
  reader.close();
  expect(existsSync(to)).toBe(false);
});

test('a backup that is damaged, no database, or not there is refused, and nothing changes', async () => {
  const store = newStore();
  await put(
    store,
    Array.from({ length: 300 }, (_, row) => `r${row}`),
  );
  const place = folder();
  const backup = join(place, 'w.db');
  await backUp(store, backup);
  const [damaged, text] = [join(place, 'damaged.db'), join(place, 'text.db')];
  copyFileSync(backup, damaged);
  damage(damaged);
  writeFileSync(text, '评论,星级\n很好,5\n'.repeat(100));
  for (const [file, fault] of [
    [damaged, /backup-broken|database-corrupt/],
    [text, /not-a-database/],
    [join(place, 'none.db'), /database-missing/],
  ] as const)
    expect(await faultOf(() => restore(file, store.path, true))).toMatch(fault);
  expect(idsIn(store.path)).toHaveLength(300);
  expect(await faultOf(() => restore(damaged, join(place, 'new.db'), false))).toMatch(/broken|corrupt/);
  expect(existsSync(join(place, 'new.db'))).toBe(false);
});

test('a store that a run is writing is not replaced', async () => {
  const store = newStore();
  await put(store, ['a']);
  const backup = join(folder(), 'w.db');
  await backUp(store, backup);
  await inRun(store, async () => {
    expect(await faultOf(() => restore(backup, store.path, true))).toBe('database-busy');
  });
  expect(idsIn(store.path)).toEqual(['a']);
});
