import type Database from 'better-sqlite3';
import { type IssueShare, uncovered } from '../topics/coverage.ts';
import { allClauses, touchedClauses } from './topic-clauses.ts';
import { estimateTopics } from './topic-estimate.ts';
import { forgetMembers, forgetTouched, placeClauses, type TopicMeans } from './topic-members.ts';
import { ClauseTopics, readModel } from './topic-model.ts';
import { TopicQuotes } from './topic-quotes.ts';
import { keepTotals, ofTopics, sumUpTopics } from './totals.ts';
import { gatherReviews } from './touched-reviews.ts';
import type { Writer } from './writer.ts';

type Touched = Pick<Writer, 'db' | 'run' | 'touched'>;

/** Complaints of an app below which there are no topics to be told apart. */
const leastComplaints = 60;
/** Topics are estimated anew when the complaints have become so many times more or fewer, … */
const growth = 1.1;
/** … or so many more of them than then are of no topic: that number, or that share of all, whichever is more. */
const gathered = { complaints: 40, share: 0.02 } as const;

/**
 * Brings the topics of the apps this run has touched up to date: tells the topics of the complaints of touched days by the words of the
 * last estimate, and estimates anew when enough has changed. A topic keeps its id as long as it lasts; what came, went, split and merged is
 * kept in `topic_event`. The topics depend on how the reviews were spread over runs; which topic a complaint is of, on these alone.
 */
export const findTopics =
  (means: TopicMeans) =>
  (writer: Touched): void => {
    gatherReviews(writer.db, writer.touched);
    keepTotals(writer.db, ofTopics, () => {
      for (const app of writer.touched.keys()) placeTouched(writer.db, app, means);
    });
    for (const app of writer.touched.keys()) {
      if (isDue(writer.db, app)) estimateAnew(writer, app, means);
      keepCoverage(writer.db, app);
    }
  };

function placeTouched(db: Database.Database, app: number, means: TopicMeans): void {
  forgetTouched(db, app);
  const quotes = place(db, app, touchedClauses, means);
  quotes.offerShown();
  quotes.write();
}

function estimateAnew(writer: Touched, app: number, means: TopicMeans): void {
  const { db, run } = writer;
  estimateTopics(writer, app, means);
  forgetMembers(db, app);
  place(db, app, allClauses, means).write();
  sumUpTopics(db, app);
  const { complaints, placed } = countsOf(db, app);
  const keep = 'INSERT OR REPLACE INTO topic_estimate (app, run, complaints, placed) VALUES (?, ?, ?, ?)';
  db.prepare(keep).run(app, run, complaints, placed);
}

/** Tells the topics of clauses; returns the quotes chosen from them. */
function place(
  db: Database.Database,
  app: number,
  clausesOf: typeof allClauses,
  means: TopicMeans,
): TopicQuotes {
  const quotes = new TopicQuotes(db, app);
  const model = readModel(db, app);
  if (model === undefined) return quotes;
  placeClauses(db, app, clausesOf(db, app), new ClauseTopics(model), means, (placed) => quotes.offer(placed));
  return quotes;
}

interface EstimateCounts {
  readonly complaints: number;
  readonly placed: number;
}

/** Counted complaints of an app, each issue once a review, and how many are of a topic, each topic once a review. */
const countsOf = (db: Database.Database, app: number): EstimateCounts =>
  db
    .prepare(`
      SELECT (SELECT coalesce(sum(reviews), 0) FROM issue_total WHERE app = @app) AS complaints,
        (SELECT coalesce(sum(reviews), 0) FROM topic_total WHERE app = @app) AS placed`)
    .get({ app }) as EstimateCounts;

function isDue(db: Database.Database, app: number): boolean {
  const then = db.prepare('SELECT complaints, placed FROM topic_estimate WHERE app = ?').get(app) as
    | EstimateCounts
    | undefined;
  const now = countsOf(db, app);
  if (then === undefined) return now.complaints >= leastComplaints;
  if (now.complaints > then.complaints * growth || now.complaints * growth < then.complaints) return true;
  const fresh = now.complaints - now.placed - (then.complaints - then.placed);
  return fresh >= Math.max(gathered.complaints, gathered.share * then.complaints);
}

interface IssueRow extends IssueShare {
  readonly topic: number;
}

/** Works out how badly the codebook covers each topic. */
function keepCoverage(db: Database.Database, app: number): void {
  const rows = db.prepare(issuesOfTopics).all(app) as IssueRow[];
  const keep = db.prepare('UPDATE topic SET uncovered = ? WHERE key = ?');
  for (const topic of new Set(rows.map((row) => row.topic)))
    keep.run(uncovered(rows.filter((row) => row.topic === topic)), topic);
}

const issuesOfTopics = `
  SELECT topic, issue.id AS issue, reviews, unsure FROM topic_total JOIN issue ON issue.key = topic_total.issue
  WHERE app = ? ORDER BY topic, issue.id`;
