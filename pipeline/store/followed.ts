import type Database from 'better-sqlite3';
import {
  type DayRow,
  type History,
  historyOf,
  placesOf,
  type Series,
  type SeriesKind,
  type SeriesRow,
  seriesOf,
} from '../trends/history.ts';

/** Something followed through the days of an app, with the rows it is made of; undated ones too. */
export interface Followed {
  readonly series: Series;
  readonly rows: readonly SeriesRow[];
}

/** What is followed of one app. */
export interface FollowedApp {
  readonly history: History;
  /** By kind and id. */
  readonly followed: readonly Followed[];
  /** Counted reviews by day and version. */
  readonly counted: readonly SeriesRow[];
}

/** Reads the tallies of an app whole. */
export function followedApp(db: Database.Database, app: number): FollowedApp {
  const counted = db.prepare(dayRows).all(app) as DayRow[];
  const history = historyOf(counted);
  const places = placesOf(history);
  const any = counted.map(({ day, version, complaining }) => ({ day, version, reviews: complaining }));
  const kinds = {
    any: new Map([['complaint', any]]),
    issue: rowsById(db.prepare(issueRows), app),
    topic: rowsById(db.prepare(topicRows), app),
    phrase: rowsById(db.prepare(phraseRows), app),
  };
  const followed = Object.entries(kinds).flatMap(([kind, byId]) =>
    [...byId]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .filter(([, rows]) => rows.some(({ day, reviews }) => day >= 0 && reviews > 0))
      .map(([key, rows]) => ({
        rows,
        series: seriesOf(history, { kind: kind as SeriesKind, key }, rows, places),
      })),
  );
  return { history, followed, counted };
}

const dayRows = `
  SELECT day, version, reviews, s1 + s2 + s3 + s4 AS lessThanFive, s5 AS five, complaining, suspects
  FROM day_tally WHERE app = ? ORDER BY day, version`;

const issueRows = `
  SELECT issue.id, day, version, sum(reviews) FROM issue_tally JOIN issue ON issue.key = issue_tally.issue
  WHERE app = ? GROUP BY day, version, issue_tally.issue`;

const topicRows = `
  SELECT topic.id, day, version, sum(reviews) FROM topic_tally JOIN topic ON topic.key = topic_tally.topic
  WHERE topic_tally.app = ? GROUP BY day, version, topic_tally.topic`;

const phraseRows =
  'SELECT phrase, day, version, reviews FROM phrase_tally WHERE app = ? ORDER BY day, version, phrase';

type Row = [id: string, day: number, version: string, reviews: number];

function rowsById(tallies: Database.Statement, app: number): Map<string, SeriesRow[]> {
  const byId = new Map<string, SeriesRow[]>();
  for (const [id, day, version, reviews] of tallies.raw().iterate(app) as Iterable<Row>) {
    const rows = byId.get(id);
    if (rows === undefined) byId.set(id, [{ day, version, reviews }]);
    else rows.push({ day, version, reviews });
  }
  return byId;
}
