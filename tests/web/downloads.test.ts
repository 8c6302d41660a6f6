import { afterAll, expect, test } from 'vitest';
import { databaseOf, optionsFor, variety, visitorOf } from './support.ts';

const shelf = await databaseOf(variety());
afterAll(shelf.clear);

test('every download is noted with its filter, size and rows, and without the words searched for', async () => {
  const options = optionsFor(shelf.path);
  const visit = visitorOf(options);
  const reviews = await visit('/reviews.csv?stars=1&q=王小明');
  await visit('/issues.csv');
  await visit('/issues');
  const rows = reviews.text.trimEnd().split('\r\n').length - 1;
  expect(rows).toBeGreaterThan(1);
  expect(options.downloads).toEqual([
    { who: '-', asked: '/reviews.csv?stars=1', bytes: Buffer.byteLength(reviews.text) + 3, rows },
    expect.objectContaining({ asked: '/issues.csv' }),
  ]);
  expect(options.defects).toEqual([]);
});

test('a download that cannot be noted is given, and whoever runs the explorer is told', async () => {
  const options = optionsFor(shelf.path);
  const busy = new Error('busy');
  const visit = visitorOf({
    ...options,
    note: () => {
      throw busy;
    },
  });
  expect((await visit('/issues.csv')).status).toBe(200);
  expect(options.defects).toEqual([busy]);
});
