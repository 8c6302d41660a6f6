import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';
import { HttpFault } from './fault.ts';

/** How long a failing request is repeated. Times in milliseconds. */
export interface Patience {
  /** Attempts after the first. */
  readonly retries: number;
  /** Wait before the first of them; each further one takes twice as long, up to `longestWait`, and up to twice that by chance. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** What a server may ask to wait; a longer wait is not worth a night. */
  readonly longestAsked: number;
}

export const usualPatience: Patience = {
  retries: 4,
  firstWait: 1_000,
  longestWait: 60_000,
  longestAsked: 300_000,
};

/**
 * Does `work` until it succeeds, with a wait that grows and is spread by chance, so that many clients do not come back at the same moment;
 * at least as long as the server asks.
 * @throws the last fault; one that is not temporary at once; the signal's reason where it ends first
 */
export async function persistently<T>(
  work: () => Promise<T>,
  { retries, firstWait, longestWait, longestAsked }: Patience,
  signal: AbortSignal,
): Promise<T> {
  return await pRetry(work, {
    retries,
    minTimeout: firstWait,
    maxTimeout: longestWait,
    randomize: true,
    signal,
    shouldRetry: async ({ error }) => {
      if (!(error instanceof HttpFault) || !error.temporary) return false;
      const asked = (error.wait ?? 0) * 1000;
      if (asked > longestAsked) return false;
      await sleep(asked, undefined, { signal }).catch(() => signal.throwIfAborted());
      return true;
    },
  });
}
