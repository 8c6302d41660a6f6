import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { readCodebook } from '../../pipeline/codebook.ts';
import { runThrough } from '../../pipeline/run.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { inPool } from '../../pipeline/workers/executor.ts';
import type { Jobs } from '../../pipeline/workers/jobs.ts';
import { folder } from '../store/support.ts';
import { coder, runOver, write } from './support.ts';

const header = 'id,app,date,rating,text\n';
const rows = (from: number, count: number): string =>
  header +
  Array.from({ length: count }, (_, row) => `${from + row},康宁医生,2025-03-01 08:00,1,一打开就闪退\n`).join(
    '',
  );

test('a worker thread that dies fails the run and leaves the store as it was', async () => {
  const place = folder();
  const db = join(place, 'reviews.db');
  await runOver(db, [write(place, 'a.csv', rows(1, 5))]);
  const before = readFileSync(db);
  const executor = inPool<Jobs['rows']['task'], Jobs['rows']['result']>(
    () => new Worker(new URL('dying-worker.mjs', import.meta.url), { stderr: true }),
    2,
  );
  const options = {
    db,
    sources: [{ path: write(place, 'b.csv', rows(1_000, 3_000)) }],
    segmenter: 'jieba',
  } as const;
  const failing = runThrough({ codebook: readCodebook(), versions: coder.versions, executor }, options, {
    now: () => new Date('2025-03-03T00:00:00Z'),
    progress: () => {},
  }).finally(executor.close);
  await expect(failing).rejects.toThrow('the thread died');
  const store = openStore(db, { readonly: true });
  expect(store.db.prepare('SELECT count(*) FROM review').pluck().get()).toBe(5);
  store.close();
  expect(readFileSync(db).equals(before)).toBe(true);
});
