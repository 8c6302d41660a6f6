import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applicationId, schemaVersion } from '../../pipeline/store/migrate.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { tables } from '../../pipeline/store/tables.ts';
import { faultOf, folder } from './support.ts';

/** A store as version 1 of the schema has it: two sure reviews, an unsure one, a duplicate and one without a date. */
function storeOfVersion1(): string {
  const path = join(folder(), 'reviews.db');
  const db = new Database(path);
  db.exec(`${tables}
    CREATE VIEW stage_cause_matrix AS SELECT 'as it was in version 1' AS cell;
    INSERT INTO stage VALUES (1, 'retention', '留存', 'retention', '', 0);
    INSERT INTO cause VALUES (1, 'engineering', '技术', 'engineering', '', 0);
    INSERT INTO issue VALUES (1, 'stability.crash', '闪退', 'crash', '', 0, 1, 1), (2, 'network.fails', '连不上', 'network', '', 1, 1, 1);
    INSERT INTO language VALUES (0, 'zh', '中文', 'Chinese');
    INSERT INTO polarity VALUES (0, 'neg', '负面', 'negative');
    INSERT INTO flag VALUES (5, 'abstained', '待人工确认', 'left to the reviewer');
    INSERT INTO coder VALUES (1, '1', '1', '1', '1');
    INSERT INTO run VALUES (1, 0, 0, 1, '{}');
    INSERT INTO app VALUES (1, '康宁医生');
    INSERT INTO source VALUES (1, 'reviews.csv', '', '');`);
  const review = db.prepare(`INSERT INTO review VALUES
    (@key, @key, 1, 1, @key, NULL, @date, 1, '', '闪退', '3.1', NULL, NULL, 0, 0, -1, @copyOf, 0, 1, 1, 1, 1)`);
  const noon = 1_740_801_600; // 2025-03-01T04:00:00Z
  for (const [key, date, copyOf] of [
    [1, noon, null],
    [2, noon + 86_400, null],
    [3, noon, null],
    [4, noon, 1],
    [5, null, null],
  ])
    review.run({ key, date, copyOf });
  db.exec(`INSERT INTO review_flag VALUES (3, 5, NULL);
    INSERT INTO complaint VALUES (1, 1, 1, 1, 1, 0.9, 0, 0, 2), (2, 1, 1, 1, 1, 0.45, 0, 0, 2), (4, 1, 1, 1, 1, 0.9, 0, 0, 2),
      (3, 1, 1, 1, 1, 0.7, 0, 0, 2), (3, 2, 2, 1, 1, 0.3, 0, 0, 2), (5, 1, 1, 1, 1, 0.9, 0, 0, 2);`);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma('user_version = 1');
  db.close();
  return path;
}

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
