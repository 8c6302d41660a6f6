import type Database from 'better-sqlite3';
import { BestQuotes, type Candidate } from './best-quotes.ts';
import { dayOf } from './days.ts';
import { gatherReviews, isShowable } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

/** Issue, stage and cause. */
interface Finding {
  readonly issue: number;
  readonly stage: number;
  readonly cause: number;
}

type Row = Finding & Candidate;

/** A quote shown so far; `holds` is 0 where its review has changed or is counted no more. */
type Shown = Row & { readonly holds: 0 | 1 };

/**
 * Chooses the quotes of the findings of the apps this run has touched: from those shown so far and the complaints of touched days or, where
 * one shown has changed, from all complaints of the finding. Law: they are the ones that would be chosen from all complaints at once.
 */
export function keepQuotes({ db, run, touched }: Pick<Writer, 'db' | 'run' | 'touched'>): void {
  gatherReviews(db, touched);
  const sql = statements(db);
  for (const app of touched.keys()) {
    const tops = topsOf(sql, app, run);
    sql.forget.run(app);
    for (const { issue, stage, cause, best } of tops) {
      for (const [place, { review, number }] of best.chosen.entries())
        sql.keep.run(app, issue, stage, cause, place + 1, review, number);
    }
  }
}

interface Top extends Finding {
  readonly best: BestQuotes;
}

function topsOf(sql: ReturnType<typeof statements>, app: number, run: number): Iterable<Top> {
  const tops = new Map<string, Top>();
  const stale = new Map<string, Finding>();
  const evidenceOf = ({ review, number }: Candidate) => sql.evidence.get(review, number) as string;
  const offer = (row: Row) => {
    const id = idOf(row);
    const top = tops.get(id) ?? { ...findingOf(row), best: new BestQuotes() };
    tops.set(id, top);
    top.best.offer(row, evidenceOf);
  };
  for (const row of sql.shown.all({ app, run }) as Shown[]) {
    if (row.holds) offer(row);
    else stale.set(idOf(row), findingOf(row));
  }
  for (const values of sql.fresh.iterate(app)) offer(rowOf(values as Values));
  for (const finding of stale.values()) {
    for (const row of sql.all.iterate({ app, ...finding })) offer(row as Row);
  }
  return tops.values();
}

const findingOf = ({ issue, stage, cause }: Finding): Finding => ({ issue, stage, cause });

/** A row as bare values, which are read twice as fast: of all complaints, few are looked at again. */
type Values = readonly [number, number, number, number, number, number, number, number | null, number];

const rowOf = ([issue, stage, cause, review, number, confidence, length, stars, day]: Values): Row => ({
  issue,
  stage,
  cause,
  review,
  number,
  confidence,
  length,
  stars,
  day,
});

const idOf = ({ issue, stage, cause }: Finding): string => `${issue} ${stage} ${cause}`;

const finding = 'complaint.issue, complaint.stage, complaint.cause';
const candidate = 'complaint.review, complaint.number, complaint.confidence, complaint.length';

const statements = (db: Database.Database) => ({
  shown: db.prepare(`
    SELECT finding_quote.issue, finding_quote.stage, finding_quote.cause, ${candidate}, review.stars, ${dayOf('review.date')} AS day,
      complaint.issue IS finding_quote.issue AND complaint.stage = finding_quote.stage AND complaint.cause = finding_quote.cause
        AND NOT complaint.abstained AND review.last_run <> @run AND ${isShowable} AS holds
    FROM finding_quote JOIN review ON review.key = finding_quote.review
    LEFT JOIN complaint ON (complaint.review, complaint.number) = (finding_quote.review, finding_quote.number)
    WHERE finding_quote.app = @app`),
  fresh: db
    .prepare(`
    SELECT ${finding}, ${candidate}, touched_review.stars, touched_review.day
    FROM touched_review CROSS JOIN complaint ON complaint.review = touched_review.key
    WHERE touched_review.app = ? AND showable AND NOT complaint.abstained`)
    .raw(),
  all: db.prepare(`
    SELECT ${finding}, ${candidate}, review.stars, ${dayOf('review.date')} AS day
    FROM complaint INDEXED BY complaint_by_issue CROSS JOIN review ON review.key = complaint.review
    WHERE (issue, stage, cause) = (@issue, @stage, @cause) AND review.app = @app AND ${isShowable} AND NOT complaint.abstained`),
  evidence: db
    .prepare(`
    SELECT substr(iif(in_title, title, text), start + 1, length)
    FROM complaint JOIN review ON review.key = complaint.review WHERE (complaint.review, complaint.number) = (?, ?)`)
    .pluck(),
  forget: db.prepare('DELETE FROM finding_quote WHERE app = ?'),
  keep: db.prepare(
    'INSERT INTO finding_quote (app, issue, stage, cause, rank, review, number) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ),
});
