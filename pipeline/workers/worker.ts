// The program of a worker thread: loads the coder, then answers every task with its result.
import { parentPort, workerData } from 'node:worker_threads';
import { loadCoder } from '../chain.ts';
import { UserError } from '../errors.ts';
import type { Assignment } from './executor.ts';
import { jobs } from './jobs.ts';
import type { Reply } from './pool.ts';

const { job, options } = workerData as Assignment;
const reply = (answer: Reply<unknown>): void => parentPort!.postMessage(answer);
const work = jobs[job] as (task: unknown, coder: Awaited<ReturnType<typeof loadCoder>>) => unknown;
try {
  const coder = await loadCoder(options);
  parentPort!.on('message', (task) => reply({ result: work(task, coder) }));
} catch (fault) {
  if (!(fault instanceof UserError)) throw fault;
  reply({ fault: fault.detail });
}
