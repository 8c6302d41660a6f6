import { wilson } from '../../statistics/wilson.ts';
import type { Store } from '../store.ts';
import type { Scope, Share } from './answers.ts';
import { countedReviews, daySpan, inScope, meanStars, starred } from './scope.ts';

/** Counted reviews as a whole. */
export interface Overview extends Share {
  readonly counted: number;
  /** Counted reviews with at least one complaint; `share` is their share. */
  readonly complaining: number;
  /** Counted reviews that bear stars. */
  readonly starred: number;
  readonly meanStars: number | null;
  /** Complaints in counted reviews. */
  readonly complaints: number;
  /** First and last day, `YYYY-MM-DD`. */
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

/** One stage, cause or issue over all its combinations with the others. */
export interface TotalRow extends Share {
  readonly id: string;
  /** Counted reviews with at least one such complaint; the share is theirs. */
  readonly reviews: number;
  readonly complaints: number;
  readonly meanStars: number | null;
}

/** All counted reviews in scope in one row. */
export function overview(store: Store, scope: Scope = {}): Overview {
  const days = inScope(store, scope, 'day_tally');
  const total = `
    SELECT total(reviews) AS counted, total(complaining) AS complaining, coalesce(${starred}, 0) AS starred, ${meanStars} AS meanStars,
      ${daySpan}
    FROM day_tally WHERE reviews > 0 AND ${days.condition}`;
  const row = store.db.prepare(total).get(...days.values) as Omit<Overview, keyof Share | 'complaints'>;
  const found = inScope(store, scope, 'finding');
  const complaints = store.db.prepare(`SELECT total(reviews) FROM finding WHERE ${found.condition}`).pluck();
  return {
    ...row,
    complaints: complaints.get(...found.values) as number,
    ...wilson(row.complaining, row.counted),
  };
}

/** Stages and causes in the codebook's order, issues by reviews; only those that occur. */
export function totals(
  store: Store,
  { by, ...scope }: Scope & { readonly by: 'stage' | 'cause' | 'issue' },
): TotalRow[] {
  const rows = by === 'issue' ? issueTotals(store, scope) : cellTotals(store, scope, by);
  const total = countedReviews(store, scope);
  return rows.map((row) => ({ ...row, ...wilson(row.reviews, total) }));
}

type Sums = Omit<TotalRow, keyof Share>;

/** A review states an issue once, whatever the stage, so that the reviews of an issue's findings add up. */
function issueTotals(store: Store, scope: Scope): Sums[] {
  const { condition, values } = inScope(store, scope, 'finding');
  const grouped = `
    SELECT issue.id AS id, sum(reviews) AS reviews, sum(reviews) AS complaints,
      total(mean_stars * starred) / nullif(sum(starred), 0) AS meanStars
    FROM finding JOIN issue ON issue.key = finding.issue WHERE ${condition}
    GROUP BY issue.key ORDER BY reviews DESC, issue.id`;
  return store.db.prepare(grouped).all(...values) as Sums[];
}

function cellTotals(store: Store, scope: Scope, by: 'stage' | 'cause'): Sums[] {
  const { condition, values } = inScope(store, scope, 'cell_total');
  const found = inScope(store, scope, 'finding');
  const other = by === 'stage' ? 'cause' : 'stage';
  const grouped = `
    SELECT code.id AS id, sum(reviews) AS reviews, ${meanStars} AS meanStars,
      (SELECT coalesce(sum(reviews), 0) FROM finding WHERE finding.${by} = code.key AND ${found.condition}) AS complaints
    FROM cell_total JOIN ${by} AS code ON code.key = cell_total.${by}
    WHERE cell_total.${other} = 0 AND ${condition}
    GROUP BY code.key ORDER BY code.position`;
  return store.db.prepare(grouped).all(...found.values, ...values) as Sums[];
}
