import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../pipeline/errors.ts';
import { takeLock } from '../../pipeline/nightly/lock.ts';
import { folder } from '../store/support.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 3, minute));

function refusal(database: string, now: Date): UserError {
  try {
    takeLock(database, now).release();
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('the lock was given');
}

/** Another process that holds the lock until it is killed. */
async function holder(database: string): Promise<{ pid: number; kill: () => Promise<void> }> {
  const script = `
    import { takeLock } from '${new URL('../../.dist/nightly/lock.js', import.meta.url)}';
    takeLock(${JSON.stringify(database)}, new Date(${at(0).getTime()}));
    console.log('held');
    setTimeout(() => {}, 600000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    pid: child.pid!,
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

test('one night at a time: the second is told who is at work and since when', async () => {
  const database = join(folder(), 'w.db');
  const { pid, kill } = await holder(database);
  const { code, message, hint } = refusal(database, at(7));
  expect(code).toBe('night-running');
  expect(message).toContain(`pid ${pid}`);
  expect(message).toContain('7 min');
  expect(hint).toContain(`kill ${pid}`);
  await kill();
});

test('the lock of a night that was killed is taken over at once, and it is told', async () => {
  const database = join(folder(), 'w.db');
  const { pid, kill } = await holder(database);
  await kill();
  const lock = takeLock(database, at(5));
  expect(lock.interrupted).toMatchObject({ pid, started: at(0) });
  lock.release();
  const next = takeLock(database, at(6));
  expect(next.interrupted).toBe(null);
  next.release();
});

test('a clock that was set back does no harm', () => {
  const database = join(folder(), 'w.db');
  const lock = takeLock(database, at(30));
  expect(refusal(database, at(0)).message).toContain('(0 min)');
  lock.release();
  takeLock(database, at(0)).release();
});

test('of many that start at once exactly one gets it', async () => {
  const database = join(folder(), 'w.db');
  const script = `
    import { takeLock } from '${new URL('../../.dist/nightly/lock.js', import.meta.url)}';
    process.stdin.once('data', () => {
      try { takeLock(${JSON.stringify(database)}, new Date()); console.log('got it'); }
      catch (error) { console.log(error.code); }
      setTimeout(() => process.exit(), 500);
    });
    console.log('ready');`;
  const racers = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const said = racers.map((racer) => {
    const words: string[] = [];
    racer.stdout.on('data', (data: Buffer) => words.push(data.toString().trim()));
    return words;
  });
  await Promise.all(racers.map((racer) => new Promise((resolve) => racer.stdout.once('data', resolve))));
  const ended = racers.map((racer) => new Promise((resolve) => racer.once('close', resolve)));
  for (const racer of racers) racer.stdin.end('go\n');
  await Promise.all(ended);
  const answers = said.map((words) => words.at(-1)).sort();
  expect(answers).toEqual(['got it', 'night-running', 'night-running', 'night-running']);
});
