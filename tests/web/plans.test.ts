import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../pipeline/store/store.ts';
import { Reader } from '../../pipeline/web/reader.ts';
import { databaseOf, optionsFor, type Shelf, variety, visitorOf } from './support.ts';

let shelf: Shelf;
/** Every SQL text that pages have asked. */
const asked = new Set<string>();
let reader: Reader;
let visit: ReturnType<typeof visitorOf>;

beforeAll(async () => {
  shelf = await databaseOf(variety());
  reader = new Reader(shelf.path, () => {
    const store = openStore(shelf.path, { readonly: true });
    const prepare = store.db.prepare.bind(store.db);
    Object.assign(store.db, {
      prepare: (sql: string) => {
        asked.add(sql);
        return prepare(sql);
      },
    });
    return store;
  });
  visit = visitorOf({ ...optionsFor(shelf.path), reader });
}, 60_000);
afterAll(() => {
  reader.close();
  shelf.clear();
});

const app = encodeURIComponent('康宁医生');
const urls = [
  ...[
    '/',
    '/apps',
    `/app?app=${app}`,
    '/issues',
    '/issue?issue=stability.crash',
    `/issue?issue=stability.crash&app=${app}`,
    '/topics',
  ],
  ...[
    '/alerts',
    '/ledger',
    '/reviews',
    `/reviews?app=${app}&stars=1,2&polarity=neg&version=3.1.0&since=2025-03-01&until=2025-05-01`,
  ],
  ...[
    '/reviews?issue=stability.crash',
    '/reviews?stage=retention&cause=engineering',
    '/reviews.csv?issue=refund.refused',
  ],
  ...[
    '/search?q=%E9%97%AA%E9%80%80',
    `/search?q=%E9%97%AA%E9%80%80&app=${app}&issue=stability.crash`,
    `/review?app=${app}&id=u1`,
  ],
  ...[
    '/queue',
    `/queue?app=${app}`,
    '/queue?list=suspected',
    '/queue?list=judged',
    '/queue?list=contested',
    '/corrections.jsonl',
  ],
];

/** Tables with a row or more for every review. */
const large =
  /^SCAN (review|complaint|review_flag|revision|former_coding|former_complaint|topic_member|cause_evidence)\b/;

test('no page reads a table that grows with the reviews from end to end', async () => {
  for (const url of urls) expect((await visit(url)).status, url).toBe(200);
  expect(asked.size).toBeGreaterThan(60);
  const scans = [...asked].flatMap((sql) =>
    reader
      .read(({ db }) => planOf(db, sql))
      .filter((step) => large.test(step))
      .map((step) => `${step}: ${sql}`),
  );
  expect(scans).toEqual([]);
});

/** The steps of SQLite's plan; values stand in the place of parameters, which do not change it. */
function planOf(db: ReturnType<typeof openStore>['db'], sql: string): string[] {
  const bound = sql.replaceAll(/MATCH \?/g, `MATCH 'a'`).replaceAll(/@\w+|\?/g, '1');
  return (db.prepare(`EXPLAIN QUERY PLAN ${bound}`).all() as { detail: string }[]).map(
    ({ detail }) => detail,
  );
}
