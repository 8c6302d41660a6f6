import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { emptyFolder, program, wenzhen } from '../cli/wenzhen.ts';
import { jsonLines, reviewsOf } from '../nightly/support.ts';
import { write } from '../run/support.ts';
import { contentsOf } from './contents.ts';
import { inStore, lean, nightly, team } from './support.ts';

vi.setConfig({ testTimeout: 300_000 }); // whole nights, many times over

test('a disk that is full ends the night with a clear error; with room again the next night does all of it', async () => {
  const place = team();
  const limited = spawnSync(
    'bash',
    ['-c', 'ulimit -f 900; exec "$0" "$@"', process.execPath, program, 'nightly', '--quiet', '--lang', 'en'],
    { cwd: place, encoding: 'utf8' },
  );
  expect(limited.status).toBe(2);
  expect(limited.stderr).toContain('[disk-full]');
  expect((await nightly(place)).code).toBe(0);
  const undisturbed = team();
  expect((await nightly(undisturbed)).code).toBe(0);
  expect(contentsOf(inStore(place))).toEqual(contentsOf(inStore(undisturbed)));
});

test.runIf(process.getuid?.() === 0)(
  'a database that may not be written is told, and stays as it is',
  async () => {
    const place = team();
    await nightly(place);
    const before = readFileSync(inStore(place));
    write(place, 'exports/c.jsonl', jsonLines(reviewsOf(2, 5)));
    chownSync(place, 65_534, 65_534);
    chmodSync(place, 0o755);
    chownSync(`${inStore(place)}.lock`, 65_534, 65_534);
    chmodSync(inStore(place), 0o444);
    const child = spawnSync(process.execPath, [program, 'nightly', '--quiet', '--lang', 'en'], {
      cwd: place,
      uid: 65_534,
      gid: 65_534,
      encoding: 'utf8',
    });
    expect({ status: child.status, said: child.stderr }).toEqual({
      status: 2,
      said: expect.stringContaining('[database-read-only]'),
    });
    expect(readFileSync(inStore(place)).equals(before)).toBe(true);
  },
);

test('a reader that reads through the whole night keeps its state and does not hinder the night', async () => {
  const place = team();
  await nightly(place);
  const reader = new Database(inStore(place), { readonly: true });
  const seen = () => reader.prepare('SELECT count(*) FROM review').pluck().get();
  reader.exec('BEGIN');
  const before = seen();
  write(place, 'exports/c.jsonl', jsonLines(reviewsOf(2, 40)));
  expect((await nightly(place)).code).toBe(0);
  expect(seen()).toBe(before);
  reader.exec('COMMIT');
  expect(seen()).toBe((before as number) + 40);
  reader.close();
});

test('pages that a disk has spoilt are found; the backup is offered, the file is not touched, and the backup restores it', async () => {
  const place = team();
  await nightly(place);
  const wanted = contentsOf(inStore(place));
  const file = openSync(inStore(place), 'r+');
  writeSync(file, Buffer.alloc(4 * 4_096, 0x5a), 0, 4 * 4_096, 60 * 4_096);
  const spoilt = readFileSync(inStore(place));
  write(place, 'exports/c.jsonl', jsonLines(reviewsOf(2, 5)));
  const { code, err } = await nightly(place, '--lang', 'en');
  expect(code).toBe(2);
  expect(err).toContain('[database-corrupt]');
  const command = /wenzhen (restore .*--replace)/.exec(err)![1]!;
  expect(readFileSync(inStore(place)).equals(spoilt)).toBe(true);
  expect(readdirSync(join(place, 'backups'))).toEqual(['w.db.run-000001.db']);
  expect((await wenzhen(command.split(' '), { cwd: place })).code).toBe(0);
  expect(contentsOf(inStore(place))).toEqual(wanted);
  expect((await nightly(place)).code).toBe(0);
});

test('lexicons that are edited while a night works change the next night, not this one', async () => {
  const place = team(`${lean}lexicons: lexicons\n`);
  const shipped = new URL('../../lexicons', import.meta.url).pathname;
  cpSync(shipped, join(place, 'lexicons'), { recursive: true });
  write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 4_000)));
  const undisturbed = emptyFolder();
  cpSync(place, undisturbed, { recursive: true });
  await nightly(undisturbed);
  const child = spawn(process.execPath, [program, 'nightly'], { cwd: place });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve) =>
    child.stderr.on('data', (said: Buffer) => {
      if (said.includes('a.jsonl')) resolve();
    }),
  );
  const failures = join(place, 'lexicons/failures.yaml');
  copyFileSync(failures, `${failures}.bak`);
  write(place, 'lexicons/failures.yaml', `${readFileSync(failures, 'utf8')}\n# edited\n`);
  expect(await ended).toBe(0);
  expect(contentsOf(inStore(place))).toEqual(contentsOf(inStore(undisturbed)));
  expect((await nightly(place)).code).toBe(0);
  const db = new Database(inStore(place), { readonly: true });
  expect(db.prepare('SELECT count(DISTINCT coder), min(coder) FROM review').raw().get()).toEqual([1, 2]);
  db.close();
});
