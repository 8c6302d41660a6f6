import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Coder } from '../../pipeline/chain.ts';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { normalise } from '../../pipeline/ingest/index.ts';
import { type RecodeReport, recodeWith } from '../../pipeline/recode.ts';
import type { Flag } from '../../pipeline/records.ts';
import { runWith } from '../../pipeline/run.ts';
import { isDrop } from '../../pipeline/stage.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { write } from '../run/support.ts';
import { coded, folder } from '../store/support.ts';

type Says = readonly (readonly [issue: string, quote: string])[];

/** A coder of a version of its own: it sees the issues whose words are in the text. */
function coderOf(version: string, knows: Says, flags: readonly Flag[] = []): Coder {
  const code: Coder['code'] = (raw) => {
    const review = normalise.run(raw, undefined);
    if (isDrop(review)) return review;
    const { kind, ...fields } = review;
    const says = knows.filter(([, quote]) => fields.text.includes(quote));
    return coded({ ...fields, says, flags, polarity: says.length > 0 ? 'neg' : 'pos' });
  };
  return {
    versions: { code: version, lexicon: '1', model: '1', segmenter: 'none' },
    explain: () => [],
    code,
    codeAll: (raws) => raws.map(code),
  };
}

const first = coderOf('first', [['stability.crash', '闪退']]);
const second = coderOf('second', [
  ['startup.crash', '打开就闪退'],
  ['refund.refused', '不给退款'],
]);

const effects = { now: () => new Date('2025-03-02T00:00:00Z'), progress: () => {} };
vi.setConfig({ testTimeout: 60_000 }); // some tests make a store for every case

const heading = 'id,应用,内容,评分,时间\n';

async function runOver(db: string, coder: Coder, rows: readonly string[]): Promise<void> {
  const input = write(join(db, '..'), 'reviews.csv', `${heading}${rows.join('\n')}\n`);
  await runWith(coder, { db, sources: [{ path: input }], segmenter: 'jieba' }, effects);
}

const recodeBy = (db: string, coder: Coder, given: { dryRun?: boolean; lexicons?: string } = {}) =>
  recodeWith(coder, { db, segmenter: 'jieba', dryRun: false, lexicons: undefined, ...given }, effects);

function ask(db: string, sql: string): unknown[] {
  const store = openStore(db, { readonly: true });
  const rows = store.db.prepare(sql).raw().all();
  store.close();
  return rows;
}

const rows = [
  'a,康宁医生,打开就闪退,1,2025-02-01',
  'b,康宁医生,不给退款,1,2025-02-01',
  'c,康宁医生,医生很耐心,5,2025-02-02',
];

async function recodedStore(): Promise<{ db: string; report: RecodeReport }> {
  const db = join(folder(), 'reviews.db');
  await runOver(db, first, rows);
  return { db, report: await recodeBy(db, second) };
}

test('the store is coded anew in one run, and the report tells what moved', async () => {
  const { db, report } = await recodedStore();
  expect(report).toMatchObject({ run: 2, recoded: 3, moved: 2, left: 0 });
  expect(report.issues.map(({ from, to, reviews }) => [from, to, reviews])).toEqual([
    [null, 'refund.refused', 1],
    ['stability.crash', 'startup.crash', 1],
  ]);
  expect(report.polarities).toEqual([{ from: 'pos', to: 'neg', reviews: 1 }]);
  expect(report.apps[0]).toMatchObject({ reviews: 3, complaining: { before: 1, after: 2 } });
  expect(ask(db, 'SELECT review, issue FROM complaint_list ORDER BY review')).toEqual([
    ['a', 'startup.crash'],
    ['b', 'refund.refused'],
  ]);
  expect(ask(db, 'SELECT sum(complaining) FROM day_tally')).toEqual([[2]]);
});

test('old and new coding stand side by side, and each run can be asked again', async () => {
  const { db } = await recodedStore();
  const asOf = (run: number) =>
    ask(
      db,
      `SELECT review, issue, quote, code_version FROM complaint_history
       WHERE from_run <= ${run} AND (until_run IS NULL OR until_run > ${run}) ORDER BY review`,
    );
  expect(asOf(1)).toEqual([['a', 'stability.crash', '闪退', 'first']]);
  expect(asOf(2)).toEqual([
    ['a', 'startup.crash', '打开就闪退', 'second'],
    ['b', 'refund.refused', '不给退款', 'second'],
  ]);
  expect(
    ask(
      db,
      'SELECT run, review, polarity_before, polarity_after, issues_before, issues_after FROM recoding_list ORDER BY review',
    ),
  ).toEqual([
    [2, 'a', 'neg', 'neg', 'stability.crash', 'startup.crash'],
    [2, 'b', 'pos', 'neg', null, 'refund.refused'],
  ]);
  expect(ask(db, `SELECT polarity, issues FROM coding_history WHERE review = 'b' ORDER BY from_run`)).toEqual(
    [
      ['pos', null],
      ['neg', 'refund.refused'],
    ],
  );
});

test('what is coded by this coder already is left alone, and makes no run', async () => {
  const { db } = await recodedStore();
  expect(await recodeBy(db, second)).toMatchObject({ run: null, recoded: 0, moved: 0 });
  expect(ask(db, 'SELECT count(*) FROM run')).toEqual([[2]]);
});

test('a dry run tells the same and writes nothing', async () => {
  const db = join(folder(), 'reviews.db');
  await runOver(db, first, rows);
  const before = readFileSync(db);
  const dry = await recodeBy(db, second, { dryRun: true });
  expect(readFileSync(db).equals(before)).toBe(true);
  expect(dry.run).toBe(null);
  expect({ ...dry, run: 2 }).toEqual(await recodeBy(db, second));
});

test('a coder that fails half-way leaves the store as it was', async () => {
  const db = join(folder(), 'reviews.db');
  await runOver(db, first, rows);
  const broken: Coder = {
    ...second,
    codeAll: () => {
      throw new Error('out of memory');
    },
  };
  await expect(recodeBy(db, broken)).rejects.toThrow('out of memory');
  expect(ask(db, 'SELECT issue FROM complaint_list')).toEqual([['stability.crash']]);
  expect(ask(db, 'SELECT count(*) FROM run')).toEqual([[1]]);
});

test('flags that the stored words cannot tell stay, the others are the new coder’s', async () => {
  const db = join(folder(), 'reviews.db');
  await runOver(db, coderOf('first', [], ['removed', 'advert', 'uninformative']), [
    'a,康宁医生,加微信[微信号]返现,5,2025-02-01',
    'b,康宁医生,优惠多多,5,2025-02-01',
  ]);
  await recodeBy(db, coderOf('second', [], ['refund']));
  expect(ask(db, 'SELECT review, flags FROM review_list ORDER BY review')).toEqual([
    ['a', 'removed advert refund'],
    ['b', 'removed refund'],
  ]);
});

test('an issue that left the codebook stays readable', async () => {
  const db = join(folder(), 'reviews.db');
  const lexicons = join(folder(), 'lexicons');
  cpSync(lexiconFolder, lexicons, { recursive: true });
  const codebook = join(lexicons, 'codebook.yaml');
  const lines = readFileSync(codebook, 'utf8').split('\n');
  writeFileSync(codebook, lines.filter((line) => !/^ +ads\.intrusive:/.test(line)).join('\n'));
  await runOver(db, coderOf('first', [['ads.intrusive', '闪退']]), rows);
  await recodeBy(db, second, { lexicons });
  expect(ask(db, 'SELECT issue, issue_zh FROM complaint_history WHERE until_run = 2')).toEqual([
    ['ads.intrusive', '应用内广告扰人'],
  ]);
});
