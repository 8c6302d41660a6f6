import type Database from 'better-sqlite3';
import { unpack } from '../phrases/log.ts';
import { type By, type Part, Parts, type Tally } from '../phrases/parts.ts';
import { type Candidate, type KeyPhrase, keyPhrases } from '../phrases/select.ts';
import { isIn, type Periods } from '../period.ts';
import { batch } from './batch.ts';
import { keepPhraseLog, type PhraseMeans } from './phrase-log.ts';
import { periodsOfApp } from './periods.ts';
import type { Writer } from './writer.ts';

type Touched = Pick<Writer, 'db' | 'touched'>;

/** Fewer complaints of an app make no phrase worth keeping. */
const leastComplaints = 3;
/** Versions that are held against the others: the newest with so many complaints or more. */
const versionsShown = 4;
const leastOfVersion = 30;

/** Finds anew which phrases belong to the parts of the apps this run has touched, and to each app against all others. */
export const findPhrases =
  (means: PhraseMeans) =>
  (writer: Touched): void => {
    const { db, touched } = writer;
    for (const app of touched.keys()) {
      const met = keepPhraseLog(writer, app, means);
      keepPhrases(db, app, met);
      keepKeyness(db, app);
      keepTally(db, app);
    }
    compareWithOthers(db);
  };

interface LogRow {
  readonly day: number;
  readonly version: string;
  readonly said: Buffer;
}

const logOf = (db: Database.Database, app: number): LogRow[] =>
  db
    .prepare('SELECT day, version, said FROM phrase_log WHERE app = ? ORDER BY day, version')
    .all(app) as LogRow[];

/** Keeps the phrases that enough complaints are made in. Those that have just become so many were met on the touched days. */
function keepPhrases(db: Database.Database, app: number, met: ReadonlyMap<number, string>): void {
  const known = new Map(
    db.prepare('SELECT key, phrase FROM phrase WHERE app = ?').raw().all(app) as [number, string][],
  );
  db.prepare('DELETE FROM phrase WHERE app = ?').run(app);
  const rows = batch(db, 'phrase', ['app', 'key', 'phrase', 'complaints']);
  for (const [key, complaints] of frequent(logOf(db, app)))
    rows.add({ app, key, phrase: met.get(key) ?? known.get(key)!, complaints });
  rows.flush();
}

/** Keys that stand often enough in a log, with how often, ascending: sorted and counted in runs, which needs no table of the rare ones. */
function* frequent(log: readonly LogRow[]): IterableIterator<[key: number, complaints: number]> {
  let length = 0;
  for (const { said } of log) unpack(said, ({ phrases }) => (length += phrases.length));
  const keys = new Float64Array(length);
  let at = 0;
  for (const { said } of log) unpack(said, ({ phrases }) => phrases.forEach((key) => (keys[at++] = key)));
  keys.sort();
  for (let first = 0, end = 0; first < length; first = end) {
    while (end < length && keys[end] === keys[first]) end++;
    if (end - first >= leastComplaints) yield [keys[first]!, end - first];
  }
}

/** The kept phrases of an app and where each stands among them, by key. */
function phrasesOf(db: Database.Database, app: number) {
  const rows = db.prepare('SELECT key, phrase FROM phrase WHERE app = ? ORDER BY key').raw().all(app);
  const kept = rows as [number, string][];
  return {
    names: kept.map(([, phrase]) => phrase),
    places: new Map(kept.map(([key], place) => [key, place])),
  };
}

const placesIn = (phrases: readonly number[], places: ReadonlyMap<number, number>): number[] =>
  phrases.flatMap((key) => places.get(key) ?? []);

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

const keynessRows = (db: Database.Database) => batch(db, 'phrase_keyness', columns);

const rowOf = (app: number, by: By | 'app', value: string, place: number, one: KeyPhrase) => ({
  ...{ app, by, value, rank: place + 1, phrase: one.phrase, said: one.said, of_complaints: one.of },
  ...{ elsewhere: one.elsewhere, of_elsewhere: one.ofElsewhere, g2: one.g2, p_corrected: one.corrected },
  ...{ log_ratio: one.logRatio, low: one.low, high: one.high },
});

function keepKeyness(db: Database.Database, app: number): void {
  db.prepare(`DELETE FROM phrase_keyness WHERE app = ? AND by <> 'app'`).run(app);
  const rows = keynessRows(db);
  const log = logOf(db, app);
  const { names, places } = phrasesOf(db, app);
  const parts = new Parts(names);
  const partsOf = partsOfComplaints(db, parts);
  const partsOfRow = partsOfRows(log, parts, periodsOfApp(db, app));
  for (const row of log) {
    const ofRow = partsOfRow(row);
    unpack(row.said, ({ issue, stage, phrases }) => {
      parts.count([...ofRow, ...partsOf(issue, stage)], placesIn(phrases, places));
    });
  }
  for (const { by, value, candidates } of parts.candidates())
    for (const [place, one] of keyPhrases(candidates).entries()) rows.add(rowOf(app, by, value, place, one));
  rows.flush();
}

