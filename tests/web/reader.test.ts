import { renameSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { overview } from '../../pipeline/store/queries.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { coded, inRun } from '../store/support.ts';
import { databaseOf, optionsFor, takeIn, unsure, visitorOf } from './support.ts';

const reviews = (count: number) =>
  Array.from({ length: count }, (_, place) => coded({ id: `r${place}`, text: `转圈${place}` }));

async function opened(count: number) {
  const shelf = await databaseOf(reviews(count));
  const options = optionsFor(shelf.path);
  onTestFinished(() => {
    options.reader.close();
    shelf.clear();
  });
  const counted = () => options.reader.read((store) => overview(store).counted);
  return { path: shelf.path, options, counted };
}

test('while a run writes, pages are answered at once from the state before it; what it published is there right after', async () => {
  const { path, options, counted } = await opened(3);
  const visit = visitorOf(options);
  await visit('/'); // loads the charts
  const writer = openStore(path);
  onTestFinished(() => writer.close());
  await inRun(writer, async (run, source) => {
    for (const review of reviews(50)) run.reviews.put(source, review);
    run.flush();
    expect(writer.db.inTransaction).toBe(true);
    const began = performance.now();
    expect((await visit('/reviews')).text).toContain('共 3 条');
    expect(counted()).toBe(3);
    expect(performance.now() - began).toBeLessThan(1_500); // a reader that waited would wait two seconds, then fail
  });
  await takeIn(path, []);
  expect(counted()).toBe(3); // no corpus step has counted them yet
  await takeIn(path, reviews(60));
  expect(counted()).toBe(60);
});

test('a page that is being made sees one state, and no run waits for it', async () => {
  const { path, options } = await opened(2);
  const writer = openStore(path);
  onTestFinished(() => writer.close());
  options.reader.read((store) => {
    const before = store.db.prepare('SELECT count(*) FROM correction').pluck().get();
    const began = performance.now();
    writer.db.exec(
      `BEGIN IMMEDIATE; INSERT INTO correction VALUES (1, '甲', 'confirmed', 0, NULL, 1, 1); COMMIT`,
    );
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(store.db.prepare('SELECT count(*) FROM correction').pluck().get()).toBe(before);
  });
  expect(
    options.reader.read((store) => store.db.prepare('SELECT count(*) FROM correction').pluck().get()),
  ).toBe(1);
});

test('the connection cannot write', async () => {
  const { options } = await opened(1);
  expect(() => options.reader.read((store) => store.db.exec('DELETE FROM review'))).toThrow(/readonly/);
});

test('another database put in the place of the first is opened', async () => {
  const { path, counted } = await opened(2);
  expect(counted()).toBe(2);
  const other = await databaseOf(reviews(5));
  renameSync(other.path, path);
  other.clear();
  expect(counted()).toBe(5);
});

test('a correction that meets a run in the middle of its writing says so, and nothing is lost', async () => {
  const shelf = await databaseOf([unsure('u1')]);
  const options = optionsFor(shelf.path);
  onTestFinished(() => {
    options.reader.close();
    shelf.clear();
  });
  const writer = openStore(shelf.path);
  writer.db.exec('BEGIN IMMEDIATE');
  expect(() =>
    options.correct({
      app: '康宁医生',
      review: 'u1',
      judge: '',
      verdict: 'confirmed',
      coding: { polarity: 'neg', complaints: [] },
      bought: null,
      made: new Date(),
    }),
  ).toThrow(expect.objectContaining({ code: 'database-busy' }));
  writer.db.exec('ROLLBACK');
  writer.close();
});
