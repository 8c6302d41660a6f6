import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { write } from '../run/support.ts';
import { folder } from '../store/support.ts';
import { askIn, jsonLines, nightAfter, nightIn, reviewsOf } from './support.ts';

vi.setConfig({ testTimeout: 180_000 }); // real nights

const lean = 'exports: {formats: []}\n';

test('as many backups stay as are asked for, the newest; a night that publishes nothing pushes none out', async () => {
  const place = folder();
  const file = nightIn(place, `${lean}retention: {backups: 2}\n`);
  const kept = () => readdirSync(join(place, 'backups')).sort();
  for (const day of [0, 1, 2]) {
    write(place, `exports/${day}.jsonl`, jsonLines(reviewsOf(day, 5)));
    await nightAfter(file, day);
  }
  expect(kept()).toEqual(['w.db.run-000002.db', 'w.db.run-000003.db']);
  write(place, 'backups/of-somebody-else.db', 'theirs');
  expect((await nightAfter(file, 3)).outcome).toBe('nothing-new');
  expect(kept()).toEqual(['of-somebody-else.db', 'w.db.run-000002.db', 'w.db.run-000003.db']);
});

test('a fetched file is deleted when it was taken so many nights ago, and not before; what others put into the inputs never is', async () => {
  const place = folder();
  const source = 'sources: [{name: store, kind: google-play, folder: console, app: 青禾问诊}]\n';
  const file = nightIn(place, `${lean}${source}retention: {backups: 0, fetched: 2}\n`);
  const header = 'id,date,rating,text\n';
  write(place, 'console/reviews_202603.csv', `${header}1,2026-03-01 08:00,1,点开就闪退\n`);
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 5)));
  const fetched = () => readdirSync(join(place, 'drop/store')).length;
  await nightAfter(file, 1);
  expect((await nightAfter(file, 2)).tidied).toMatchObject({ deleted: [] });
  expect(fetched()).toBe(1);
  const third = await nightAfter(file, 3);
  expect(third.tidied!.deleted).toEqual([expect.stringContaining(join('drop', 'store'))]);
  expect(fetched()).toBe(0);
  expect(readdirSync(join(place, 'exports'))).toContain('a.jsonl');
  expect(await nightAfter(file, 4)).toMatchObject({ outcome: 'nothing-new', night: { rows: { read: 0 } } });
  expect(askIn(place)('SELECT count(*) FROM review')).toEqual([[6]]);
});

test('the planner has statistics after a night; the file is rebuilt when much of it is free, and only then', async () => {
  const place = folder();
  const file = nightIn(place, `${lean}retention: {backups: 0}\n`);
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 40)));
  expect((await nightAfter(file, 1)).tidied).toMatchObject({ rebuilt: false, faults: [] });
  expect(askIn(place)(`SELECT count(*) > 0 FROM sqlite_stat1`)).toEqual([[1]]);
  const path = join(place, 'w.db');
  const db = new Database(path);
  db.exec(
    `CREATE TABLE ballast (bytes BLOB); INSERT INTO ballast VALUES (zeroblob(80 * 1024 * 1024)); DROP TABLE ballast`,
  );
  db.close();
  const large = statSync(path).size;
  expect(large).toBeGreaterThan(80 * 2 ** 20);
  expect((await nightAfter(file, 2)).tidied).toMatchObject({ rebuilt: true, faults: [] });
  expect(statSync(path).size).toBeLessThan(large / 10);
  expect(askIn(place)('SELECT count(*) FROM review')).toEqual([[40]]);
});
