import { spawn } from 'node:child_process';
import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { askIn, jsonLines, nightIn, reviewsOf } from '../nightly/support.ts';
import { write } from '../run/support.ts';
import { type Ended, emptyFolder, program, wenzhen } from './wenzhen.ts';

vi.setConfig({ testTimeout: 120_000 });

const nightly = (place: string, ...words: string[]): Promise<Ended> =>
  wenzhen(['nightly', ...words], { cwd: place });

test('exit codes tell a scheduler how the night went: good, rejects, held, published anyway, an alert if asked', async () => {
  const place = emptyFolder();
  nightIn(place, 'exports: {formats: []}\n');
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 30)));
  const good = await nightly(place);
  expect({ code: good.code, err: good.err }).toEqual({ code: 0, err: expect.not.stringContaining('[') });
  expect(good.out).toContain('已发布');
  const bad = (count: number) =>
    Array.from({ length: count }, () => ({ ...reviewsOf(1, 1)[0], date: '某天' }));
  write(place, 'exports/b.jsonl', jsonLines([...reviewsOf(1, 27), ...bad(3)]));
  expect((await nightly(place, '--quiet')).code).toBe(3);
  write(place, 'exports/c.jsonl', jsonLines([...reviewsOf(2, 5), ...bad(20)]));
  const held = await nightly(place, '--quiet');
  expect({ code: held.code, out: held.out }).toEqual({ code: 4, out: '' });
  expect(held.err).toContain('闸门 rejects');
  expect(held.err).toContain('--publish-anyway');
  const anyway = await nightly(place, '--publish-anyway', '供应商换了格式', '--lang', 'en', '--log', 'json');
  expect(anyway.code).toBe(3);
  expect(JSON.parse(anyway.err.trim().split('\n').at(-1)!)).toMatchObject({
    outcome: 'published-anyway',
    reason: '供应商换了格式',
    gates: [{ gate: 'rejects' }],
  });
  expect(askIn(place)('SELECT outcome FROM night_list')).toEqual(
    ['published', 'published', 'held', 'published-anyway'].map((outcome) => [outcome]),
  );
});

test('a file of the night that is wrong, or missing, is refused by line', async () => {
  const place = emptyFolder();
  expect(await nightly(place)).toMatchObject({ code: 2, err: expect.stringContaining('nightly.yaml') });
  write(place, 'nightly.yaml', 'database: w.db\ngate: {}\n');
  const { code, err } = await nightly(place);
  expect(code).toBe(2);
  expect(err).toContain('nightly.yaml:2');
  expect(err).toContain('gates');
});

test('a defect of ours ends with 1, and nothing of it is published', async () => {
  const place = emptyFolder();
  nightIn(place, 'exports: {formats: []}\n');
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 5)));
  await nightly(place, '--quiet');
  const db = new Database(join(place, 'w.db'));
  db.exec(`CREATE TRIGGER broken BEFORE INSERT ON finding BEGIN SELECT raise(ABORT, 'this cannot be'); END`);
  db.close();
  write(place, 'exports/b.jsonl', jsonLines(reviewsOf(1, 5)));
  const { code, err } = await nightly(place, '--quiet', '--lang', 'en');
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/internal error.*this cannot be/) });
  expect(askIn(place)('SELECT count(*) FROM review')).toEqual([[5]]);
});

/** Everything in a folder: its files by name, with their bytes. */
const bytesIn = (place: string): Map<string, string> =>
  new Map(
    (readdirSync(place, { recursive: true, withFileTypes: true }) as Dirent[])
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path, readFileSync(path, 'latin1')]),
  );

test('a dry run writes nothing, with a database or without; it tells what a night would do, also of gates', async () => {
  const place = emptyFolder();
  nightIn(place, 'exports: {formats: [csv]}\n');
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 30)));
  const empty = bytesIn(place);
  const first = await nightly(place, '--dry-run', '--log', 'json');
  expect(first.code).toBe(0);
  expect(JSON.parse(first.err.trim().split('\n').at(-1)!)).toMatchObject({
    outcome: 'dry-run',
    inputs: [{ added: 30 }],
  });
  expect(bytesIn(place)).toEqual(empty);
  await nightly(place, '--quiet');
  const rejected = reviewsOf(1, 25).map((row) => ({ ...row, date: '某天' }));
  write(place, 'exports/b.jsonl', jsonLines([...reviewsOf(1, 5), ...rejected]));
  const before = bytesIn(place);
  const second = await nightly(place, '--dry-run', '--lang', 'en');
  expect(second.code).toBe(4);
  expect(second.out).toContain('Dry run: nothing was written');
  expect(second.err).toContain('gate rejects');
  expect(bytesIn(place)).toEqual(before);
});

