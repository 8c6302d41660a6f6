import type { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import { type FaultDetail, UserError } from '../errors.ts';

/** What a worker thread answers a task with: a result, or a fault that the user can mend. */
export type Reply<Result> = { readonly result: Result } | { readonly fault: FaultDetail };

/** A thread with the tasks it was given and has not answered, oldest first. */
interface Hand<Result> {
  readonly worker: Worker;
  readonly tasks: Pending<Result>[];
}

interface Pending<Result> {
  readonly done: (result: Result) => void;
  readonly failed: (fault: unknown) => void;
}

/** Tasks a thread is given ahead: with two it goes on while this thread is busy with what has come of the first. */
const tasksAhead = 2;

/**
 * Worker threads that are given tasks, at most two each; further ones wait in the queue. A thread is begun when there is a task and none is
 * free, until there are `size`, and beside others only once each of them has been given work enough. Threads keep what they have loaded
 * until `close`.
 */
export class WorkerPool<Task, Result> {
  readonly #start: () => Worker;
  readonly #size: number;
  readonly #enough: number;
  #given = 0;
  readonly #queue: PQueue;
  readonly #hands: Hand<Result>[] = [];
  /** Why nothing more can be done: that a thread has died. */
  #fault: unknown;

  /**
   * @param start begins a thread that answers every message with one `Reply`, in order
   * @param enough tasks a thread is given before the next is begun: beginning one costs as much as some tasks do
   */
  constructor(start: () => Worker, size: number, enough = 0) {
    this.#start = start;
    this.#enough = enough;
    this.#size = size;
    this.#queue = new PQueue({ concurrency: size * tasksAhead });
  }

  /** @throws UserError where the thread says so; else whatever a thread has died of */
  do(task: Task): Promise<Result> {
    return this.#queue.add(() => this.#give(task));
  }

  /** Ends all threads, whatever they are at. */
  async close(): Promise<void> {
    this.#fail(new Error('the worker threads have been ended'));
    await Promise.all(this.#hands.map(({ worker }) => worker.terminate()));
  }

  async #give(task: Task): Promise<Result> {
    if (this.#fault !== undefined) throw this.#fault;
    const { worker, tasks } = this.#freest();
    this.#given++;
    return new Promise((done, failed) => {
      tasks.push({ done, failed });
      worker.postMessage(task);
    });
  }

  #freest(): Hand<Result> {
    const [freest] = this.#hands.toSorted((one, other) => one.tasks.length - other.tasks.length);
    const mayGrow = this.#hands.length < this.#size && this.#given >= this.#hands.length * this.#enough;
    return freest === undefined || (freest.tasks.length > 0 && mayGrow) ? this.#begin() : freest;
  }

  #begin(): Hand<Result> {
    const hand: Hand<Result> = { worker: this.#start(), tasks: [] };
    hand.worker.on('message', (reply: Reply<Result>) => {
      if ('fault' in reply) this.#fail(new UserError(reply.fault));
      else hand.tasks.shift()?.done(reply.result);
    });
    hand.worker.on('messageerror', (fault) => this.#fail(fault));
    hand.worker.on('error', (fault) => this.#fail(fault));
    hand.worker.on('exit', (code) =>
      this.#fail(new Error(`a worker thread ended before its time, with code ${code}`)),
    );
    this.#hands.push(hand);
    return hand;
  }

  /** The first fault counts; all tasks fail of it. */
  #fail(fault: unknown): void {
    this.#fault ??= fault;
    for (const { tasks } of this.#hands) for (const { failed } of tasks.splice(0)) failed(this.#fault);
  }
}
