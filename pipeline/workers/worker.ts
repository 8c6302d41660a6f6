// The program of a worker thread: loads the coder, then answers every task with its result.
import { parentPort, workerData } from 'node:worker_threads';
import { coderOf } from '../chain.ts';
import { UserError } from '../errors.ts';
import type { Assignment } from './executor.ts';
import { jobs } from './jobs.ts';
import type { Reply } from './pool.ts';

const { job, options, data } = workerData as Assignment;
const reply = (answer: Reply<unknown>): void => parentPort!.postMessage(answer);
const work = jobs[job] as (task: unknown, coder: ReturnType<typeof coderOf>) => unknown;
try {
  const coder = coderOf(data, options);
  parentPort!.on('message', (task) => reply({ result: work(task, coder) }));
} catch (fault) {
  if (!(fault instanceof UserError)) throw fault;
  reply({ fault: fault.detail });
}
