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
    issue: tallied(db, app, 'issue'),
    topic: tallied(db, app, 'topic'),
    phrase: phrases(db, app),
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

/**
 * Issues or topics, by id. They come as one row a day and version, with numbers and counts in a text: a row for each would take several
 * times as long.
 */
function tallied(db: Database.Database, app: number, what: 'issue' | 'topic'): Map<string, SeriesRow[]> {
  const ids = db.prepare(`SELECT key, id FROM ${what}`).raw().all() as [number, string][];
  const byKey = new Map(ids.map(([key, id]) => [key, { id, rows: [] as SeriesRow[] }]));
  const days = db.prepare(`
    SELECT day, version, group_concat(${what} || ' ' || reviews, ' ') FROM ${what}_tally WHERE app = ?
    GROUP BY day, version ORDER BY day, version`);
  for (const [day, version, packed] of days.raw().iterate(app) as Iterable<[number, string, string]>) {
    const numbers = packed.split(' ');
    for (let at = 0; at < numbers.length; at += 2)
      byKey.get(Number(numbers[at]))!.rows.push({ day, version, reviews: Number(numbers[at + 1]) });
  }
  return new Map([...byKey.values()].map(({ id, rows }) => [id, rows]));
}

type PhraseRow = [phrase: string, day: number, version: string, reviews: number];

function phrases(db: Database.Database, app: number): Map<string, SeriesRow[]> {
  const rows = db.prepare(
    'SELECT phrase, day, version, reviews FROM phrase_tally WHERE app = ? ORDER BY day, version',
  );
  const byPhrase = new Map<string, SeriesRow[]>();
  for (const [phrase, day, version, reviews] of rows.raw().iterate(app) as Iterable<PhraseRow>) {
    if (!byPhrase.has(phrase)) byPhrase.set(phrase, []);
    byPhrase.get(phrase)!.push({ day, version, reviews });
  }
  return byPhrase;
}
