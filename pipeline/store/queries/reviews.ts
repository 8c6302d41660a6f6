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
import { readable } from '../best-quotes.ts';
import { inScope } from './scope.ts';

/** Columns of a complaint with its review; `field` and `quote` as the evidence has them. */
export const quoted = `
  review.id AS reviewId, app.name AS app, ${chinaDay('review.date')} AS date, review.stars AS stars,
  issue.id AS issue, stage.id AS stage, cause.id AS cause, complaint.confidence AS confidence,
  iif(complaint.in_title, 'title', 'text') AS field,
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote,
  review.title AS title, review.text AS text`;

/** The tables of `quoted`; `complaints` is how complaint and review are joined. */
export const joined = (complaints: string) => `
  FROM ${complaints} JOIN app ON app.key = review.app
  JOIN issue ON issue.key = complaint.issue JOIN stage ON stage.key = complaint.stage JOIN cause ON cause.key = complaint.cause`;

/**
 * Telling quotes, the same ones every time: of the best of each finding, the surest first (in tenths), then those with stars, of readable
 * length, the surest, the newest; no two the same.
 */
export function quotes(store: Store, { limit, ...filter }: QuoteFilter): QuoteRow[] {
  const { condition, values } = inScope(store, filter, 'finding_quote');
  const codes = (['issue', 'stage', 'cause'] as const).filter((code) => filter[code] !== undefined);
  const best = `
    SELECT ${quoted} ${joined('finding_quote CROSS JOIN complaint USING (review, number) CROSS JOIN review ON review.key = complaint.review')}
    WHERE ${condition} ${codes.map((code) => `AND finding_quote.${code} = (SELECT key FROM ${code} WHERE id = ?)`).join(' ')}
    ORDER BY round(complaint.confidence * 10) DESC, review.stars IS NULL,
      NOT complaint.length BETWEEN ${readable.least} AND ${readable.most}, complaint.confidence DESC, review.date DESC,
      app.name, review.id, complaint.number`;
  const rows = store.db.prepare(best).all(...values, ...codes.map((code) => filter[code]!)) as QuoteRow[];
  return distinct(rows).slice(0, limit);
}

function distinct(rows: readonly QuoteRow[]): QuoteRow[] {
  const chosen = new Map<string, QuoteRow>();
  for (const row of rows) if (!chosen.has(row.quote)) chosen.set(row.quote, row);
  return [...chosen.values()];
}

const isSuspect = `EXISTS (SELECT 1 FROM review_flag JOIN flag ON flag.key = review_flag.flag
  WHERE review_flag.review = review.key AND flag.id = 'bought-praise')`;

/** The complaints of one app by the index alone: only reviews of one instant are sorted. */
const complaintsOfApp = `
  SELECT ${quoted}, ${instant('review.date')} AS at, review.version AS version, language.id AS language, polarity.id AS polarity,
    review.duplicate_of IS NOT NULL AS duplicate, ${isSuspect} AS suspect, complaint.abstained AS abstained
  ${joined('review INDEXED BY review_by_app_and_date CROSS JOIN complaint ON complaint.review = review.key')}
  JOIN language ON language.key = review.language JOIN polarity ON polarity.key = review.polarity
  WHERE review.app = ? ORDER BY review.date, review.id, complaint.number`;

type StoredFlags = Record<'duplicate' | 'suspect' | 'abstained', 0 | 1>;

/** All complaints, by app, date and review. Streams: nothing else may be asked of the store while it is read. */
export function* complaintRows(store: Store, { app }: Scope = {}): IterableIterator<ComplaintRow> {
  const named = store.db.prepare('SELECT key FROM app WHERE name = coalesce(?, name) ORDER BY name').pluck();
  const ofApp = store.db.prepare(complaintsOfApp);
  for (const key of named.all(app ?? null)) {
    for (const row of ofApp.iterate(key) as IterableIterator<
      Omit<ComplaintRow, keyof StoredFlags> & StoredFlags
    >) {
      const { duplicate, suspect, abstained } = row;
      yield { ...row, duplicate: duplicate === 1, suspect: suspect === 1, abstained: abstained === 1 };
    }
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
