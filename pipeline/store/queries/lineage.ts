import type { FieldName, Stars } from '../../records.ts';
import { wilson } from '../../statistics/wilson.ts';
import { chinaDay, numberOfDay } from '../days.ts';
import { codedSince } from '../former.ts';
import { toUnits } from '../offsets.ts';
import type { CoderVersions } from '../publish.ts';
import type { Store } from '../store.ts';
import { boughtPraise } from '../touched-reviews.ts';
import type { Share } from './answers.ts';
import { bearing, type CodeFilter, type Condition, passing, type ReviewFilter } from './filter.ts';
import { type Spoken, spoken } from './spoken.ts';

/**
 * Which number is asked about: how many counted reviews of an app, a time or a version state an issue, a stage or a cause. An empty
 * `version` is none.
 */
export interface NumberRequest
  extends CodeFilter,
    Spoken,
    Pick<ReviewFilter, 'app' | 'stars' | 'since' | 'until' | 'version'> {
  /** Undated reviews alone. */
  readonly undated?: boolean | undefined;
  /** All apps of a type of operator. */
  readonly operator?: string | undefined;
  /** As things stood after this run; absent: as they are. */
  readonly asOf?: number | undefined;
  readonly limit: number;
  /** Complaints passed over, for a later page. */
  readonly offset?: number;
}

/** One complaint with all that made it. */
export interface TracedComplaint extends CoderVersions {
  readonly review: string;
  readonly app: string;
  /** `YYYY-MM-DD`, China Standard Time. */
  readonly day: string | null;
  readonly stars: Stars | null;
  readonly version: string | null;
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  readonly confidence: number;
  readonly title: string;
  readonly text: string;
  /** The evidence: a span of title or text, UTF-16 offsets. */
  readonly field: FieldName;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** The input that brought the newest state of the review, its SHA-256 in hex, and the row of it. */
  readonly input: string;
  readonly sha256: string;
  readonly row: number;
  /** The runs that brought the review and that coded it so. */
  readonly firstRun: number;
  readonly codedRun: number;
}

export interface NumberAnswer extends Share {
  /** Counted reviews that state it. */
  readonly reviews: number;
  /** Counted reviews of the same app, time and version; the share is of these. */
  readonly of: number;
  /** Complaints that were left out, by why: the review repeats another, looks like bought praise, or the coder was not sure. */
  readonly leftOut: { readonly repeated: number; readonly suspect: number; readonly unsure: number };
  /** Counted complaints; more than reviews where one states it in several ways. */
  readonly total: number;
  /** One page of them: newest first. */
  readonly complaints: readonly TracedComplaint[];
}

/**
 * A number with the complaints that make it. Law: `reviews` is what the views show for the same issue, stage, cause, time and version.
 * @throws UserError as `passing`
 */
export function traceNumber(store: Store, request: NumberRequest): NumberAnswer {
  const stated = statedBy(store, request);
  const numbers = store.db.prepare(counts(stated)).get(...stated.values) as Counts;
  const of = countedReviews(store, request);
  const { limit, offset = 0 } = request;
  const rows = store.db.prepare(page(stated)).all(...stated.values, limit, offset) as Row[];
  const { reviews, total, ...leftOut } = numbers;
  return { reviews, of, ...wilson(reviews, of), leftOut, total, complaints: rows.map(inUnits) };
}

type Counts = Pick<NumberAnswer, 'reviews' | 'total'> & NumberAnswer['leftOut'];
type Row = Omit<TracedComplaint, 'quote'>;

/** SQL of the complaints asked about, as a table of the name `complaint`, and of the reviews that bear them. */
interface Stated extends Condition {
  readonly complaints: string;
}