/** Starts a night and waits until it reads a row. */
async function startNight(place: string): Promise<{
  pid: number;
  signal: (name: NodeJS.Signals) => void;
  ended: Promise<Ended & { by: NodeJS.Signals | null }>;
}> {
  const child = spawn(process.execPath, [program, 'nightly'], { cwd: place });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  const reading = new Promise<void>((resolve) =>
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString();
      if (err.includes('big.jsonl')) resolve();
    }),
  );
  const ended = new Promise<Ended & { by: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, by) => resolve({ code, out, err, by })),
  );
  await reading;
  return { pid: child.pid!, signal: (name) => void child.kill(name), ended };
}

test('SIGTERM ends a night within five seconds: nothing is published, the lock is free, and the next night does all of it', async () => {
  const place = emptyFolder();
  nightIn(place, 'exports: {formats: []}\n');
  write(place, 'exports/big.jsonl', jsonLines(reviewsOf(0, 20_000)));
  const { signal, ended } = await startNight(place);
  const sent = performance.now();
  signal('SIGTERM');
  const { code, err } = await ended;
  expect(performance.now() - sent).toBeLessThan(5_000);
  expect(code).toBe(8);
  expect(err).toContain('[night-stopped]');
  expect(askIn(place)('SELECT count(*) FROM review')).toEqual([[0]]);
  write(place, 'exports/big.jsonl', jsonLines(reviewsOf(0, 50)));
  expect((await nightly(place, '--quiet')).code).toBe(0);
});

/** Whether a process has a handler for SIGTERM, as Linux tells it: it has none during a corpus step. */
function hearsTerm(pid: number): boolean {
  const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]!;
  return (BigInt(`0x${caught}`) & (1n << 14n)) !== 0n;
}

test.runIf(existsSync('/proc/self/status'))(
  'SIGTERM during a corpus step ends the process within five seconds, as the system does it; the next night does all of it',
  async () => {
    const place = emptyFolder();
    nightIn(place, 'exports: {formats: []}\n');
    write(place, 'exports/big.jsonl', jsonLines(reviewsOf(0, 3_000)));
    const { pid, signal, ended } = await startNight(place);
    while (hearsTerm(pid)) await setImmediate();
    const sent = performance.now();
    signal('SIGTERM');
    expect(await ended).toMatchObject({ code: null, by: 'SIGTERM' });
    expect(performance.now() - sent).toBeLessThan(5_000);
    expect(askIn(place)('SELECT count(*) FROM review')).toEqual([[0]]);
    const next = await nightly(place);
    expect(next.code).toBe(0);
    expect(next.err).toContain('中途被终止');
    expect(askIn(place)('SELECT count(*) FROM review')).toEqual([[3_000]]);
  },
);

test('a second night that starts while one is at work changes nothing and says who is at work', async () => {
  const place = emptyFolder();
  nightIn(place, 'exports: {formats: []}\n');
  write(place, 'exports/big.jsonl', jsonLines(reviewsOf(0, 5_000)));
  const first = await startNight(place);
  const second = await nightly(place);
  expect(second.code).toBe(7);
  expect(second.err).toMatch(/\[night-running\].*pid \d+/);
  first.signal('SIGKILL');
  await first.ended;
  const third = await nightly(place);
  expect(third.code).toBe(0);
  expect(third.err).toContain('中途被终止');
  expect(askIn(place)('SELECT count(*) FROM review')).toEqual([[5_000]]);
});

test('backup and restore, from the command line', async () => {
  const place = emptyFolder();
  nightIn(place, 'exports: {formats: []}\nretention: {backups: 0}\n');
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 10)));
  await nightly(place, '--quiet');
  const ask = (...words: string[]) => wenzhen([...words, '--db', 'w.db', '--lang', 'en'], { cwd: place });
  expect((await ask('backup', 'copies/w.db')).code).toBe(0);
  expect((await ask('backup', 'copies/w.db')).err).toContain('[file-exists]');
  expect((await ask('restore', 'copies/w.db')).err).toContain('[database-exists]');
  const { code, out } = await ask('restore', 'copies/w.db', '--replace');
  expect(code).toBe(0);
  expect(out).toContain('w.db.replaced-1');
  expect(existsSync(join(place, 'w.db.replaced-1'))).toBe(true);
  expect(readFileSync(join(place, 'w.db')).length).toBe(readFileSync(join(place, 'copies/w.db')).length);
  expect((await ask('doctor')).code).toBe(0);
});
