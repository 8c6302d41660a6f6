import type { UserError } from '../errors.ts';
import { fetchEach } from '../fetch/each.ts';
import type { Label } from '../lang.ts';
import { cursorsOf } from '../store/cursors.ts';
import { openStore } from '../store/store.ts';
import type { NightConfig } from './config.ts';
import type { Timer } from './stop.ts';

/** What the sources that reach out have to tell; what they brought lies in their folders. */
export interface FetchNews {
  /** Sources that could not be reached to their end. */
  readonly faults: readonly UserError[];
  /** What people should know, such as reviews that may lack. */
  readonly notes: readonly Label[];
}

/** Part of the time that sources may take: what they have brought by then is read, the rest is fetched the next night. */
const fetchingTime = 0.4;

/**
 * Fetches all sources, each into its folder.
 * @throws Stopped; what was fetched stays
 */
export async function fetchAll(config: NightConfig, timer: Timer, now: () => Date): Promise<FetchNews> {
  const { sources, drop, database, deadline } = config;
  if (sources.length === 0) return { faults: [], notes: [] };
  const signal = AbortSignal.any([
    timer.signal,
    AbortSignal.timeout(Math.ceil(deadline * 1_000 * fetchingTime)),
  ]);
  const store = openStore(database, { create: true });
  try {
    const cursors = (source: string) => cursorsOf(store, source, now);
    const outcomes = await fetchEach(sources, { drop, cursorsOf: cursors, signal, now });
    timer.signal.throwIfAborted();
    return {
      faults: outcomes.flatMap(({ fault }) => fault ?? []),
      notes: outcomes.flatMap(({ fetched }) => fetched?.notes ?? []),
    };
  } finally {
    store.close();
  }
}