/** The tallies of the parts that a complaint of this issue at this stage belongs to. */
function partsOfComplaints(db: Database.Database, parts: Parts) {
  const idsOf = (table: string) =>
    new Map(db.prepare(`SELECT key, id FROM ${table}`).raw().all() as [number, string][]);
  const [stages, issues] = [idsOf('stage'), idsOf('issue')];
  const causes = new Map(
    db.prepare('SELECT issue.key, cause.id FROM issue JOIN cause ON cause.key = issue.cause').raw().all() as [
      number,
      string,
    ][],
  );
  const known = new Map<number, readonly Tally[]>();
  return (issue: number, stage: number): readonly Tally[] => {
    const combination = issue * 256 + stage;
    const found = known.get(combination);
    if (found !== undefined) return found;
    const tallies = [
      { by: 'stage', value: stages.get(stage)! } as const,
      { by: 'issue', value: issues.get(issue)! } as const,
      { by: 'cause', value: causes.get(issue)! } as const,
    ].map((part) => parts.tallyOf({ ...part, whole: 'all' }));
    known.set(combination, tallies);
    return tallies;
  };
}

/** The tallies of the wholes and parts that all complaints of a row belong to. */
function partsOfRows(log: readonly LogRow[], parts: Parts, periods: Periods | null) {
  const versions = newestVersions(log);
  const newest: Part = { by: 'period', value: 'newest', whole: 'dated' };
  return ({ day, version }: LogRow): Tally[] => {
    const tallies = [parts.tallyOf('all')];
    if (version !== '') tallies.push(parts.tallyOf('versioned'));
    if (day >= 0) tallies.push(parts.tallyOf('dated'));
    if (versions.has(version))
      tallies.push(parts.tallyOf({ by: 'version', value: version, whole: 'versioned' }));
    if (periods !== null && isIn(periods.newest, day)) tallies.push(parts.tallyOf(newest));
    return tallies;
  };
}

/** Those first complained of last; the log is in the order of days. */
function newestVersions(log: readonly LogRow[]): ReadonlySet<string> {
  const complaints = new Map<string, number>();
  for (const { version, said } of log)
    if (version !== '') unpack(said, () => complaints.set(version, (complaints.get(version) ?? 0) + 1));
  const enough = [...complaints].filter(([, count]) => count >= leastOfVersion).map(([version]) => version);
  return new Set(enough.slice(-versionsShown));
}

/** Counts the shown phrases of an app day by day, each once a review. */
function keepTally(db: Database.Database, app: number): void {
  db.prepare('DELETE FROM phrase_tally WHERE app = ?').run(app);
  const shown = new Set(
    db
      .prepare(`SELECT phrase FROM phrase_keyness WHERE app = ? AND by <> 'app'`)
      .pluck()
      .all(app) as string[],
  );
  const { names, places } = phrasesOf(db, app);
  const rows = batch(db, 'phrase_tally', ['app', 'phrase', 'day', 'version', 'reviews']);
  for (const { day, version, said } of logOf(db, app)) {
    const reviews = new Map<string, number>();
    const ofReview = new Set<string>();
    unpack(said, ({ again, phrases }) => {
      if (!again) ofReview.clear();
      for (const place of placesIn(phrases, places)) {
        const phrase = names[place]!;
        if (!shown.has(phrase) || ofReview.has(phrase)) continue;
        ofReview.add(phrase);
        reviews.set(phrase, (reviews.get(phrase) ?? 0) + 1);
      }
    });
    for (const [phrase, count] of reviews) rows.add({ app, phrase, day, version, reviews: count });
  }
  rows.flush();
}

/** Each app against all others. */
function compareWithOthers(db: Database.Database): void {
  db.exec(`DELETE FROM phrase_keyness WHERE by = 'app'`);
  const apps = db.prepare('SELECT DISTINCT app FROM phrase_log ORDER BY app').pluck().all() as number[];
  if (apps.length < 2) return;
  const everywhere = saidAnywhere(db, apps);
  const complaints = new Map(apps.map((app) => [app, complaintsOf(db, app)]));
  const all = [...complaints.values()].reduce((sum, count) => sum + count, 0);
  const rows = keynessRows(db);
  const kept = db.prepare('SELECT key, phrase, complaints FROM phrase WHERE app = ? ORDER BY key').raw();
  for (const [app, of] of complaints) {
    const candidates = (kept.all(app) as [number, string, number][]).map(
      ([key, phrase, said]): Candidate => ({
        ...{ phrase, said, of, elsewhere: everywhere.get(key)! - said, ofElsewhere: all - of },
      }),
    );
    for (const [place, one] of keyPhrases(candidates).entries()) rows.add(rowOf(app, 'app', '', place, one));
  }
  rows.flush();
}

/** How many complaints of any app are made in each phrase that some app keeps. */
function saidAnywhere(db: Database.Database, apps: readonly number[]): ReadonlyMap<number, number> {
  const keys = db.prepare('SELECT DISTINCT key FROM phrase').pluck().all() as number[];
  const said = new Map(keys.map((key) => [key, 0]));
  for (const app of apps) {
    for (const row of logOf(db, app))
      unpack(row.said, ({ phrases }) => {
        for (const key of phrases) {
          const count = said.get(key);
          if (count !== undefined) said.set(key, count + 1);
        }
      });
  }
  return said;
}

function complaintsOf(db: Database.Database, app: number): number {
  let complaints = 0;
  for (const { said } of logOf(db, app)) unpack(said, () => complaints++);
  return complaints;
}
