import type { Span } from '../../field.ts';
import type { Polarity, Stars } from '../../records.ts';
import { hitsIn } from '../../search/hits.ts';
import { matchExpression, parseQuery, type SearchQuery } from '../../search/query.ts';
import { chinaDay } from '../days.ts';
import type { Store } from '../store.ts';
import { passing, type ReviewFilter } from './filter.ts';

export interface SearchRequest extends ReviewFilter {
  /** As a person types it, see `parseQuery`. */
  readonly query: string;
  readonly limit: number;
  /** Results passed over, for a later page. */
  readonly offset?: number;
  /** Only what came in before this review: `older` of an answer, to go on from there. */
  readonly before?: number | undefined;
  /** Reviews that say it are looked at until so many, the last to come in first. */
  readonly most?: number;
}

/** One review that says what was looked for. */
export interface SearchResult {
  readonly id: string;
  readonly app: string;
  /** `YYYY-MM-DD`, China Standard Time. */
  readonly day: string | null;
  readonly stars: Stars | null;
  readonly version: string | null;
  readonly polarity: Polarity;
  readonly title: string;
  readonly text: string;
  /** Issues of its complaints, in order, each once. */
  readonly issues: readonly string[];
  /** How many more reviews say it that repeat this one, or that this one repeats. */
  readonly repeats: number;
  /** Where title and text say it, UTF-16 offsets. */
  readonly hits: { readonly title: readonly Span[]; readonly text: readonly Span[] };
}

export interface SearchAnswer {
  /** Reviews found among those looked at, those that repeat each other once. */
  readonly total: number;
  /** Number of the first review to have come in that was looked at, where earlier ones say it too; null: all were. */
  readonly older: number | null;
  readonly results: readonly SearchResult[];
}

/** FTS5 ranks about 200 reviews a millisecond, and filters look at as many (measured on a million reviews); a page is to take less than 100 ms. */
const mostLookedAt = 10_000;

/**
 * Reviews that say all that is looked for, those by which it is best told first (bm25, in tenths), then the newest. Reviews that repeat
 * each other are one result, the best of them. The same question always has the same answer.
 * @throws UserError `query-empty`, `query-too-long`, and those of `passing`
 */
export function search(store: Store, request: SearchRequest): SearchAnswer {
  const { query, limit, offset = 0, before = afterAll, most = mostLookedAt, ...filter } = request;
  const parsed = parseQuery(query);
  const match = matchExpression(parsed);
  const { condition, values } = passing(store, filter);
  const [last, next] = store.db
    .prepare(lastTwo)
    .pluck()
    .all(match, before, most - 1) as number[];
  const ranked = store.db
    .prepare(matches(condition))
    .raw()
    .all(match, last ?? 0, before, ...values) as Match[];
  const groups = grouped(ranked);
  return {
    total: groups.length,
    older: next === undefined ? null : last!,
    results: groups.slice(offset, offset + limit).map((group) => resultOf(store, parsed, group)),
  };
}

/** Higher than any number of a review. */
const afterAll = Number.MAX_SAFE_INTEGER;

/** The last review to be looked at and the one before it, if there are so many. */
const lastTwo = `SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT 2 OFFSET ?`;

type Match = readonly [key: number, leader: number, date: number | null, rank: number];

/** The index leads: rows of `review` are only looked up. */
const matches = (condition: string) => `
  SELECT review.key, coalesce(review.duplicate_of, review.key), review.date, round(bm25(search), 1)
  FROM search CROSS JOIN review ON review.key = search.rowid
  WHERE search MATCH ? AND search.rowid BETWEEN ? AND ? - 1 AND ${condition}`;

interface Group {
  readonly best: number;
  readonly repeats: number;
}

function grouped(ranked: readonly Match[]): Group[] {
  const sorted = ranked.toSorted((a, b) => a[3] - b[3] || (b[2] ?? 0) - (a[2] ?? 0) || b[0] - a[0]);
  const groups = new Map<number, { best: number; repeats: number }>();
  for (const [key, leader] of sorted) {
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, { best: key, repeats: 0 });
    else group.repeats++;
  }
  return [...groups.values()];
}

type Row = Omit<SearchResult, 'issues' | 'repeats' | 'hits'>;

function resultOf({ db }: Store, query: SearchQuery, { best, repeats }: Group): SearchResult {
  const row = db.prepare(oneResult).get(best) as Row;
  const issues = db.prepare(issuesOf).pluck().all(best) as string[];
  const hits = { title: hitsIn(row.title, query), text: hitsIn(row.text, query) };
  return { ...row, issues: [...new Set(issues)], repeats, hits };
}

const oneResult = `
  SELECT review.id, app.name AS app, ${chinaDay('review.date')} AS day, review.stars, review.version,
    polarity.id AS polarity, review.title, review.text
  FROM review JOIN app ON app.key = review.app JOIN polarity ON polarity.key = review.polarity WHERE review.key = ?`;

const issuesOf = `
  SELECT issue.id FROM complaint JOIN issue ON issue.key = complaint.issue
  WHERE complaint.review = ? ORDER BY complaint.number`;
