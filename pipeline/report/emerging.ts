import {
  type AlertRow,
  alerts,
  type RateRow,
  rates,
  type Store,
  type TrendRow,
  trends,
} from '../store/queries.ts';

/** An alert with the curve around it. */
export interface AlertFacts extends AlertRow {
  readonly by: 'day' | 'week';
  /** Without gaps: a silent day or week has no reviews. */
  readonly curve: readonly RateRow[];
}

/** What is new, what moves, and what was more frequent than usual. */
export interface EmergingFacts {
  /** Open alerts, then the last that are over; those of phrases that are part of another are in it. */
  readonly alerts: readonly AlertFacts[];
  /** Alerts that are over or have become the usual and are not among them, newest first. */
  readonly earlier: readonly AlertRow[];
  /** Whatever clearly rose or fell, issues and topics, the most certain first. */
  readonly moved: readonly TrendRow[];
}

/** Alerts that get a picture. */
const alertsDrawn = 6;
/** Days or weeks shown before an alert and after it. */
const around = { day: { before: 56, after: 14 }, week: { before: 26, after: 8 } } as const;
const steps = { day: 1, week: 7 } as const;
/** Reviews of a median day from which on single days tell something. */
const enoughADay = 20;
const dayLength = 86_400_000;

/** Asks the store for it. */
export function gatherEmerging(store: Store): EmergingFacts {
  const heads = alerts(store).filter(({ partOf }) => partOf === null);
  const openFirst = [
    ...heads.filter(({ state }) => state === 'open'),
    ...heads.filter(({ state }) => state !== 'open'),
  ];
  return {
    alerts: openFirst.slice(0, alertsDrawn).map((alert) => withCurve(store, alert)),
    earlier: openFirst.slice(alertsDrawn),
    moved: trends(store)
      .filter(hasMoved)
      .sort((one, other) => one.q - other.q),
  };
}

/** Clearly risen or fallen, and stated in one of the periods. */
const hasMoved = ({ kind, trajectory, newest, former }: TrendRow): boolean =>
  kind !== 'phrase' && trajectory !== 'steady' && trajectory !== 'rare' && newest + former > 0;

function withCurve(store: Store, alert: AlertRow): AlertFacts {
  const daily = curveOf(store, alert, 'day');
  const by = medianOf(daily.map(({ of }) => of)) >= enoughADay ? 'day' : 'week';
  const curve = by === 'day' ? daily : curveOf(store, alert, by);
  return { ...alert, by, curve: withoutGaps(curve, steps[by]) };
}

/** The rates around an alert. */
function curveOf(store: Store, alert: AlertRow, by: 'day' | 'week'): RateRow[] {
  const from = dayAfter(alert.first, -around[by].before * steps[by]);
  const to = dayAfter(alert.last, around[by].after * steps[by]);
  return rates(store, alert, by).filter(({ period }) => period >= from && period <= to);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

/** The same rows, and one of no reviews for every period between them that has none. */
function withoutGaps(rows: readonly RateRow[], step: number): RateRow[] {
  const filled: RateRow[] = [];
  for (const row of rows) {
    const last = filled.at(-1)?.period;
    let next = last === undefined ? row.period : dayAfter(last, step);
    for (; next < row.period; next = dayAfter(next, step))
      filled.push({ period: next, reviews: 0, of: 0, share: 0, low: 0, high: 1 });
    filled.push(row);
  }
  return filled;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
