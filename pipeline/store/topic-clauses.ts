import type Database from 'better-sqlite3';
import { dayOf } from './days.ts';
import { boughtPraise, isShowable } from './touched-reviews.ts';

/** A counted complaint with all that its topic is told by and that it is counted under. */
export interface TopicClause {
  /** Number of the review, and which of its complaints. */
  readonly review: number;
  readonly number: number;
  readonly issue: number;
  readonly confidence: number;
  /** As a number (`dayNumber`). */
  readonly day: number;
  readonly version: string;
  readonly stars: number | null;
  /** 1 where its review may be shown. */
  readonly showable: 0 | 1;
  readonly evidence: string;
  /** Of the evidence, code points. */
  readonly length: number;
}

/** Where a complaint is; `id` is that of its review. */
export interface ClausePlace {
  readonly id: string;
  readonly review: number;
  readonly number: number;
}

const evidence = 'substr(iif(in_title, title, text), start + 1, length) AS evidence';

const columns = `
  complaint.review, complaint.number, complaint.issue, complaint.confidence, complaint.length,
  ${dayOf('review.date')} AS day, coalesce(review.version, '') AS version, review.stars, ${evidence}`;

/** The complaints of one app are sought review by review, in order: a store of many apps is not read whole for each. */
const counted = `
  FROM complaint CROSS JOIN review ON review.key = complaint.review
  WHERE complaint.review IN (SELECT key FROM review INDEXED BY review_by_app_and_date WHERE app = ?) AND NOT abstained AND review.duplicate_of IS NULL
    AND NOT EXISTS (SELECT 1 FROM review_flag WHERE review_flag.review = review.key AND flag = ${boughtPraise})`;

const inOrder = 'ORDER BY complaint.review, complaint.number';

/** Those of the days this run has touched, by review. */
export const touchedClauses = (db: Database.Database, app: number) =>
  db
    .prepare(`
      SELECT ${columns}, touched_review.showable
      FROM touched_review CROSS JOIN complaint ON complaint.review = touched_review.key
      CROSS JOIN review ON review.key = touched_review.key
      WHERE touched_review.app = ? AND counted AND NOT abstained ${inOrder}`)
    .iterate(app) as Iterable<TopicClause>;

/** All of the app, by review. */
export const allClauses = (db: Database.Database, app: number) =>
  db
    .prepare(`SELECT ${columns}, ${isShowable} AS showable ${counted} ${inOrder}`)
    .iterate(app) as Iterable<TopicClause>;

/** Those of one topic of the app. */
export const clausesOfTopic = (db: Database.Database, app: number, topic: number) =>
  db
    .prepare(`
      SELECT ${columns}, ${isShowable} AS showable ${counted}
        AND (complaint.review, complaint.number) IN (SELECT review, number FROM topic_member WHERE topic = ?)`)
    .iterate(app, topic) as Iterable<TopicClause>;

/** Those that are shown for topics of the app, with the topic; `holds` is 0 where they are of it no more. */
export const shownClauses = (db: Database.Database, app: number) =>
  db
    .prepare(`
      SELECT topic.key AS topic, topic_member.topic IS topic.key AND ${isShowable} AS holds, ${columns}, 1 AS showable
      FROM topic JOIN topic_quote ON topic_quote.topic = topic.key
      JOIN review ON review.key = topic_quote.review
      LEFT JOIN complaint ON (complaint.review, complaint.number) = (topic_quote.review, topic_quote.number)
      LEFT JOIN topic_member ON (topic_member.review, topic_member.number) = (topic_quote.review, topic_quote.number)
      WHERE topic.app = ? AND topic.gone IS NULL`)
    .all(app) as (TopicClause & { readonly topic: number; readonly holds: 0 | 1 })[];

/** Where all of the app are, by review. */
export const clausePlaces = (db: Database.Database, app: number) =>
  db
    .prepare(`SELECT review.id, complaint.review, complaint.number ${counted} ${inOrder}`)
    .iterate(app) as Iterable<ClausePlace>;

/** The evidence of one complaint. */
export const evidenceOf = (db: Database.Database) =>
  db
    .prepare<[number, number], string>(
      `SELECT ${evidence} FROM complaint JOIN review ON review.key = complaint.review WHERE (complaint.review, number) = (?, ?)`,
    )
    .pluck();

/** Title and text of one review. */
export const textOf = (db: Database.Database) =>
  db.prepare<[number], string>('SELECT title || char(10) || text FROM review WHERE key = ?').pluck();
