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
  /** Reviews found, those that repeat each other once; no more than were ranked. */
  readonly total: number;
  /** True when more reviews match than are ranked: the ranked ones are those that came last. */
  readonly more: boolean;
  readonly results: readonly SearchResult[];
}

/** Reviews that are ranked, the last to come in: FTS5 ranks about 200 a millisecond (measured on a million reviews), and a page is to take less than 100 ms. */
const mostRanked = 10_000;

/**
 * Reviews that say all that is looked for, those by which it is best told first (bm25, in tenths), then the newest. Reviews that repeat
 * each other are one result, the best of them. The same question always has the same answer.
 * @throws UserError `query-empty`, `query-too-long`, and those of `passing`
 */
export function search(store: Store, { query, limit, offset = 0, ...filter }: SearchRequest): SearchAnswer {
  const parsed = parseQuery(query);
  const { condition, values } = passing(store, filter);
  const ranked = store.db
    .prepare(matches(condition))
    .raw()
    .all(matchExpression(parsed), ...values) as Match[];
  const groups = grouped(ranked.slice(0, mostRanked));
  return {
    total: groups.length,
    more: ranked.length > mostRanked,
    results: groups.slice(offset, offset + limit).map((group) => resultOf(store, parsed, group)),
  };
}

type Match = readonly [key: number, leader: number, date: number | null, rank: number];

/** The index leads: rows of `review` are only looked up. */
const matches = (condition: string) => `
  SELECT review.key, coalesce(review.duplicate_of, review.key), review.date, round(bm25(search), 1)
  FROM search CROSS JOIN review ON review.key = search.rowid
  WHERE search MATCH ? AND ${condition} ORDER BY search.rowid DESC LIMIT ${mostRanked + 1}`;

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
