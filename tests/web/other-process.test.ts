import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../pipeline/store/store.ts';
import { coded } from '../store/support.ts';
import { databaseOf, optionsFor, variety, visitorOf } from './support.ts';

const patience = 120_000;
const script = join(import.meta.dirname, '../store/child.mjs');

/** A run in a process of its own, see `child.mjs`. */
function writing(path: string, mode: 'fill' | 'hang') {
  const child = spawn(process.execPath, [script, path, mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.end(JSON.stringify(coded({ id: 'template' })));
  let said = '';
  const written = new Promise<void>((resolve) =>
    child.stdout.on('data', (words) => {
      said += words;
      if (said === 'written') resolve();
    }),
  );
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(said)));
  return { written, ended, isRunning: () => child.exitCode === null, kill: () => child.kill('SIGKILL') };
}

async function opened() {
  const shelf = await databaseOf(variety());
  const options = optionsFor(shelf.path);
  onTestFinished(() => {
    options.reader.close();
    shelf.clear();
  });
  const visit = visitorOf(options);
  const app = encodeURIComponent('康宁医生');
  const statusOf = async (id: string) => (await visit(`/review?app=${app}&id=${id}`)).status;
  const pages = ['/', '/apps', `/app?app=${app}`, '/issues', '/topics', '/alerts', '/reviews', '/queue'];
  const all = async () => {
    for (const page of pages) expect((await visit(page)).status, page).toBe(200);
  };
  return { path: shelf.path, all, statusOf };
}

test(
  'all pages are answered from the state before while another process holds its run open, and when it is killed',
  async () => {
    const { path, all, statusOf } = await opened();
    const run = writing(path, 'hang');
    await run.written;
    await all();
    expect(await statusOf('child-1')).toBe(404);
    expect(run.isRunning()).toBe(true);
    run.kill();
    await run.ended;
    await all();
    expect(await statusOf('child-1')).toBe(404);
  },
  patience,
);

test(
  'another process publishes while pages are asked for without a pause and while a reader stays on one state',
  async () => {
    const { path, all, statusOf } = await opened();
    const lingering = openStore(path, { readonly: true });
    onTestFinished(() => lingering.close());
    const count = lingering.db.prepare('SELECT count(*) FROM review').pluck();
    lingering.db.exec('BEGIN');
    const before = count.get() as number;
    const run = writing(path, 'fill');
    do {
      await all();
      await setImmediate(); // pages are made without a pause in which the child's end could be heard of
    } while (run.isRunning());
    expect(await run.ended).toBe('ended');
    expect(count.get()).toBe(before);
    lingering.db.exec('COMMIT');
    expect(count.get()).toBe(before + 20_000);
    expect(await statusOf('child-1')).toBe(200);
  },
  patience,
);
