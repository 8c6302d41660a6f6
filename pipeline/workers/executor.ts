import { Worker } from 'node:worker_threads';
import type { CoderOptions } from '../chain.ts';
import type { JobName, Jobs } from './jobs.ts';
import { WorkerPool } from './pool.ts';

/** Does one kind of task, in this thread or in worker threads. */
export interface Executor<Task, Result> {
  /** How many tasks there should be under way, so that every thread always has one. */
  readonly atOnce: number;
  readonly do: (task: Task) => Promise<Result>;
  readonly close: () => Promise<void>;
}

export type JobExecutor<Job extends JobName> = Executor<Jobs[Job]['task'], Jobs[Job]['result']>;

/** What a worker thread is told when it begins. */
export interface Assignment {
  readonly job: JobName;
  readonly options: CoderOptions;
  /** Of the coder; the same memory for all threads. */
  readonly data: SharedArrayBuffer;
}

export interface ExecutorOptions extends CoderOptions {
  /** Threads to code in; 1: this one and no other. */
  readonly workers: number;
}

/** Batches of rows a thread codes in about the time that another takes to begin: with fewer the second only costs. Chosen. */
const batchesBeforeNext = 8;

/** One task at hand, one ahead, and one whose result waits for that of an earlier one. */
const tasksForEach = 3;

/** Of a batch nothing outlives its answer, so a small young generation does: with 16 MB two threads of `code` were no faster and took 25 MB more. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/**
 * Whatever does `job`: the same results from any number of threads.
 * @throws UserError as `loadCoder`
 */
export async function executorOf<Job extends JobName>(
  job: Job,
  { workers, segmenter, lexicons }: ExecutorOptions,
): Promise<JobExecutor<Job>> {
  const options: CoderOptions = { segmenter, lexicons };
  if (workers === 1) return inThisThread(job, options);
  const { coderData } = await import('../coder-parts.ts');
  const assignment: Assignment = { job, options, data: await coderData(options) };
  return inPool(
    () => new Worker(new URL('worker.js', import.meta.url), { workerData: assignment, resourceLimits }),
    workers,
    batchesBeforeNext,
  );
}

async function inThisThread<Job extends JobName>(job: Job, options: CoderOptions): Promise<JobExecutor<Job>> {
  const [{ loadCoder }, { jobs }] = await Promise.all([import('../chain.ts'), import('./jobs.ts')]);
  const coder = await loadCoder(options);
  return inline<Jobs[Job]['task'], Jobs[Job]['result']>((task) => jobs[job](task, coder));
}

/** Does every task in this thread, at once. */
export const inline = <Task, Result>(work: (task: Task) => Result): Executor<Task, Result> => ({
  atOnce: 1,
  do: async (task) => work(task),
  close: async () => {},
});

/** Gives tasks to worker threads that `start` begins; see `WorkerPool`. */
export function inPool<Task, Result>(start: () => Worker, size: number, enough = 0): Executor<Task, Result> {
  const pool = new WorkerPool<Task, Result>(start, size, enough);
  return { atOnce: size * tasksForEach, do: (task) => pool.do(task), close: () => pool.close() };
}
