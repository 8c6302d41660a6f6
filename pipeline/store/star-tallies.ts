import type Database from 'better-sqlite3';
import { noStars, type Pattern, type StarCounts, type StarTallies } from '../impact/patterns.ts';
import type { Days } from '../period.ts';

/** The stars of an app's counted reviews over some days, by what they state. */
export const starTallies = (db: Database.Database, app: number, { first, last }: Days): StarTallies =>
  starsIn(db, 'tally', 'app = ? AND day BETWEEN ? AND ?', [app, first, last]);

/** The same over all days there are. */
export const starTotals = (db: Database.Database, app: number): StarTallies =>
  starsIn(db, 'total', 'app = ?', [app]);

const sums = 'sum(s1), sum(s2), sum(s3), sum(s4), sum(s5)';

function starsIn(
  db: Database.Database,
  kind: 'tally' | 'total',
  where: string,
  values: readonly number[],
): StarTallies {
  const ask = (sql: string) =>
    db
      .prepare(sql)
      .raw()
      .all(...values) as unknown[][];
  const [all] = ask(`SELECT ${sums} FROM day_tally WHERE ${where} HAVING count(*) > 0`) as number[][];
  const by = (table: string, columns: string) =>
    ask(
      `SELECT ${columns}, ${sums} FROM ${table}_${kind} WHERE ${where} GROUP BY ${columns} ORDER BY ${columns}`,
    );
  return {
    all: all === undefined ? noStars : starsOf(all),
    issues: new Map(
      (by('issue', 'issue') as number[][]).map(([issue, ...stars]) => [issue!, starsOf(stars)]),
    ),
    pairs: (by('pair', 'one, other') as number[][]).map(([one, other, ...stars]) => ({
      ...{ one: one!, other: other!, stars: starsOf(stars) },
    })),
    sets: (by('set', 'issues') as [string, ...number[]][]).map(setOf),
  };
}

const setOf = ([issues, ...stars]: [string, ...number[]]): Pattern => ({
  issues: issues.split(' ').map(Number),
  stars: starsOf(stars),
});

const starsOf = (sums: readonly number[]): StarCounts => sums as unknown as StarCounts;
