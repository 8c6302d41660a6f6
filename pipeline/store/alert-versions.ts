import type Database from 'better-sqlite3';
import type { Alert } from '../trends/alerts.ts';
import { versionsOf } from '../trends/rates.ts';

/** Keeps the versions in which an alert was stated. */
export function keepVersions(
  db: Database.Database,
  app: number,
  alert: Alert & { readonly id: string },
): void {
  const span = { app, first: alert.first, last: alert.last };
  const versions = (sql: string, key: string | null) =>
    new Map(
      db
        .prepare(sql)
        .raw()
        .all({ ...span, key }) as [string, number][],
    );
  const stated = versions(statedIn[alert.kind], alert.key);
  const counted = versions(`SELECT version, sum(reviews) FROM day_tally WHERE ${ofDays}`, null);
  db.prepare('DELETE FROM alert_version WHERE alert = ?').run(alert.id);
  const keep = db.prepare(
    'INSERT INTO alert_version (alert, version, reviews, of_reviews, affected) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { version, reviews, of, affected } of versionsOf(alert, stated, counted))
    keep.run(alert.id, version, reviews, of, affected ? 1 : 0);
}

const ofDays =
  '@key IS @key AND app = @app AND day BETWEEN @first AND @last GROUP BY version HAVING sum(reviews) > 0';

/** Reviews that state `@key`, by version. */
const statedIn: Readonly<Record<Alert['kind'], string>> = {
  any: `SELECT version, sum(complaining) FROM day_tally WHERE ${ofDays.replace('reviews', 'complaining')}`,
  issue: `SELECT version, sum(reviews) FROM issue_tally WHERE issue = (SELECT key FROM issue WHERE id = @key) AND ${ofDays}`,
  topic: `SELECT version, sum(reviews) FROM topic_tally WHERE topic = (SELECT key FROM topic WHERE id = @key) AND ${ofDays}`,
  phrase: `SELECT version, sum(reviews) FROM phrase_tally WHERE phrase = @key AND ${ofDays}`,
};
