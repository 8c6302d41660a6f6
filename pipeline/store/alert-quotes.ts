import type Database from 'better-sqlite3';
import { spaced } from '../search/tokens.ts';
import type { Alert } from '../trends/alerts.ts';
import { BestQuotes, type Candidate } from './best-quotes.ts';
import { dayOf } from './days.ts';
import { isShowable } from './touched-reviews.ts';

/** Chooses anew the complaints that show an alert, from those of its days. */
export function chooseQuotes(
  db: Database.Database,
  app: number,
  alert: Alert & { readonly id: string },
): void {
  const best = new BestQuotes();
  const evidence = db.prepare(evidenceOf).pluck();
  const candidates = db.prepare(candidatesOf(alert)).all({
    ...{ app, key: alert.kind === 'phrase' ? `"${spaced(alert.key)}"` : alert.key },
    ...{ from: alert.first * 86_400 - 28_800, to: alert.last * 86_400 + 57_599 },
  });
  for (const candidate of candidates as Candidate[])
    best.offer(candidate, ({ review, number }) => evidence.get(review, number) as string);
  db.prepare('DELETE FROM alert_quote WHERE alert = ?').run(alert.id);
  const keep = db.prepare('INSERT INTO alert_quote (alert, rank, review, number) VALUES (?, ?, ?, ?)');
  for (const [place, { review, number }] of best.chosen.entries())
    keep.run(alert.id, place + 1, review, number);
}

/** What a complaint must be to show an alert on `@key`. */
const shows: Readonly<Record<Alert['kind'], string>> = {
  any: '@key IS NOT NULL',
  issue: 'complaint.issue = (SELECT key FROM issue WHERE id = @key)',
  topic: `EXISTS (SELECT 1 FROM topic_member JOIN topic ON topic.key = topic_member.topic
    WHERE (review, number) = (complaint.review, complaint.number) AND topic.id = @key)`,
  phrase: 'review.key IN (SELECT rowid FROM search WHERE search MATCH @key)',
};

const candidatesOf = ({ kind }: Alert): string => `
  SELECT complaint.review, complaint.number, complaint.confidence, complaint.length, review.stars, ${dayOf('review.date')} AS day
  FROM review INDEXED BY review_by_app_and_date CROSS JOIN complaint ON complaint.review = review.key
  WHERE review.app = @app AND review.date BETWEEN @from AND @to AND ${isShowable} AND NOT complaint.abstained AND ${shows[kind]}`;

const evidenceOf = `
  SELECT substr(iif(in_title, title, text), start + 1, length)
  FROM complaint JOIN review ON review.key = complaint.review WHERE (complaint.review, complaint.number) = (?, ?)`;
