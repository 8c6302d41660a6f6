import type Database from 'better-sqlite3';
import type { CauseFinder } from '../advice/evidence.ts';
import { batch } from './batch.ts';
import { readable } from './best-quotes.ts';
import { toUnits } from './offsets.ts';

interface Row {
  readonly review: number;
  readonly number: number;
  readonly issue: string;
  readonly stage: number;
  readonly cause: number;
  readonly confidence: number;
  readonly showable: 0 | 1;
  /** The field that holds the evidence. */
  readonly words: string;
  /** Code points. */
  readonly start: number;
  readonly length: number;
}

const columns = ['app', 'day', 'review', 'number', 'proximate', 'stage', 'cause', 'worth'] as const;

/** Finds anew, for the days gathered, for which rival cause the words of each counted complaint speak. */
export function keepEvidence(
  db: Database.Database,
  finder: CauseFinder,
  causes: ReadonlyMap<string, number>,
): void {
  db.exec('DELETE FROM cause_evidence WHERE (app, day) IN (SELECT app, day FROM touched_day)');
  const rows = batch(db, 'cause_evidence', columns);
  const complaints = db.prepare(complaintsOfDay);
  for (const { app, day } of gatheredDays(db)) {
    for (const row of complaints.all(app, day) as Row[]) {
      const { review, number, stage, cause } = row;
      for (const id of speaking(finder, row)) {
        const proximate = causes.get(id);
        if (proximate !== undefined)
          rows.add({ app, day, review, number, proximate, stage, cause, worth: worthOf(row) });
      }
    }
    rows.flush();
  }
}

function speaking(finder: CauseFinder, { issue, words, start, length }: Row): string[] {
  return finder.speaking(issue, words, toUnits(words, start), toUnits(words, start + length));
}

function worthOf({ confidence, length, showable }: Row): number {
  if (!showable) return -1;
  return 2 * Math.round(confidence * 10) + Number(length >= readable.least && length <= readable.most);
}

/** The days whose reviews are in `touched_review`. */
export const gatheredDays = (db: Database.Database) =>
  db.prepare('SELECT app, day FROM touched_day ORDER BY app, day').all() as { app: number; day: number }[];

const complaintsOfDay = `
  SELECT complaint.review, complaint.number, issue.id AS issue, complaint.stage, complaint.cause, complaint.confidence,
    touched_review.showable, iif(complaint.in_title, review.title, review.text) AS words, complaint.start, complaint.length
  FROM touched_review CROSS JOIN complaint ON complaint.review = touched_review.key
  CROSS JOIN review ON review.key = touched_review.key CROSS JOIN issue ON issue.key = complaint.issue
  WHERE touched_review.app = ? AND touched_review.day = ? AND counted AND NOT complaint.abstained`;
