import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { Stopped } from '../../pipeline/nightly/stop.ts';
import { contentsOf } from '../faults/contents.ts';
import { write } from '../run/support.ts';
import { faultOf, folder } from '../store/support.ts';
import { askIn, jsonLines, nightAfter, nightIn, reviewsOf } from './support.ts';

vi.setConfig({ testTimeout: 120_000 }); // real nights, the coder loaded for each

const lean = 'exports: {formats: [csv]}\n';

test('a night reads what is new, publishes once, and leaves report, exports and a backup', async () => {
  const place = folder();
  const file = nightIn(place, lean);
  write(place, 'exports/day-0.jsonl', jsonLines(reviewsOf(0, 30)));
  const first = await nightAfter(file, 1);
  expect(first).toMatchObject({ outcome: 'published', held: false, known: 0, interrupted: null });
  expect(first.night.rows).toMatchObject({ read: 30, accepted: 30, rejected: 0, added: 30 });
  for (const name of ['output/report.html', 'output/findings.csv', 'backups/w.db.run-000001.db'])
    expect(existsSync(join(place, name)), name).toBe(true);
  write(place, 'exports/day-1.jsonl', jsonLines([...reviewsOf(0, 30), ...reviewsOf(1, 5)]));
  const second = await nightAfter(file, 2);
  expect(second).toMatchObject({ outcome: 'published', known: 1 });
  expect(second.night.rows).toMatchObject({ read: 35, added: 5, unchanged: 30 });
});

test('a night that runs again finds nothing to read and changes nothing of the results', async () => {
  const place = folder();
  const file = nightIn(place, lean);
  write(place, 'exports/day-0.jsonl', jsonLines(reviewsOf(0, 30)));
  await nightAfter(file, 1);
  const ask = askIn(place);
  const results = () => [
    ask('SELECT review, stars, polarity FROM review_list ORDER BY review'),
    ask('SELECT * FROM finding_list'),
    readFileSync(join(place, 'output/findings.csv'), 'utf8'),
  ];
  const before = results();
  expect(await nightAfter(file, 1)).toMatchObject({ outcome: 'nothing-new', known: 1, night: { run: null } });
  expect(results()).toEqual(before);
  expect(ask('SELECT outcome, read FROM night_list')).toEqual([
    ['published', 30],
    ['nothing-new', 0],
  ]);
});

test('a database that a killed night had only begun to make is made anew', async () => {
  const place = folder();
  const file = nightIn(place, lean);
  write(place, 'exports/day-0.jsonl', jsonLines(reviewsOf(0, 10)));
  for (const begun of [() => {}, headOf]) {
    for (const end of ['', '-wal', '-shm']) rmSync(join(place, `w.db${end}`), { force: true });
    write(place, 'w.db', '');
    begun(join(place, 'w.db'));
    expect(await nightAfter(file, 1, { dryRun: true })).toMatchObject({ night: { rows: { added: 10 } } });
    expect(await nightAfter(file, 1)).toMatchObject({ outcome: 'published', night: { rows: { added: 10 } } });
  }
});

/** Leaves a file with a header and no table. */
function headOf(path: string): void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.close();
}

test('a dry run tells what a night would do and writes nothing', async () => {
  const place = folder();
  const file = nightIn(place, lean);
  write(place, 'exports/day-0.jsonl', jsonLines(reviewsOf(0, 30)));
  const told = await nightAfter(file, 1, { dryRun: true });
  expect(told).toMatchObject({ outcome: 'dry-run', night: { run: null, rows: { added: 30 } }, files: [] });
  for (const made of ['w.db', 'w.db.lock', 'output', 'backups'])
    expect(existsSync(join(place, made)), made).toBe(false);
});

test('a dry run removes the copies that killed ones have left, and none that may be at work', async () => {
  const copy = () => mkdtempSync(join(tmpdir(), 'wenzhen-dry-run-'));
  const [left, fresh] = [copy(), copy()];
  const longAgo = Date.now() / 1000 - 8 * 86_400;
  utimesSync(left, longAgo, longAgo);
  await nightAfter(nightIn(folder(), lean), 1, { dryRun: true });
  expect([left, fresh].map((one) => existsSync(one))).toEqual([false, true]);
  rmSync(fresh, { recursive: true });
});

test('nights whose clock is set back by a month have the results of nights whose clock is right', async () => {
  const place = folder();
  const results = async (clock: readonly number[]) => {
    rmSync(place, { recursive: true });
    const file = nightIn(place, 'exports: {formats: []}\nretention: {backups: 0}\n');
    for (const [night, day] of clock.entries()) {
      write(
        place,
        `exports/${night}.jsonl`,
        jsonLines([...reviewsOf(night, 60), ...reviewsOf(night + 1, 20)]),
      );
      const { outcome, night: account } = await nightAfter(file, day);
      expect(outcome).toBe('published');
      expect(account.rows.read).toBe(account.rows.accepted + account.rows.rejected);
    }
    return contentsOf(join(place, 'w.db'));
  };
  expect(await results([1, 2, 3, -28, -27])).toEqual(await results([1, 2, 3, 4, 5]));
});

