import type { AlertState } from '../../trends/ongoing.ts';
import type { Background } from '../../trends/backtest/background.ts';
import type { SeriesKind } from '../../trends/history.ts';
import type { Trajectory } from '../../trends/trajectory.ts';
import { wilson } from '../../statistics/wilson.ts';
import { isoDay } from '../days.ts';
import { followedApp } from '../followed.ts';
import type { Store } from '../store.ts';
import type { QuoteRow, Scope, Share } from './answers.ts';
import { inScope } from './scope.ts';
import { joined, quoted } from './reviews.ts';

/** Something that is followed through time; `id` is the id of the issue or topic, or the phrase. */
export interface Followed {
  readonly app: string;
  readonly kind: SeriesKind;
  readonly id: string;
  /** Of a topic: its label; of others the id. */
  readonly label: string;
}

/** How often something is said in the newest period, against the former one. */
export interface TrendRow extends Followed {
  readonly trajectory: Trajectory;
  /** Counted reviews that state it. */
  readonly newest: number;
  readonly newestShare: number;
  readonly former: number;
  readonly formerShare: number;
  /** Newest share over former share, with its 95 % interval. */
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
  /** Chance of such a difference, were there none, corrected for all that is followed of the app. */
  readonly q: number;
}

/** A version in which an alert was stated. */
export interface AlertVersion {
  readonly version: string;
  /** Counted reviews of the version in the days of the alert that state it, and all of them. */
  readonly reviews: number;
  readonly of: number;
  /** 1: clearly more than the usual share. */
  readonly affected: 0 | 1;
}

/** A time in which something was more frequent than usual. Days are `YYYY-MM-DD`. */
export interface AlertRow extends Followed {
  readonly alert: string;
  /** The alert that accounts for it; null: it stands for itself. */
  readonly partOf: string | null;
  readonly state: AlertState;
  readonly first: string;
  readonly last: string;
  /** The night on which it was noticed, by so many days before it. */
  readonly raised: string;
  readonly window: number;
  /** The new version in which it was noticed; null: in all reviews. */
  readonly version: string | null;
  readonly observed: number;
  readonly reviews: number;
  readonly expected: number;
  /** `observed / expected` with its 95 % interval. */
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
  readonly p: number;
  readonly q: number;
  readonly tests: number;
  readonly versions: readonly AlertVersion[];
  /** Ids of the issues that came with it, the most stated first. */
  readonly issues: readonly string[];
  /** Up to five of the phrases that are part of it, the most said first. */
  readonly phrases: readonly string[];
  /** Up to three, best first. */
  readonly quotes: readonly QuoteRow[];
}

/** The share of one day, or of the week of a Monday; `YYYY-MM-DD`. */
export interface RateRow extends Share {
  readonly period: string;
  readonly reviews: number;
  readonly of: number;
}

const label = `coalesce((SELECT label FROM topic WHERE trend.kind = 'topic' AND topic.id = trend.id), trend.id)`;

/** What has two periods to be compared, by app, kind and id. */
export function trends(store: Store, scope: Scope = {}): TrendRow[] {
  const { condition, values } = inScope(store, scope, 'trend');
  const sorted = `
    SELECT app.name AS app, kind, id, ${label} AS label, trajectory, newest, newest_share AS newestShare, former, former_share AS formerShare,
      ratio, ratio_low AS ratioLow, ratio_high AS ratioHigh, q
    FROM trend JOIN app ON app.key = trend.app WHERE trajectory IS NOT NULL AND ${condition} ORDER BY app.name, kind, id`;
  return store.db.prepare(sorted).all(...values) as TrendRow[];
}

/** Phrases told of one alert: more say nothing more. */
const phrasesTold = 5;

