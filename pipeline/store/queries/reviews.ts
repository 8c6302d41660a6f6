import { toUnits } from '../offsets.ts';
import type { Store } from '../store.ts';
import { chinaDay, instant } from '../days.ts';
import type {
  ComplaintRow,
  QuoteFilter,
  QuoteRow,
  Scope,
  StoredComplaint,
  StoredReview,
  StoredRevision,
} from './answers.ts';
import { counted, inScope } from './scope.ts';

/** Columns of a complaint with its review; `field` and `quote` as the evidence has them. */
const quoted = `
  review.id AS reviewId, app.name AS app, ${chinaDay('review.date')} AS date, review.stars AS stars,
  issue.id AS issue, stage.id AS stage, cause.id AS cause, complaint.confidence AS confidence,
  iif(complaint.in_title, 'title', 'text') AS field,
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote,
  review.title AS title, review.text AS text`;

const joined = `
  FROM complaint JOIN review ON review.key = complaint.review JOIN app ON app.key = review.app
  JOIN issue ON issue.key = complaint.issue JOIN stage ON stage.key = complaint.stage JOIN cause ON cause.key = complaint.cause`;

/** Reviews whose praise or blame may not be theirs. */
const suspect = `EXISTS (SELECT 1 FROM review_flag JOIN flag ON flag.key = review_flag.flag
  WHERE review_flag.review = review.key AND flag.id IN ('advert', 'bought-praise'))`;

/** Long enough to tell something, short enough for one line of a report: characters of title and text together. */
const readable = 'length(review.title) + length(review.text) BETWEEN 12 AND 80';

/**
 * Telling quotes, the same ones every time: distinct texts of counted reviews that are under no suspicion; surest code first (in tenths),
 * then those of a readable length, then the surest, then the newest.
 */
export function quotes(store: Store, { limit, ...filter }: QuoteFilter): QuoteRow[] {
  const { condition, values } = inScope(store, filter);
  const codes = (['issue', 'stage', 'cause'] as const).filter((code) => filter[code] !== undefined);
  const sorted = `
    SELECT ${quoted} ${joined}
    WHERE ${counted} AND NOT ${suspect} AND ${condition} ${codes.map((code) => `AND ${code}.id = ?`).join(' ')}
    ORDER BY round(complaint.confidence, 1) DESC, ${readable} DESC, complaint.confidence DESC, review.date DESC,
      app.name, review.id, complaint.number`;
  const rows = store.db.prepare(sorted).iterate(...values, ...codes.map((code) => filter[code]!));
  return distinct(rows as IterableIterator<QuoteRow>, limit);
}

function distinct(rows: Iterable<QuoteRow>, limit: number): QuoteRow[] {
  const chosen = new Map<string, QuoteRow>();
  for (const row of rows) {
    if (chosen.size >= limit) break;
    const words = `${row.title}\n${row.text}`;
    if (!chosen.has(words)) chosen.set(words, row);
  }
  return [...chosen.values()];
}

/** All complaints, by app, date and review. Streams: nothing else may be asked of the store while it is read. */
export function* complaintRows(store: Store, scope: Scope = {}): IterableIterator<ComplaintRow> {
  const { condition, values } = inScope(store, scope);
  const sorted = `
    SELECT ${quoted}, ${instant('review.date')} AS at, review.version AS version, language.id AS language,
      polarity.id AS polarity, NOT ${counted} AS duplicate
    ${joined} JOIN language ON language.key = review.language JOIN polarity ON polarity.key = review.polarity
    WHERE ${condition} ORDER BY app.name, review.date, review.id, complaint.number`;
  for (const row of store.db.prepare(sorted).iterate(...values) as IterableIterator<ComplaintRow>) {
    yield { ...row, duplicate: Boolean(row.duplicate) };
  }
}

type Head = Omit<StoredReview, 'flags' | 'complaints' | 'revisions'> & { readonly key: number };

/** The review of that id, or null. Where two apps use the same id, `scope.app` decides, else the one first stored. */
export function reviewById(store: Store, id: string, scope: Scope = {}): StoredReview | null {
  const { condition, values } = inScope(store, scope);
  const found = store.db
    .prepare(`${oneReview} AND ${condition} ORDER BY review.key LIMIT 1`)
    .get(id, ...values);
  if (found === undefined) return null;
  const { key, ...review } = found as Head;
  return {
    ...review,
    flags: store.db.prepare(flagsOfReview).all(key) as StoredReview['flags'],
    complaints: complaintsOf(store, key, review),
    revisions: store.db.prepare(revisionsOfReview).all(key) as StoredRevision[],
  };
}

const oneReview = `
  SELECT review.key, review.id, app.name AS app, ${instant('review.date')} AS at, review.stars, review.title, review.text,
    review.version, review.device, review.answer, language.id AS language, polarity.id AS polarity, review.score,
    original.id AS duplicateOf, source.path AS input, review.row, review.revision
  FROM review JOIN app ON app.key = review.app JOIN source ON source.key = review.source
  JOIN language ON language.key = review.language JOIN polarity ON polarity.key = review.polarity
  LEFT JOIN review AS original ON original.key = review.duplicate_of
  WHERE review.id = ?`;

const flagsOfReview = `
  SELECT flag.id AS flag, coalesce(review_flag.reason, '') AS reason
  FROM review_flag JOIN flag ON flag.key = review_flag.flag WHERE review_flag.review = ? ORDER BY flag.key`;

const revisionsOfReview = `
  SELECT revision.revision, ${instant('revision.date')} AS at, revision.stars, revision.title, revision.text, revision.version,
    revision.answer, ${instant('run.started')} AS replaced
  FROM revision JOIN run ON run.key = revision.replaced_by WHERE revision.review = ? ORDER BY revision.revision`;

const complaintsOfReview = `
  SELECT issue.id AS issue, stage.id AS stage, cause.id AS cause, complaint.confidence,
    iif(complaint.in_title, 'title', 'text') AS field, complaint.start, complaint.start + complaint.length AS end
  FROM complaint JOIN issue ON issue.key = complaint.issue JOIN stage ON stage.key = complaint.stage
  JOIN cause ON cause.key = complaint.cause WHERE complaint.review = ? ORDER BY complaint.number`;

function complaintsOf(
  store: Store,
  key: number,
  review: Pick<StoredReview, 'title' | 'text'>,
): StoredComplaint[] {
  const rows = store.db.prepare(complaintsOfReview).all(key) as Omit<StoredComplaint, 'quote'>[];
  return rows.map((row) => {
    const field = review[row.field];
    const start = toUnits(field, row.start);
    const end = toUnits(field, row.end);
    return { ...row, start, end, quote: field.slice(start, end) };
  });
}
