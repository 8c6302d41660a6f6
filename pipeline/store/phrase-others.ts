import type Database from 'better-sqlite3';
import type { Counts } from '../phrases/keyness.ts';
import { KeyTable } from '../phrases/key-table.ts';
import { unpack } from '../phrases/log.ts';
import { type Candidate, keyPhrases, mayBeKey, maySurely } from '../phrases/select.ts';
import { keynessRows, rowOf } from './phrase-keyness.ts';

/** A phrase of an app that may be key against all others. */
interface Sought extends Counts {
  readonly key: number;
  readonly words: number;
}

/** The phrases that an app keeps, how many complaints it has in all, and how many of them are made in each. */
interface AppPhrases {
  readonly of: number;
  readonly rows: readonly (readonly [key: number, words: number, complaints: number])[];
  readonly said: KeyTable;
}

/**
 * Keeps the key phrases of each app against all others. Where another app keeps a phrase, it is known how often; the logs are read only for
 * phrases that would be key were they said nowhere else.
 */
export function compareWithOthers(db: Database.Database): void {
  db.exec(`DELETE FROM phrase_keyness WHERE by = 'app'`);
  const apps = phrasesOfApps(db);
  if (apps.size < 2) return;
  const sought = new Map([...apps].map(([app, ofApp]) => [app, soughtOf(ofApp, apps)]));
  const seldom = seldomSaid(db, apps, sought);
  const rows = keynessRows(db);
  const phraseOf = db.prepare('SELECT phrase FROM phrase WHERE app = ? AND key = ?').pluck();
  for (const [app, list] of sought) {
    const tried = apps.get(app)!.rows.length;
    const candidates: Candidate[] = [];
    for (const { key, words, ...counts } of list) {
      const elsewhere = counts.elsewhere + seldom.of(key);
      if (!mayBeKey({ ...counts, elsewhere })) continue;
      candidates.push({ phrase: phraseOf.get(app, key) as string, words, ...counts, elsewhere });
    }
    for (const [place, one] of keyPhrases(candidates, tried).entries())
      rows.add(rowOf(app, 'app', '', place, one));
  }
  rows.flush();
}

function phrasesOfApps(db: Database.Database): ReadonlyMap<number, AppPhrases> {
  const counted = db.prepare('SELECT app, sum(complaints) FROM phrase_log GROUP BY app ORDER BY app').raw();
  const kept = db.prepare('SELECT key, words, complaints FROM phrase WHERE app = ?').raw();
  return new Map(
    (counted.all() as [number, number][]).map(([app, of]) => {
      const rows = kept.all(app) as [number, number, number][];
      const said = new KeyTable();
      for (const [key, , complaints] of rows) said.set(key, complaints);
      return [app, { of, rows, said }];
    }),
  );
}

/** What may be key in an app, were it said elsewhere only where it is kept. */
function soughtOf(ofApp: AppPhrases, apps: ReadonlyMap<number, AppPhrases>): Sought[] {
  const others = [...apps.values()].filter((other) => other !== ofApp);
  const ofElsewhere = others.reduce((sum, { of }) => sum + of, 0);
  const mayBeSure = maySurely(ofApp.rows.length);
  const sought: Sought[] = [];
  for (const [key, words, said] of ofApp.rows) {
    const counts = { said, of: ofApp.of, elsewhere: 0, ofElsewhere };
    for (const other of others) {
      counts.elsewhere += other.said.of(key);
      if (!mayBeKey(counts)) break;
    }
    if (mayBeKey(counts) && mayBeSure(counts)) sought.push({ key, words, ...counts });
  }
  return sought;
}

/** How many complaints are made in each sought phrase in apps that do not keep it. */
function seldomSaid(
  db: Database.Database,
  apps: ReadonlyMap<number, AppPhrases>,
  sought: ReadonlyMap<number, readonly Sought[]>,
): KeyTable {
  const seldom = new KeyTable();
  const logOf = db.prepare('SELECT said FROM phrase_log WHERE app = ?').pluck();
  for (const [app, { said }] of apps) {
    const wanted = new KeyTable();
    for (const list of sought.values())
      for (const { key } of list) if (said.of(key) === 0) wanted.set(key, 1);
    if (wanted.keysFrom(1).length === 0) continue;
    for (const row of logOf.iterate(app) as Iterable<Buffer>)
      unpack(row, ({ size, keys }) => {
        for (let place = 0; place < size; place++) wanted.increaseKnown(keys[place]!);
      });
    for (const key of wanted.keysFrom(2)) seldom.set(key, seldom.of(key) + wanted.of(key) - 1);
  }
  return seldom;
}