const spoilt = (day: number, count: number) =>
  reviewsOf(day, count).map((row) => ({ ...row, date: `在${row.date}` }));

test('a night whose rows are mostly rejected is held: the former state stays and the reason is kept; it can be published with a reason', async () => {
  const place = folder();
  const file = nightIn(place, lean);
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 30)));
  await nightAfter(file, 1);
  const report = readFileSync(join(place, 'output/report.html'), 'utf8');
  write(place, 'exports/b.jsonl', jsonLines([...reviewsOf(1, 10), ...spoilt(2, 30)]));
  const held = await nightAfter(file, 2);
  expect(held).toMatchObject({ outcome: 'held', held: true, night: { run: null } });
  const ask = askIn(place);
  expect(ask('SELECT count(*) FROM review')).toEqual([[30]]);
  expect(ask('SELECT count(*) FROM run')).toEqual([[1]]);
  expect(readFileSync(join(place, 'output/report.html'), 'utf8')).toBe(report);
  expect(ask('SELECT outcome, run, read, rejected, why_zh FROM night_list WHERE night = 2')).toEqual([
    ['held', null, 40, 30, expect.stringContaining('40 行中拒收 30 行（75.0%），往常为 0.0%')],
  ]);
  expect(readdirSync(join(place, 'backups'))).toEqual(['w.db.run-000001.db']);
  const anyway = await nightAfter(file, 3, { publishAnyway: '供应商换了日期写法' });
  expect(anyway).toMatchObject({ outcome: 'published-anyway', night: { rows: { added: 10, rejected: 30 } } });
  expect(ask('SELECT outcome, reason FROM night_list WHERE night = 3')).toEqual([
    ['published-anyway', '供应商换了日期写法'],
  ]);
  expect(ask('SELECT count(*) FROM review')).toEqual([[40]]);
});

test('an input that is not there is told and does not stop the others; nothing to read at all is a quiet night', async () => {
  const place = folder();
  const file = write(
    place,
    'nightly.yaml',
    `database: w.db\ninputs: [none.csv, exports/, drop-*.csv]\n${lean}`,
  );
  write(place, 'exports/.gitkeep', '');
  const quiet = await nightAfter(file, 1);
  expect(quiet.night.faults.map(({ code }) => code)).toEqual(['no-such-input']);
  expect(quiet).toMatchObject({ outcome: 'published', night: { rows: { read: 0 } } });
});

test('a night that is stopped while it reads leaves the former state; the next one does all of it', async () => {
  const place = folder();
  const file = nightIn(place, lean);
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 600)));
  const stop = AbortSignal.abort(new Stopped('signal'));
  expect(await faultOf(() => nightAfter(file, 1, {}, stop))).toContain('stopped: signal');
  expect(askIn(place)('SELECT count(*) FROM run')).toEqual([[0]]);
  expect(await nightAfter(file, 1)).toMatchObject({ interrupted: null, night: { rows: { added: 600 } } });
});

test('a night whose deadline has come ends and publishes nothing', async () => {
  const place = folder();
  const file = nightIn(place, `${lean}deadline: 0s\n`);
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 20)));
  expect(await faultOf(() => nightAfter(file, 1))).toContain('stopped: deadline');
  expect(askIn(place)('SELECT count(*) FROM run')).toEqual([[0]]);
});

test('edited lexicons code what is there anew in the same night', async () => {
  const place = folder();
  const file = nightIn(place, lean);
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 250)));
  await nightAfter(file, 1);
  cpSync(new URL('../../lexicons', import.meta.url), join(place, 'lexicons'), { recursive: true });
  write(
    place,
    'lexicons/failures.yaml',
    `${readFileSync(join(place, 'lexicons/failures.yaml'), 'utf8')}\n# edited\n`,
  );
  const edited = nightIn(place, `${lean}lexicons: lexicons\n`);
  const end = await nightAfter(edited, 2);
  expect(end.outcome).toBe('published');
  const ask = askIn(place);
  expect(ask('SELECT count(DISTINCT coder) FROM review')).toEqual([[1]]);
  expect(ask('SELECT count(*) FROM coder')).toEqual([[2]]);
});

test('a night fetches its sources first; one that cannot be reached is told and the others are published', async () => {
  const place = folder();
  const sources = `sources:
  - {name: store, kind: google-play, folder: console, app: 青禾问诊}
  - {name: gone, kind: google-play, folder: nowhere}
`;
  const file = nightIn(place, lean + sources);
  write(place, 'console/reviews_202603.csv', 'id,date,rating,text\n1,2026-03-01 08:00,1,点开就闪退\n');
  const first = await nightAfter(file, 1);
  expect(first).toMatchObject({ outcome: 'published', unreachable: true, night: { rows: { added: 1 } } });
  expect(first.night.faults).toHaveLength(1);
  expect(readdirSync(join(place, 'drop/store'))).toHaveLength(1);
  expect(askIn(place)('SELECT app FROM review_list')).toEqual([['青禾问诊']]);
  const again = await nightAfter(file, 2);
  expect(again).toMatchObject({ outcome: 'nothing-new', known: 1, unreachable: true });
});
