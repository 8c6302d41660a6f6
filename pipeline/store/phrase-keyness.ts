import type Database from 'better-sqlite3';
import { isIn, type Periods } from '../period.ts';
import { KeyTable } from '../phrases/key-table.ts';
import { unpack } from '../phrases/log.ts';
import { type By, type Part, Parts, type Tally } from '../phrases/parts.ts';
import { type KeyPhrase, keyPhrases, type Phrase } from '../phrases/select.ts';
import { batch } from './batch.ts';
import type { LogRow } from './phrase-log.ts';
import { periodsOfApp } from './periods.ts';

/** Versions that are held against the others: the newest with so many complaints or more. */
const versionsShown = 4;
const leastOfVersion = 30;

const columns = [
  ...([
    'app',
    'by',
    'value',
    'rank',
    'phrase',
    'said',
    'of_complaints',
    'elsewhere',
    'of_elsewhere',
  ] as const),
  ...(['g2', 'p_corrected', 'log_ratio', 'low', 'high'] as const),
];

export const keynessRows = (db: Database.Database) => batch(db, 'phrase_keyness', columns);

export const rowOf = (app: number, by: By | 'app', value: string, place: number, one: KeyPhrase) => ({
  ...{ app, by, value, rank: place + 1, phrase: one.phrase, said: one.said, of_complaints: one.of },
  ...{ elsewhere: one.elsewhere, of_elsewhere: one.ofElsewhere, g2: one.g2, p_corrected: one.corrected },
  ...{ log_ratio: one.logRatio, low: one.low, high: one.high },
});

/**
 * Keeps the key phrases of every part of an app's complaints.
 * @returns the phrases shown of any part
 */
export function keepKeyness(db: Database.Database, app: number, parts: Parts): ReadonlySet<string> {
  db.prepare(`DELETE FROM phrase_keyness WHERE app = ? AND by <> 'app'`).run(app);
  const rows = keynessRows(db);
  const shown = new Set<string>();
  for (const { by, value, candidates, tried } of parts.candidates()) {
    for (const [place, one] of keyPhrases(candidates, tried).entries()) {
      shown.add(one.phrase);
      rows.add(rowOf(app, by, value, place, one));
    }
  }
  rows.flush();
  return shown;
}

/**
 * Passes over the log of an app, once, and counts which phrases the parts of its complaints are made in.
 * @param phrases those that are counted, by key; their place is their order
 */
export function countParts(
  db: Database.Database,
  app: number,
  log: readonly LogRow[],
  phrases: ReadonlyMap<number, Phrase>,
): Parts {
  const parts = new Parts([...phrases.values()]);
  const placesFromOne = new KeyTable();
  for (const [place, key] of [...phrases.keys()].entries()) placesFromOne.set(key, place + 1);
  const ofKind = talliesOfKinds(db, parts);
  const ofRow = talliesOfRows(log, parts, periodsOfApp(db, app));
  for (const row of log) {
    const rowTallies = ofRow(row);
    unpack(row.said, ({ issue, stage, size, keys }) => {
      let kept = 0;
      for (let at = 0; at < size; at++) {
        const place = placesFromOne.of(keys[at]!) - 1;
        if (place >= 0) keys[kept++] = place;
      }
      parts.count(ofKind(issue, stage), keys, kept);
      parts.count(rowTallies, keys, kept);
    });
  }
  return parts;
}

/** The tally of the complaints of an issue at a stage, which are of the same cause, too. */
function talliesOfKinds(db: Database.Database, parts: Parts) {
  const idsOf = (sql: string) => new Map(db.prepare(sql).raw().all() as [number, string][]);
  const stages = idsOf('SELECT key, id FROM stage');
  const issues = idsOf('SELECT key, id FROM issue');
  const causes = idsOf('SELECT issue.key, cause.id FROM issue JOIN cause ON cause.key = issue.cause');
  const known = new Map<number, readonly [Tally]>();
  return (issue: number, stage: number): readonly [Tally] => {
    const kind = issue * 2 ** 16 + stage;
    const found = known.get(kind);
    if (found !== undefined) return found;
    const whole = 'all';
    const tally = parts.kind([
      { by: 'stage', value: stages.get(stage)!, whole },
      { by: 'issue', value: issues.get(issue)!, whole },
      { by: 'cause', value: causes.get(issue)!, whole },
    ]);
    known.set(kind, [tally]);
    return [tally];
  };
}

/** The further tallies that all complaints of a row belong to. */
function talliesOfRows(log: readonly LogRow[], parts: Parts, periods: Periods | null) {
  const versions = newestVersions(log);
  const newest: Part = { by: 'period', value: 'newest', whole: 'dated' };
  return ({ day, version }: LogRow): Tally[] => {
    const tallies: Tally[] = [];
    if (version === '') tallies.push(parts.lacking('versioned'));
    if (day < 0) tallies.push(parts.lacking('dated'));
    if (versions.has(version))
      tallies.push(parts.other({ by: 'version', value: version, whole: 'versioned' }));
    if (periods !== null && isIn(periods.newest, day)) tallies.push(parts.other(newest));
    return tallies;
  };
}

/** Those first complained of last; the log is in the order of days. */
function newestVersions(log: readonly LogRow[]): ReadonlySet<string> {
  const complaints = new Map<string, number>();
  for (const { version, complaints: more } of log) {
    if (version !== '') complaints.set(version, (complaints.get(version) ?? 0) + more);
  }
  const enough = [...complaints].filter(([, count]) => count >= leastOfVersion).map(([version]) => version);
  return new Set(enough.slice(-versionsShown));
}
