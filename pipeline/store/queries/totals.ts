import { wilson } from '../../statistics/wilson.ts';
import type { Store } from '../store.ts';
import type { Scope, Share } from './answers.ts';
import { complains, counted, daySpan, inScope } from './scope.ts';

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
  const { condition, values } = inScope(store, scope);
  const total = `
    SELECT count(*) AS counted, total(${complains}) AS complaining, count(review.stars) AS starred, avg(review.stars) AS meanStars,
      total((SELECT count(*) FROM complaint WHERE complaint.review = review.key)) AS complaints, ${daySpan}
    FROM review WHERE ${counted} AND ${condition}`;
  const row = store.db.prepare(total).get(...values) as Omit<Overview, keyof Share>;
  return { ...row, ...wilson(row.complaining, row.counted) };
}

/** Stages and causes in the codebook's order, issues by reviews; only those that occur. */
export function totals(
  store: Store,
  { by, ...scope }: Scope & { readonly by: 'stage' | 'cause' | 'issue' },
): TotalRow[] {
  const { condition, values } = inScope(store, scope);
  const grouped = `
    SELECT code.id AS id, count(*) AS reviews, sum(stated.complaints) AS complaints, avg(stated.stars) AS meanStars
    FROM (
      SELECT complaint.${by} AS code, review.stars AS stars, count(*) AS complaints
      FROM complaint JOIN review ON review.key = complaint.review
      WHERE ${counted} AND ${condition} GROUP BY complaint.${by}, complaint.review
    ) AS stated JOIN ${by} AS code ON code.key = stated.code
    GROUP BY code.key ORDER BY ${by === 'issue' ? 'reviews DESC, code.id' : 'code.position'}`;
  const rows = store.db.prepare(grouped).all(...values) as Omit<TotalRow, keyof Share>[];
  const all = store.db.prepare(`SELECT count(*) FROM review WHERE ${counted} AND ${condition}`).pluck();
  const total = all.get(...values) as number;
  return rows.map((row) => ({ ...row, ...wilson(row.reviews, total) }));
}
