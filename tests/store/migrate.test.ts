import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { schemaVersion } from '../../pipeline/store/migrate.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { tables } from '../../pipeline/store/tables.ts';
import { faultOf } from './support.ts';
import { storeOfVersion1 } from './version-1.ts';

test('the first layout is as it was released', () => {
  expect(createHash('sha256').update(tables).digest('hex').slice(0, 16)).toBe('2f94aec87d3ef30a');
});

test('a store of version 1 gets new tables and views, filled for all its reviews', () => {
  const store = openStore(storeOfVersion1());
  expect(store.db.pragma('user_version', { simple: true })).toBe(schemaVersion);
  const rows = (sql: string) => store.db.prepare(sql).raw().all();
  expect(rows('SELECT day, reviews, complaining, collected, duplicates, abstained FROM day_tally')).toEqual([
    [-1, 1, 1, 1, 0, 0],
    [20148, 2, 2, 3, 1, 1],
    [20149, 1, 1, 1, 0, 0],
  ]);
  expect(rows('SELECT day, issue, reviews, s1 FROM issue_tally')).toEqual([
    [-1, 1, 1, 1],
    [20148, 1, 2, 2],
    [20149, 1, 1, 1],
  ]);
  expect(rows('SELECT stage, reviews FROM stage_cause_matrix')).toEqual([['retention', 4]]);
  store.close();
});

test('complaints of version 1 were unsure where a flagged review has one below all of unflagged reviews', () => {
  const store = openStore(storeOfVersion1());
  const unsure = store.db.prepare('SELECT review, number FROM complaint WHERE abstained').raw().all();
  expect(unsure).toEqual([[3, 2]]);
  store.close();
});

test('the reviews of a store of version 1 can be searched, and asked as of their runs', () => {
  const store = openStore(storeOfVersion1());
  const count = (sql: string) => store.db.prepare(sql).pluck().get();
  expect(count(`SELECT count(*) FROM search WHERE search MATCH '"闪 退"'`)).toBe(5);
  expect(count('SELECT count(*) FROM complaint_history WHERE from_run <= 1 AND until_run IS NULL')).toBe(6);
  store.close();
});

test('a reader brings a store of version 1 up to date first', async () => {
  const path = storeOfVersion1();
  expect(await faultOf(() => openStore(path, { readonly: true }).close())).toBe('none');
  const reader = openStore(path, { readonly: true });
  expect(reader.db.prepare('SELECT sum(reviews) FROM day_tally').pluck().get()).toBe(4);
  reader.close();
});
