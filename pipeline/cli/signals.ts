import { Stopped } from '../nightly/stop.ts';

/** The user's ways to end a long command: Ctrl-C, and what `kill` and service managers send. */
const signals = ['SIGINT', 'SIGTERM'] as const;

export interface Signals {
  /** Aborts with `Stopped` at the first signal. */
  readonly stop: AbortSignal;
  /** Runs a computation during which a signal ends the process at once, as there is no turn in which it could be heard. */
  readonly without: (work: () => void) => void;
  readonly end: () => void;
}

/** Hears signals until `end`; while nobody hears them, the system ends the process, and what it has not published is as if it had not been. */
export function listen(): Signals {
  const controller = new AbortController();
  const hear = (): void => controller.abort(new Stopped('signal'));
  const begin = (): void => {
    for (const signal of signals) process.on(signal, hear);
  };
  const end = (): void => {
    for (const signal of signals) process.off(signal, hear);
  };
  begin();
  return {
    stop: controller.signal,
    without: (work) => {
      end();
      try {
        work();
      } finally {
        begin();
      }
    },
    end,
  };
}
