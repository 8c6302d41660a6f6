import type Database from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { deriveAll } from './derivation.ts';
import { adviceTables } from './tables/advice.ts';
import { comparisonTables } from './tables/comparison.ts';
import { complaintTable } from './tables/complaint.ts';
import { correctionTables } from './tables/corrections.ts';
import { erasedTable } from './tables/erased.ts';
import { exportTable } from './tables/exports.ts';
import { formerTables } from './tables/former.ts';
import { growthTables } from './tables/growth.ts';
import { impactTables } from './tables/impact.ts';
import { fetchTables } from './tables/fetch.ts';
import { findingTables } from './tables/findings.ts';
import { ledgerTables } from './tables/ledger.ts';
import { noticeTables } from './tables/notices.ts';
import { nightTables } from './tables/nights.ts';
import { phraseTables } from './tables/phrases.ts';
import { searchTable } from './tables/search.ts';
import { secretTable } from './tables/secret.ts';
import { tallyTables } from './tables/tallies.ts';
import { totalTables } from './tables/totals.ts';
import { topicTables } from './tables/topics.ts';
import { trendTables } from './tables/trends.ts';
import { keyStore } from './keyed.ts';
import { refillSearch } from './search.ts';
import { tables } from './tables.ts';
import { views } from './views.ts';

/** A named step from one version of the schema to the next; never changed once released. */
interface Migration {
  readonly name: string;
  readonly sql: string;
  /** What SQL alone cannot do, right after it. */
  readonly beyond?: (db: Database.Database) => void;
}

const migrations: readonly Migration[] = [
  { name: 'tables as first laid out', sql: tables },
  {
    name: 'what is derived from the complaints',
    sql: [
      complaintTable,
      formerTables,
      tallyTables,
      totalTables,
      findingTables,
      searchTable,
      impactTables,
      adviceTables,
      ledgerTables,
      growthTables,
      comparisonTables,
      phraseTables,
      trendTables,
      topicTables,
      correctionTables,
      erasedTable,
      exportTable,
      fetchTables,
      noticeTables,
      nightTables,
      secretTable,
    ].join('\n'),
    beyond: keyStore,
  },
];

/** The version of the schema this program writes: `PRAGMA user_version`. */
export const schemaVersion = migrations.length;

/** `PRAGMA application_id` of our databases: "WzHn" in ASCII. */
export const applicationId = 0x577a486e;

const versionOf = (db: Database.Database): number => db.pragma('user_version', { simple: true }) as number;

/**
 * Refuses a file that is no store of ours or is newer than this program.
 * @throws UserError `not-a-store`, `database-newer`
 */
export function checkStore(db: Database.Database): void {
  const version = versionOf(db);
  if (db.pragma('application_id', { simple: true }) !== applicationId) throw notAStore(db.name);
  if (version > schemaVersion) throw newer(db.name, version);
}

/** True for a file without a table: one just made. */
export function isBlank(db: Database.Database): boolean {
  return versionOf(db) === 0 && db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
}

/** True for a store whose schema an earlier program made. */
export const isOlder = (db: Database.Database): boolean => versionOf(db) < schemaVersion;

/** Brings the schema to this program's version, whole or not at all: all steps, then the views and what is derived. */
export function migrate(db: Database.Database): void {
  if (!isOlder(db)) return;
  db.pragma('secure_delete = ON'); // of what is replaced by something that tells less, no page may keep the former
  db.transaction(() => bringUpToDate(db)).immediate();
  db.pragma('secure_delete = OFF');
}

function bringUpToDate(db: Database.Database): void {
  const missing = migrations.slice(versionOf(db)); // none if another process was quicker
  if (missing.length === 0) return;
  for (const view of viewNames(db)) db.exec(`DROP VIEW ${view}`);
  for (const { sql, beyond } of missing) {
    db.exec(sql);
    beyond?.(db);
  }
  db.exec(views);
  deriveAll(db);
  refillSearch(db);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${schemaVersion}`);
}

const viewNames = (db: Database.Database) =>
  db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'view'`).pluck().all() as string[];

const notAStore = (path: string): UserError =>
  new UserError({
    code: 'not-a-store',
    message: `${path} is an SQLite database, but none that wenzhen made`,
    hint: 'Name a database made by `wenzhen run`, or a new file, with --db. The file has not been touched.',
    zh: {
      message: `${path} 是 SQLite 数据库，但不是由 wenzhen 生成的`,
      hint: '请用 --db 指定由 `wenzhen run` 生成的数据库或一个新文件。原文件未被改动。',
    },
  });

const newer = (path: string, version: number): UserError =>
  new UserError({
    code: 'database-newer',
    message: `${path} has schema version ${version}; this program knows versions up to ${schemaVersion}`,
    hint: 'Update wenzhen (npm install wenzhen@latest), or name another file with --db. The file has not been touched.',
    zh: {
      message: `${path} 的结构版本是 ${version}，本程序只支持到 ${schemaVersion}`,
      hint: '请升级 wenzhen（npm install wenzhen@latest），或用 --db 指定另一个文件。原文件未被改动。',
    },
  });
