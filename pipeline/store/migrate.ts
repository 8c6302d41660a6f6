import type Database from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { tables } from './tables.ts';
import { views } from './views.ts';

/** A named step from one version of the schema to the next; never changed once released. */
interface Migration {
  readonly name: string;
  readonly sql: string;
}

const migrations: readonly Migration[] = [
  { name: 'tables and views as first laid out', sql: tables + views },
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

/** Brings the schema to this program's version, each step whole or not at all. */
export function migrate(db: Database.Database): void {
  for (let version = versionOf(db); version < schemaVersion; version = versionOf(db)) {
    db.transaction(() => step(db, version)).immediate();
  }
}

function step(db: Database.Database, version: number): void {
  if (versionOf(db) !== version) return; // another process was quicker
  db.exec(migrations[version]!.sql);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${version + 1}`);
}

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
