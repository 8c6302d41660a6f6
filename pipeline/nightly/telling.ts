import { type Delivery, deliver } from '../notify/index.ts';
import { type Night, newestRun } from '../store/nights.ts';
import { isThere, openStore, type Store } from '../store/store.ts';
import type { NightConfig } from './config.ts';
import type { NightNews } from './news.ts';

/** What telling needs of the world. */
interface TellingWorld {
  readonly now: () => Date;
  /** Ends it; what does not arrive is kept in the store. */
  readonly signal: AbortSignal;
}

/** Tells the channels of the night what is new, and what they were not told before. */
export function tell(
  store: Store,
  { outcome, verdicts, faults }: Night,
  config: NightConfig,
  { now, signal }: TellingWorld,
): Promise<Delivery> {
  const news: NightNews = {
    outcome: outcome === 'nothing-new' ? 'published' : outcome,
    run: newestRun(store.db) || null,
    reasons: verdicts.filter(({ held }) => held).map(({ says }) => says),
    faults,
    report: reportOf(config),
  };
  return deliver(store, config.alerts, news, { lang: config.lang, now, signal });
}

const reportOf = ({ report }: NightConfig): string => report.url ?? report.file;

/** Seconds in which channels may still be told that the deadline has come. */
const lastWords = 30;

/**
 * Tells the channels that the night came to its deadline.
 * @throws UserError as `deliver`
 */
export async function tellStopped(config: NightConfig, { now, signal }: TellingWorld): Promise<void> {
  if (config.alerts.length === 0 || !isThere(config.database)) return;
  const store = openStore(config.database);
  const news = { outcome: 'stopped', reasons: [], faults: [] } as const;
  try {
    await deliver(
      store,
      config.alerts,
      { ...news, run: newestRun(store.db) || null, report: reportOf(config) },
      { lang: config.lang, now, signal: AbortSignal.any([signal, AbortSignal.timeout(lastWords * 1_000)]) },
    );
  } finally {
    store.close();
  }
}