function statedBy(store: Store, { asOf, issue, stage, cause, ...reviews }: NumberRequest): Stated {
  const { version, ...plain } = reviews;
  const parts = [
    bearing(store, { issue, stage, cause }),
    passing(store, { ...plain, version: version === '' ? undefined : version }),
    ...(version === '' ? [{ condition: 'review.version IS NULL', values: [] }] : []),
    ...(reviews.undated === true ? [{ condition: 'review.date IS NULL', values: [] }] : []),
    ...(reviews.operator === undefined ? [] : [ofOperator('review.app', reviews.operator)]),
    ...spoken(store, reviews),
  ];
  return {
    complaints: asOf === undefined ? complaintsNow : complaintsAsOf(asOf),
    condition: parts.map(({ condition }) => condition).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

const ofOperator = (column: string, operator: string): Condition => ({
  condition: `${column} IN (SELECT app FROM app_operator WHERE operator = ?)`,
  values: [operator],
});

/** Complaints as they are, with the columns of `complaintsAsOf`. */
const complaintsNow = 'SELECT complaint.*, NULL AS content, NULL AS coder, NULL AS from_run FROM complaint';

/** Complaints as they stood after a run: of which state of the review (`content`), and what coded them since when, where that is over. */
const complaintsAsOf = (run: number) => `
  SELECT complaint.*, review.content, NULL AS coder, NULL AS from_run
  FROM complaint JOIN review ON review.key = complaint.review WHERE ${codedSince} <= ${run}
  UNION ALL
  SELECT review, number, issue, stage, cause, confidence, abstained, in_title, start, length, content, coder, from_run
  FROM former_complaint JOIN former_coding USING (review, until_run) WHERE from_run <= ${run} AND until_run > ${run}`;

const isSuspect = `EXISTS (SELECT 1 FROM review_flag WHERE review_flag.review = review.key AND review_flag.flag = ${boughtPraise})`;
const isRepeated = 'review.duplicate_of IS NOT NULL';
const isCounted = `NOT (${isRepeated} OR ${isSuspect})`;

/** Materialised, so that SQLite looks the flag of a review up once. */
const counts = ({ complaints, condition }: Stated) => `
  WITH stated AS MATERIALIZED (
    SELECT complaint.review, complaint.abstained, ${isRepeated} AS repeated, ${isSuspect} AS suspect
    FROM (${complaints}) AS complaint JOIN review ON review.key = complaint.review WHERE ${condition}
  )
  SELECT count(DISTINCT iif(repeated OR suspect OR abstained, NULL, review)) AS reviews,
    total(NOT (repeated OR suspect OR abstained)) AS total,
    total(repeated) AS repeated, total(suspect AND NOT repeated) AS suspect, total(abstained AND NOT (repeated OR suspect)) AS unsure
  FROM stated`;

/** Sorting comes first and carries little; the words are read for one page alone. */
const page = ({ complaints, condition }: Stated) => `
  SELECT review.id AS review, app.name AS app, ${chinaDay('iif(state.review IS NULL, review.date, state.date)')} AS day,
    iif(state.review IS NULL, review.stars, state.stars) AS stars, iif(state.review IS NULL, review.version, state.version) AS version,
    issue.id AS issue, stage.id AS stage, cause.id AS cause, complaint.confidence,
    coalesce(state.title, review.title) AS title, coalesce(state.text, review.text) AS text,
    iif(complaint.in_title, 'title', 'text') AS field, complaint.start, complaint.start + complaint.length AS end,
    source.path AS input, source.sha256, review.row, review.first_run AS firstRun,
    coalesce(complaint.from_run, ${codedSince}) AS codedRun, coder.code, coder.lexicon, coder.model, coder.segmenter
  FROM (
    SELECT complaint.* FROM (${complaints}) AS complaint JOIN review ON review.key = complaint.review
    WHERE ${condition} AND NOT complaint.abstained AND ${isCounted} ORDER BY ${newestFirst} LIMIT ? OFFSET ?
  ) AS complaint JOIN review ON review.key = complaint.review
  LEFT JOIN revision AS state ON complaint.content <> review.content AND state.review = review.key AND state.revision = (
    SELECT max(revision) FROM revision WHERE revision.review = review.key AND revision.content = complaint.content
  )
  JOIN app ON app.key = review.app JOIN source ON source.key = review.source
  JOIN coder ON coder.key = coalesce(complaint.coder, review.coder)
  JOIN issue ON issue.key = complaint.issue JOIN stage ON stage.key = complaint.stage JOIN cause ON cause.key = complaint.cause
  ORDER BY ${newestFirst}`;

const newestFirst = 'review.date DESC, review.key DESC, complaint.number';

/** All counted reviews that could state it: from the tallies, which only know how things are now. */
function countedReviews(store: Store, { asOf, ...request }: NumberRequest): number {
  const { app, stars, since, until, version, undated, operator } = request;
  if (asOf !== undefined) return countedAsOf(store, asOf, { app, since, until, version });
  const parts: Condition[] = [
    ...(app === undefined
      ? []
      : [{ condition: 'app = (SELECT key FROM app WHERE name = ?)', values: [app] }]),
    ...(operator === undefined ? [] : [ofOperator('app', operator)]),
    ...(since === undefined ? [] : [{ condition: 'day >= ?', values: [numberOfDay(since)] }]),
    ...(until === undefined ? [] : [{ condition: 'day BETWEEN 0 AND ?', values: [numberOfDay(until)] }]),
    ...(undated === true ? [{ condition: 'day < 0', values: [] }] : []),
    ...(version === undefined ? [] : [{ condition: 'version = ?', values: [version] }]),
  ];
  const conditions = ['TRUE', ...parts.map(({ condition }) => condition)].join(' AND ');
  const counted = stars === undefined ? 'reviews' : stars.map((one) => `s${one}`).join(' + ');
  const total = store.db.prepare(`SELECT coalesce(sum(${counted}), 0) FROM day_tally WHERE ${conditions}`);
  return total.pluck().get(...parts.flatMap(({ values }) => values)) as number;
}

function countedAsOf(store: Store, run: number, filter: ReviewFilter): number {
  const { condition, values } = passing(store, filter);
  const all = store.db.prepare(
    `SELECT count(*) FROM review WHERE ${condition} AND ${isCounted} AND review.first_run <= ${run}`,
  );
  return all.pluck().get(...values) as number;
}

function inUnits(row: Row): TracedComplaint {
  const field = row[row.field];
  const start = toUnits(field, row.start);
  const end = toUnits(field, row.end);
  return { ...row, start, end, quote: field.slice(start, end) };
}
