import type Database from 'better-sqlite3';

const stars = ['s1', 's2', 's3', 's4', 's5'] as const;

/** Tables of totals with the tally each sums up, by what and of what. */
const totals = [
  {
    ...{ total: 'issue_total', tally: 'issue_tally', by: ['issue', 'stage', 'cause'] },
    counts: ['reviews', ...stars, 'severe'],
  },
  { total: 'cell_total', tally: 'cell_tally', by: ['stage', 'cause'], counts: ['reviews', ...stars] },
  { total: 'pair_total', tally: 'pair_tally', by: ['one', 'other'], counts: ['rated', ...stars] },
  { total: 'set_total', tally: 'set_tally', by: ['issues'], counts: stars },
] as const;

/**
 * Changes the tallies of the touched days and takes the totals along: what these days summed up to before goes, what they sum up to then
 * comes. Law: a total is the sum of its tally.
 */
export function keepTotals(db: Database.Database, change: () => void): void {
  for (const one of totals) db.exec(added(one, '-'));
  change();
  for (const one of totals) {
    db.exec(added(one, '+'));
    const nothing = one.counts.map((count) => `${count} = 0`).join(' AND ');
    db.exec(`DELETE FROM ${one.total} WHERE ${nothing}`);
  }
}

/** Adds the touched days of a tally to its total, or takes them away. */
const added = ({ total, tally, by, counts }: (typeof totals)[number], sign: '+' | '-'): string => `
  INSERT INTO ${total} (app, ${[...by, ...counts].join(', ')})
  SELECT app, ${by.join(', ')}, ${counts.map((count) => `${sign}sum(${count})`).join(', ')} FROM ${tally}
  WHERE (app, day) IN (SELECT app, day FROM touched_day) GROUP BY app, ${by.join(', ')}
  ON CONFLICT DO UPDATE SET ${counts.map((count) => `${count} = ${count} + excluded.${count}`).join(', ')}`;
