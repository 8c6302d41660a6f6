import { expect, test } from 'vitest';
import { newStore } from './support.ts';

/** Tables with a row or more for every review. */
const large =
  /^SCAN (review|complaint|review_flag|revision|former_coding|former_complaint|topic_member|cause_evidence|review_band)\b/;

/** Views with a row for every review or complaint: to read them whole is to read these from end to end. */
const lists = [
  ...['review_list', 'sensitive_review_list', 'complaint_list', 'lineage_list', 'topic_member_list'],
  ...['complaint_history', 'coding_history', 'recoding_list'],
];

test('no view reads a table that grows with the reviews from end to end, and the lists of reviews do only where all of them are asked for', () => {
  const { db } = newStore();
  const scans = (sql: string) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .filter((step) => large.test(step));
  const views = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'view'`).pluck().all() as string[];
  const found: string[] = [];
  for (const view of views) {
    const columns = db.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(view);
    const narrowed = ['review', 'issue'].filter((column) => columns.includes(column));
    const conditions = columns.includes('app')
      ? ['', ...narrowed.map((column) => ` AND ${column} = 'x'`)]
      : [];
    for (const condition of conditions)
      found.push(
        ...scans(`SELECT * FROM ${view} WHERE app = 'x'${condition}`).map(
          (step) => `${view}${condition}: ${step}`,
        ),
      );
    if (!lists.includes(view))
      found.push(...scans(`SELECT * FROM ${view}`).map((step) => `${view}: ${step}`));
  }
  expect(views.length).toBeGreaterThan(45);
  expect(found).toEqual([]);
});
