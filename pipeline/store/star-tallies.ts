import type Database from 'better-sqlite3';
import { noStars, type Pattern, type StarCounts, type StarTallies } from '../impact/patterns.ts';
import type { Days } from '../period.ts';

const sums = 'sum(s1), sum(s2), sum(s3), sum(s4), sum(s5)';
const between = 'app = ? AND day BETWEEN ? AND ?';

/** The stars of an app's counted reviews over some days, by what they state. */
export function starTallies(db: Database.Database, app: number, { first, last }: Days): StarTallies {
  const ask = (sql: string) => db.prepare(sql).raw().all(app, first, last) as unknown[][];
  const [all] = ask(`SELECT ${sums} FROM day_tally WHERE ${between} HAVING count(*) > 0`) as number[][];
  const issues = ask(`SELECT issue, ${sums} FROM issue_tally WHERE ${between} GROUP BY issue ORDER BY issue`);
  const pairs = ask(
    `SELECT one, other, ${sums} FROM pair_tally WHERE ${between} GROUP BY one, other ORDER BY one, other`,
  );
  const sets = ask(`SELECT issues, ${sums} FROM set_tally WHERE ${between} GROUP BY issues ORDER BY issues`);
  return {
    all: all === undefined ? noStars : starsOf(all),
    issues: new Map((issues as number[][]).map(([issue, ...stars]) => [issue!, starsOf(stars)])),
    pairs: (pairs as number[][]).map(([one, other, ...stars]) => ({
      one: one!,
      other: other!,
      stars: starsOf(stars),
    })),
    sets: (sets as [string, ...number[]][]).map(setOf),
  };
}

const setOf = ([issues, ...stars]: [string, ...number[]]): Pattern => ({
  issues: issues.split(' ').map(Number),
  stars: starsOf(stars),
});

const starsOf = (sums: readonly number[]): StarCounts => sums as unknown as StarCounts;
