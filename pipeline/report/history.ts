import {
  type AppRow,
  type PeriodRow,
  type Store,
  timeline,
  type VersionRow,
  versions,
} from '../store/queries.ts';
import { type Change, changeOf } from './change.ts';

/** How one app went: by day or week, by version, and lately. */
export interface AppHistory {
  readonly by: 'day' | 'week';
  /** Without gaps: a silent period has no reviews. */
  readonly periods: readonly PeriodRow[];
  readonly versions: readonly VersionRow[];
  /** The last four weeks against the twelve before; null where there are too few reviews to tell. */
  readonly change: Change | null;
}

const dayLength = 86_400_000;
/** A span of more days is shown by week. */
const daysShown = 62;

/** What the store knows of the app's past. */
export function historyOf(store: Store, { app, firstDate, lastDate }: AppRow): AppHistory {
  const days = timeline(store, { app, by: 'day' });
  const by = daysBetween(firstDate, lastDate) > daysShown ? 'week' : 'day';
  const rows = by === 'day' ? days : timeline(store, { app, by });
  return {
    by,
    periods: withoutGaps(rows, by === 'day' ? 1 : 7),
    versions: versions(store, { app }),
    change: changeOf(days),
  };
}

const daysBetween = (first: string | null, last: string | null): number =>
  first === null || last === null ? 0 : (Date.parse(last) - Date.parse(first)) / dayLength;

/** The same rows, and one of no reviews for every period of `step` days between them that has none. */
function withoutGaps(rows: readonly PeriodRow[], step: number): PeriodRow[] {
  const filled: PeriodRow[] = [];
  for (const row of rows) {
    const last = filled.at(-1)?.period;
    let next = last === undefined ? row.period : dayAfter(last, step);
    for (; next < row.period; next = dayAfter(next, step)) {
      filled.push({ period: next, reviews: 0, complaining: 0, meanStars: null });
    }
    filled.push(row);
  }
  return filled;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
