/** Why a night ended before its end. */
export type StopReason = 'deadline' | 'signal';

/** Ends a night: what it has not published yet is undone. */
export class Stopped extends Error {
  readonly why: StopReason;

  constructor(why: StopReason) {
    super(`stopped: ${why}`);
    this.name = 'Stopped';
    this.why = why;
  }
}

/** The time a night has, and what ends it early. */
export interface Timer {
  /** Aborts with `Stopped` at the deadline or when the user stops the night. */
  readonly signal: AbortSignal;
  /** True once so much of the time, 0 to 1, is gone. */
  readonly gone: (share: number) => boolean;
  readonly end: () => void;
}

/** @param seconds of the deadline */
export function startTimer(seconds: number, stop: AbortSignal): Timer {
  const started = performance.now();
  const deadline = new AbortController();
  const alarm = setTimeout(() => deadline.abort(new Stopped('deadline')), timerOf(seconds));
  return {
    signal: AbortSignal.any([stop, deadline.signal]),
    gone: (share) => performance.now() - started >= share * seconds * 1_000,
    end: () => clearTimeout(alarm),
  };
}

/** Milliseconds that a timer is set to for so many seconds: no more than Node.js can, which is 24 days. */
export const timerOf = (seconds: number): number => Math.min(seconds * 1_000, 2 ** 31 - 1);
