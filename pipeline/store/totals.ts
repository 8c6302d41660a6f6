import type Database from 'better-sqlite3';

const stars = ['s1', 's2', 's3', 's4', 's5'] as const;

/** A table of totals with the tally it sums up, by what and of what. */
interface Total {
  readonly total: string;
  readonly tally: string;
  readonly by: readonly string[];
  readonly counts: readonly string[];
}

/** Those of what reviews state. */
export const ofIssues: readonly Total[] = [
  {
    ...{ total: 'issue_total', tally: 'issue_tally', by: ['issue', 'stage', 'cause'] },
    counts: ['reviews', ...stars, 'severe'],
  },
  { total: 'cell_total', tally: 'cell_tally', by: ['stage', 'cause'], counts: ['reviews', ...stars] },
  { total: 'pair_total', tally: 'pair_tally', by: ['one', 'other'], counts: ['rated', ...stars] },
  { total: 'set_total', tally: 'set_tally', by: ['issues'], counts: stars },
];

const ofTopic: Total = {
  ...{ total: 'topic_total', tally: 'topic_tally', by: ['topic', 'issue'] },
  counts: ['reviews', ...stars, 'unsure'],
};

/** That of what they are about. */
export const ofTopics: readonly Total[] = [ofTopic];

/**
 * Changes the tallies of the touched days and takes the totals along: what these days summed up to before goes, what they sum up to then
 * comes. Law: a total is the sum of its tally.
 */
export function keepTotals(db: Database.Database, totals: readonly Total[], change: () => void): void {
  const ofTouched = '(app, day) IN (SELECT app, day FROM touched_day)';
  for (const one of totals) db.exec(added(one, '-', ofTouched));
  change();
  for (const one of totals) {
    db.exec(added(one, '+', ofTouched));
    const nothing = one.counts.map((count) => `${count} = 0`).join(' AND ');
    db.exec(`DELETE FROM ${one.total} WHERE ${nothing}`);
  }
}

/** Sums up the topics of an app from nothing. */
export function sumUpTopics(db: Database.Database, app: number): void {
  db.prepare('DELETE FROM topic_total WHERE app = ?').run(app);
  db.prepare(added(ofTopic, '+', 'app = ?')).run(app);
}

/** Adds the rows of a tally to its total, or takes them away. */
const added = ({ total, tally, by, counts }: Total, sign: '+' | '-', rows: string): string => `
  INSERT INTO ${total} (app, ${[...by, ...counts].join(', ')})
  SELECT app, ${by.join(', ')}, ${counts.map((count) => `${sign}sum(${count})`).join(', ')} FROM ${tally}
  WHERE ${rows} GROUP BY app, ${by.join(', ')}
  ON CONFLICT DO UPDATE SET ${counts.map((count) => `${count} = ${count} + excluded.${count}`).join(', ')}`;
