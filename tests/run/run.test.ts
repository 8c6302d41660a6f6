import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apps, findings, quality, runs } from '../../pipeline/store/queries.ts';
import { openStore, storeFaults } from '../../pipeline/store/store.ts';
import { faultOf, folder } from '../store/support.ts';
import { runOver, write } from './support.ts';

const header = 'id,app,date,rating,text\n';
const rows = `${header}1,康宁医生,2025-03-01 08:00,1,一打开就闪退
2,康宁医生,2025-03-01 09:00,5,医生很耐心
3,康宁医生,三月初,4,挂号方便
4,康宁医生,2025-03-02 10:00,2,用着用着闪退
`;

const totals = ({ inputs }: Awaited<ReturnType<typeof runOver>>) =>
  inputs.map(({ read, accepted, rejected, added, revised, updated, unchanged }) => ({
    ...{ read, accepted, rejected, added, revised, updated, unchanged },
  }));

test('a run reads, codes, stores and finds; every row is accounted for', async () => {
  const place = folder();
  const db = join(place, 'out', 'reviews.db');
  const summary = await runOver(db, [write(place, 'a.csv', rows)]);
  expect(totals(summary)).toEqual([
    { read: 4, accepted: 3, rejected: 1, added: 3, revised: 0, updated: 0, unchanged: 0 },
  ]);
  expect(summary.inputs[0]).toMatchObject({ rejectedBy: { 'bad-date': 1 }, error: null });
  const store = openStore(db, { readonly: true });
  expect(apps(store)).toMatchObject([
    { app: '康宁医生', reviews: 3, counted: 3, complaining: 2, firstDate: '2025-03-01' },
  ]);
  expect(findings(store)).toMatchObject([
    { issue: 'stability.crash', stage: 'retention', reviews: 2, meanStars: 1.5 },
  ]);
  expect(quality(store)).toMatchObject({ reviews: 3, rejectsByReason: [{ id: 'bad-date', count: 1 }] });
  store.close();
});

test('a second run over the same files adds nothing', async () => {
  const place = folder();
  const db = join(place, 'reviews.db');
  const path = write(place, 'a.csv', rows);
  await runOver(db, [path]);
  expect(totals(await runOver(db, [path]))).toEqual([
    { read: 4, accepted: 3, rejected: 1, added: 0, revised: 0, updated: 0, unchanged: 3 },
  ]);
  const store = openStore(db);
  const count = (table: string) => store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect(['review', 'revision', 'complaint', 'reject', 'source', 'app'].map(count)).toEqual([
    3, 0, 2, 1, 1, 1,
  ]);
  expect(storeFaults(store)).toEqual([]);
  store.close();
});

test('an overlapping export adds only what is new, and an edit is a revision', async () => {
  const place = folder();
  const db = join(place, 'reviews.db');
  await runOver(db, [write(place, 'a.csv', rows)]);
  const next = `${header}2,康宁医生,2025-03-01 09:00,5,医生很耐心
4,康宁医生,2025-03-03 10:00,5,修好了
5,康宁医生,2025-03-03 11:00,1,又闪退
`;
  expect(totals(await runOver(db, [write(place, 'b.csv', next)]))).toEqual([
    { read: 3, accepted: 3, rejected: 0, added: 1, revised: 1, updated: 0, unchanged: 1 },
  ]);
});

test('an input that cannot be read is told and does not stop the others', async () => {
  const place = folder();
  const db = join(place, 'reviews.db');
  const good = write(place, 'good.csv', rows);
  const empty = write(place, 'empty.csv', '');
  const summary = await runOver(db, [join(place, 'none.csv'), empty, good]);
  expect(summary.inputs.map(({ error, accepted }) => [error?.code, accepted])).toEqual([
    ['empty-input', 0],
    [undefined, 3],
    ['no-such-input', 0],
  ]);
  const store = openStore(db, { readonly: true });
  expect(quality(store).inputs.filter(({ error }) => error !== null)).toHaveLength(2);
  store.close();
});

test('where no input can be read the run fails with the first reason and publishes nothing', async () => {
  const place = folder();
  const db = join(place, 'reviews.db');
  expect(await faultOf(() => runOver(db, [write(place, 'empty.csv', ''), join(place, 'none.csv')]))).toBe(
    'empty-input',
  );
  const store = openStore(db, { readonly: true });
  expect(runs(store)).toEqual([]);
  store.close();
});

test('the raw row of a reject is kept without personal data', async () => {
  const place = folder();
  const db = join(place, 'reviews.db');
  await runOver(db, [write(place, 'a.csv', `${rows}9,康宁医生,昨天,1,请回电13800000000\n`)]);
  const store = openStore(db, { readonly: true });
  const raws = store.db.prepare('SELECT raw FROM reject').pluck().all().join();
  expect(raws).toContain('[手机号]');
  expect(raws).not.toContain('13800000000');
  store.close();
});

test('the raw row of a reject does not name its author', async () => {
  const place = folder();
  const db = join(place, 'reviews.db');
  await runOver(db, [write(place, 'a.csv', 'id,author,date,text\n9,松花江上的鹤,昨天,闪退\n')]);
  const store = openStore(db, { readonly: true });
  const raw = store.db.prepare('SELECT raw FROM reject').pluck().get() as string;
  expect(JSON.parse(raw)).toEqual({ id: '9', author: '[姓名]', date: '昨天', text: '闪退' });
  store.close();
});

test('the manifest names inputs by hash, versions and options', async () => {
  const place = folder();
  const db = join(place, 'reviews.db');
  await runOver(db, [write(place, 'a.csv', rows)], { zone: 'UTC' });
  const store = openStore(db, { readonly: true });
  expect(runs(store)[0]).toMatchObject({
    run: 1,
    started: '2025-03-02T00:00:00Z',
    read: 4,
    manifest: {
      versions: { code: 'test', lexicon: '1', model: '1', segmenter: 'none' },
      options: { zone: 'UTC' },
      inputs: [
        { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), format: expect.stringContaining('csv'), read: 4 },
      ],
    },
  });
  store.close();
});

test('when a night has no more time for reading, what was read is published and the rest is told', async () => {
  const place = folder();
  const db = join(place, 'reviews.db');
  const paths = [write(place, 'a.csv', rows), write(place, 'b.csv', rows.replaceAll('康宁', '禾安'))];
  let asked = 0;
  const summary = await runOver(db, paths, {}, { enough: () => ++asked > 1 });
  expect(summary.inputs.map(({ path, accepted, error }) => [path, accepted, error?.code])).toEqual([
    [paths[0], 3, 'input-unfinished'],
    [paths[1], 0, 'input-unfinished'],
  ]);
  expect(totals(await runOver(db, paths)).map(({ added, unchanged }) => [added, unchanged])).toEqual([
    [0, 3],
    [3, 0],
  ]);
});
