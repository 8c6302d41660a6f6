import type Database from 'better-sqlite3';
import type { Adviser } from '../advice/adviser.ts';
import { type AppKind, type CauseBook, type IssueCauses, kindOf, suggestionsFor } from '../advice/book.ts';
import { partsOf, ranked } from '../advice/rank.ts';
import { batch } from './batch.ts';
import { keepEvidence } from './cause-evidence.ts';
import { chooseCauseQuotes } from './cause-quotes.ts';
import { type BookNumbers, writeBook } from './knowledge-base.ts';
import { judgeAdoptions } from './ledger.ts';
import { keepPraise } from './praise.ts';
import { daysOfApp } from './tallies.ts';
import { gatherReviews } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

/**
 * Says for the findings of the apps this run has touched which rival cause their words speak for and what can be done, highest expected impact
 * first, and judges all adoptions anew. Where the knowledge base itself has changed, for all apps.
 */
export const advise =
  ({ book, causes, praise, patterns }: Adviser) =>
  ({ db, touched }: Pick<Writer, 'db' | 'touched'>): void => {
    const former = db.prepare('SELECT book, patterns FROM advice_state').get() as State | undefined;
    const known = writeBook(db, book);
    gatherReviews(db, former?.patterns === patterns ? touched : allDays(db));
    keepEvidence(db, causes, known.causes);
    keepPraise(db, praise, known.issues);
    const apps = former?.book === book.hash ? [...touched.keys()] : allApps(db);
    for (const app of apps) adviseApp(db, app, book, known);
    db.exec('DELETE FROM advice_state');
    db.prepare('INSERT INTO advice_state (book, patterns) VALUES (?, ?)').run(book.hash, patterns);
    judgeAdoptions(db);
  };

interface State {
  readonly book: string;
  readonly patterns: string;
}

const allApps = (db: Database.Database) => db.prepare('SELECT key FROM app').pluck().all() as number[];

const allDays = (db: Database.Database) => allApps(db).map((app) => [app, daysOfApp(db, app)] as const);

/** One finding of an app, and what it costs. */
interface Finding {
  readonly issue: number;
  readonly stage: number;
  readonly cause: number;
  readonly id: string;
  readonly impact: number;
}

const findingColumns = ['app', 'issue', 'stage', 'cause'] as const;

function adviseApp(db: Database.Database, app: number, book: CauseBook, known: BookNumbers): void {
  for (const table of ['finding_cause', 'cause_quote', 'finding_suggestion'])
    db.prepare(`DELETE FROM ${table} WHERE app = ?`).run(app);
  const kind = keepKind(db, app, book);
  const quotes = quotesFor(db, app);
  const rivals = batch(db, 'finding_cause', [...findingColumns, 'proximate', 'quotes', 'part']);
  const ranks = batch(db, 'finding_suggestion', [...findingColumns, 'rank', 'suggestion', ...weights]);
  for (const finding of db.prepare(findingsOfApp).all(app) as Finding[]) {
    const entry = book.issues.get(finding.id);
    if (entry === undefined) continue;
    const { issue, stage, cause, impact } = finding;
    const place = { app, issue, stage, cause };
    const told = rivalsOf(entry, finding, quotes, known);
    for (const { proximate, count, part } of told) rivals.add({ ...place, proximate, quotes: count, part });
    const parts = new Map(told.map(({ id, part }) => [id, part]));
    const open = suggestionsFor(entry, kind).filter((one) => parts.has(one.cause));
    for (const [at, { id, ...weight }] of ranked(open, impact, parts, book.terms).entries())
      ranks.add({ ...place, rank: at + 1, suggestion: known.suggestions.get(id)!, ...weight });
  }
  rivals.flush();
  ranks.flush();
  chooseCauseQuotes(db, app);
}

const weights = ['impact', 'part', 'divisor', 'score'] as const;

/** A rival cause of a finding, and how far the finding's words speak for it. */
interface Rival {
  readonly id: string;
  readonly proximate: number;
  readonly count: number;
  readonly part: number;
}

/** The rival causes whose inner cause the codebook knows. */
function rivalsOf(
  { causes }: IssueCauses,
  { stage, cause }: Finding,
  quotes: ReadonlyMap<string, number>,
  known: BookNumbers,
): Rival[] {
  const rivals = causes.flatMap(({ id }) => {
    const proximate = known.causes.get(id);
    return proximate === undefined ? [] : [{ id, proximate }];
  });
  const counts = rivals.map(({ proximate }) => quotes.get(`${proximate} ${stage} ${cause}`) ?? 0);
  const parts = partsOf(counts);
  return rivals.map((rival, at) => ({ ...rival, count: counts[at]!, part: parts[at]! }));
}

/** Decides which kind an app is, and keeps it. */
function keepKind(db: Database.Database, app: number, book: CauseBook): AppKind {
  const { name, complaining } = db.prepare(appAndComplaining).get(app) as {
    name: string;
    complaining: number;
  };
  const stating = db.prepare(statingByIssue).raw().all(app) as [string, number][];
  const kind = kindOf(book, name, complaining, new Map(stating));
  db.prepare('INSERT OR REPLACE INTO app_kind (app, kind) VALUES (?, ?)').run(app, kind);
  return kind;
}

/** Complaints that speak for a proximate cause, by `proximate stage cause`. */
function quotesFor(db: Database.Database, app: number): ReadonlyMap<string, number> {
  const grouped = `SELECT proximate || ' ' || stage || ' ' || cause, count(*) FROM cause_evidence
    WHERE app = ? GROUP BY proximate, stage, cause`;
  return new Map(db.prepare(grouped).raw().all(app) as [string, number][]);
}

/** A finding has the part of its issue's priority that it has of the issue's reviews. */
const findingsOfApp = `
  SELECT finding.issue, finding.stage, finding.cause, issue.id,
    priority * finding.reviews / sum(finding.reviews) OVER (PARTITION BY finding.issue) AS impact
  FROM finding JOIN issue ON issue.key = finding.issue
  JOIN issue_priority ON (issue_priority.app, issue_priority.issue) = (finding.app, finding.issue)
  WHERE finding.app = ? ORDER BY finding.issue, finding.stage, finding.cause`;

const appAndComplaining = `
  SELECT app.name, coalesce(sum(complaining), 0) AS complaining
  FROM app LEFT JOIN day_tally ON day_tally.app = app.key WHERE app.key = ?`;

const statingByIssue = `
  SELECT issue.id, sum(reviews) FROM issue_total JOIN issue ON issue.key = issue_total.issue WHERE app = ? GROUP BY issue.key`;