/** All alerts, those raised last first. */
export function alerts(store: Store, scope: Scope = {}): AlertRow[] {
  const { condition, values } = inScope(store, scope, 'alert');
  const rows = store.db.prepare(newestAlerts(condition)).all(...values) as Omit<
    AlertRow,
    'versions' | 'issues' | 'phrases' | 'quotes'
  >[];
  const partsOf = (alert: string, kind: AlertRow['kind']) =>
    rows
      .filter((row) => row.partOf === alert && row.kind === kind)
      .sort((one, other) => other.observed - one.observed || (one.id < other.id ? -1 : 1))
      .map(({ id }) => id);
  const versions = store.db.prepare(versionsOfAlert);
  const quotes = store.db.prepare(quotesOfAlert);
  return rows.map((row) => ({
    ...row,
    versions: versions.all(row.alert) as AlertVersion[],
    issues: partsOf(row.alert, 'issue'),
    phrases: [...new Set(partsOf(row.alert, 'phrase'))].slice(0, phrasesTold),
    quotes: quotes.all(row.alert) as QuoteRow[],
  }));
}

const newestAlerts = (condition: string) => `
  SELECT alert.id AS alert, app.name AS app, trend.kind, trend.id, ${label} AS label, part_of AS partOf, state, ${isoDay('first')} AS first, ${isoDay('last')} AS last,
    ${isoDay('raised')} AS raised, window, nullif(version, '') AS version, observed, of_reviews AS reviews, expected, alert.ratio,
    alert.ratio_low AS ratioLow, alert.ratio_high AS ratioHigh, alert.p, alert.q, tests
  FROM alert JOIN app ON app.key = alert.app JOIN trend ON trend.key = alert.trend
  WHERE ${condition} ORDER BY alert.raised DESC, alert.q, alert.id`;

const versionsOfAlert = `
  SELECT version, reviews, of_reviews AS of, affected FROM alert_version WHERE alert = ? ORDER BY reviews DESC, version`;

const quotesOfAlert = `
  SELECT ${quoted} ${joined('alert_quote JOIN complaint USING (review, number) JOIN review ON review.key = complaint.review')}
  WHERE alert_quote.alert = ? ORDER BY alert_quote.rank`;

/** The share of something by day or week, in order: all days or weeks with counted reviews, those too in which nothing states it. */
export function rates(
  store: Store,
  { app, kind, id }: Omit<Followed, 'label'>,
  by: 'day' | 'week',
): RateRow[] {
  const rows = store.db.prepare(ratesBy(by === 'day' ? 'day' : 'day - (day + 3) % 7')).all({
    ...{ app, kind, id },
    days: by === 'day' ? 1 : 7,
  });
  return (rows as Omit<RateRow, keyof Share>[]).map((row) => ({ ...row, ...wilson(row.reviews, row.of) }));
}

const ratesBy = (first: string) => `
  SELECT ${isoDay('counted.first')} AS period, coalesce(trend_rate.reviews, 0) AS reviews, counted.reviews AS of
  FROM (
    SELECT ${first} AS first, sum(reviews) AS reviews
    FROM day_tally WHERE app = (SELECT key FROM app WHERE name = @app) AND day >= 0 GROUP BY 1 HAVING sum(reviews) > 0
  ) AS counted
  LEFT JOIN trend_rate ON trend_rate.first = counted.first AND trend_rate.days = @days AND trend_rate.trend = (
    SELECT key FROM trend WHERE app = (SELECT key FROM app WHERE name = @app) AND kind = @kind AND id = @id
  )
  ORDER BY counted.first`;

/** All apps with their days and what is followed of them, as the nightly alerts see them; by name. */
export function backgrounds(store: Store): { readonly app: string; readonly background: Background }[] {
  const named = store.db.prepare('SELECT key, name FROM app ORDER BY name').all() as {
    key: number;
    name: string;
  }[];
  return named.map(({ key, name }) => {
    const { history, followed } = followedApp(store.db, key);
    return { app: name, background: { history, series: followed.map(({ series }) => series) } };
  });
}
