import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { WorkerPool } from '../../pipeline/workers/pool.ts';

/** A pool of real threads, and the threads it has begun; see thread.mjs for what they do. */
function newPool(size: number, enough?: number) {
  const threads: Worker[] = [];
  const pool = new WorkerPool<number, number>(
    () => {
      threads.push(new Worker(new URL('thread.mjs', import.meta.url)));
      return threads.at(-1)!;
    },
    size,
    enough,
  );
  onTestFinished(() => pool.close());
  return { pool, threads };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, number) => number);

test('every task gets its own result', async () => {
  const { pool, threads } = newPool(3);
  expect(await Promise.all(upTo(100).map((number) => pool.do(number)))).toEqual(
    upTo(100).map((number) => number * 2),
  );
  expect(threads).toHaveLength(3);
});

test('no more threads are begun than there is work for', async () => {
  const { pool, threads } = newPool(3);
  expect(await pool.do(1)).toBe(2);
  expect(await pool.do(2)).toBe(4);
  expect(threads).toHaveLength(1);
});

test('a second thread is begun once the first has been given enough', async () => {
  const { pool, threads } = newPool(2, 5);
  await Promise.all(upTo(5).map((number) => pool.do(number)));
  expect(threads).toHaveLength(1);
  await Promise.all(upTo(5).map((number) => pool.do(number)));
  expect(threads).toHaveLength(2);
});

const deaths = [
  { what: 'throws', task: -1, fault: 'out of luck' },
  { what: 'ends', task: -2, fault: 'a worker thread ended before its time, with code 7' },
  { what: 'finds a fault of the user', task: -3, fault: 'no luck' },
];

test.each(deaths)(
  'when a thread $what, every task fails of it, those of other threads and later ones too',
  async ({ task, fault }) => {
    const { pool } = newPool(2);
    const neverAnswered = -4;
    const tasks = [neverAnswered, task, neverAnswered, 1, 2, 3].map((given) => pool.do(given));
    const ended = await Promise.allSettled(tasks);
    expect(ended.map((one) => one.status === 'rejected' && (one.reason as Error).message)).toEqual(
      ended.map(() => fault),
    );
    await expect(pool.do(1)).rejects.toThrow(fault);
  },
);

test('a fault that the user can mend comes through as it was', async () => {
  const { pool } = newPool(1);
  await expect(pool.do(-3)).rejects.toMatchObject({ name: 'UserError', code: 'no-luck', hint: 'try again' });
});

test('closing ends the threads, and what they were at', async () => {
  const { pool, threads } = newPool(2);
  const task = expect(pool.do(-4)).rejects.toThrow('ended');
  await pool.close();
  await task;
  for (const thread of threads) expect(thread.threadId).toBe(-1);
});
