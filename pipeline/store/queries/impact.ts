import type { Store } from '../store.ts';
import type { Scope } from './answers.ts';
import { inScope } from './scope.ts';

/** What one issue costs an app in stars; see the table `issue_impact`. */
export interface ImpactRow {
  readonly app: string;
  readonly issue: string;
  /** Rated counted reviews that state it, and their share of all rated counted reviews. */
  readonly rated: number;
  readonly share: number;
  /** Stars that stating it adds to a review, below 0: costs; with its 95 % interval. */
  readonly stars: number;
  readonly low: number;
  readonly high: number;
  /** How much the mean would gain without it; with its 95 % interval, and the mean then. */
  readonly lost: number;
  readonly lostLow: number;
  readonly lostHigh: number;
  readonly meanWithout: number;
  /** Stated too rarely: the stars are those of all such issues together. */
  readonly shared: boolean;
  readonly method: 'ols' | 'ridge';
}

/** Impacts by app, greatest loss first. */
export function impacts(store: Store, scope: Scope = {}): ImpactRow[] {
  const { condition, values } = inScope(store, scope, 'issue_impact');
  const sql = `
    SELECT app.name AS app, issue.id AS issue, rated, share, coefficient AS stars, low, high, lost, lost_low AS lostLow,
      lost_high AS lostHigh, mean_without AS meanWithout, shared, method
    FROM issue_impact JOIN app ON app.key = issue_impact.app JOIN issue ON issue.key = issue_impact.issue
    WHERE ${condition} ORDER BY app.name, lost DESC, issue.id`;
  const rows = store.db.prepare(sql).all(...values) as (ImpactRow & { shared: unknown })[];
  return rows.map((row) => ({ ...row, shared: Boolean(row.shared) }));
}

/** What comes first, with the four factors; see the table `issue_priority`. */
export interface PriorityRow {
  readonly app: string;
  readonly issue: string;
  readonly rank: number;
  readonly impact: number;
  readonly volume: number;
  readonly trend: number;
  readonly severity: number;
  readonly priority: number;
  /** Its part of the sum over the app's issues, 0 to 1. */
  readonly part: number;
  /** Counted reviews that state it in the newest and the former period, at any time, and how many of them are severe. */
  readonly newest: number;
  readonly former: number;
  readonly reviews: number;
  readonly severe: number;
}

/** Priorities by app and rank. */
export function priorities(store: Store, scope: Scope = {}): PriorityRow[] {
  const { condition, values } = inScope(store, scope, 'issue_priority');
  const sql = `
    SELECT app.name AS app, issue.id AS issue, rank, impact, volume, trend, severity, priority, part, newest, former, reviews, severe
    FROM issue_priority JOIN app ON app.key = issue_priority.app JOIN issue ON issue.key = issue_priority.issue
    WHERE ${condition} ORDER BY app.name, rank`;
  return store.db.prepare(sql).all(...values) as PriorityRow[];
}

/** The two periods of an app whose change is told; days `YYYY-MM-DD`. */
export interface PeriodsRow {
  readonly app: string;
  /** Days in each. */
  readonly length: number;
  readonly formerFrom: string;
  readonly newestFrom: string;
  readonly newestTo: string;
  /** Counted reviews of each. */
  readonly former: number;
  readonly newest: number;
}

/** By app; apps with too few reviews have none. */
export function periods(store: Store, scope: Scope = {}): PeriodsRow[] {
  const { condition, values } = inScope(store, scope, 'period');
  const day = (number: string) => `date(${number} * 86400, 'unixepoch')`;
  const sql = `
    SELECT app.name AS app, length, ${day('former_first')} AS formerFrom, ${day('newest_first')} AS newestFrom,
      ${day('last')} AS newestTo, former, newest
    FROM period JOIN app ON app.key = period.app WHERE ${condition} ORDER BY app.name`;
  return store.db.prepare(sql).all(...values) as PeriodsRow[];
}

/** A part of the change of an app's mean stars; see the table `star_change_part`. */
export interface StarChangePart {
  /** An issue's id, or `rare`, `quiet`, `harsher`. */
  readonly part: string;
  readonly before: number;
  readonly after: number;
  readonly contribution: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface StarChange {
  readonly app: string;
  readonly ratedBefore: number;
  readonly meanBefore: number;
  readonly ratedAfter: number;
  readonly meanAfter: number;
  readonly change: number;
  /** They add up to the change; greatest first, whichever way. */
  readonly parts: readonly StarChangePart[];
}

/** Why the mean moved, by app. */
export function starChanges(store: Store, scope: Scope = {}): StarChange[] {
  const { condition, values } = inScope(store, scope, 'star_change');
  const changes = store.db.prepare(`
    SELECT app.key AS key, app.name AS app, rated_before AS ratedBefore, mean_before AS meanBefore, rated_after AS ratedAfter,
      mean_after AS meanAfter, change
    FROM star_change JOIN app ON app.key = star_change.app WHERE ${condition} ORDER BY app.name`);
  const parts = store.db.prepare(`
    SELECT part, before, after, contribution, low, high FROM star_change_part
    WHERE app = ? ORDER BY abs(contribution) DESC, part`);
  return (changes.all(...values) as (Omit<StarChange, 'parts'> & { key: number })[]).map(
    ({ key, ...row }) => ({
      ...row,
      parts: parts.all(key) as StarChangePart[],
    }),
  );
}
