import { existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { writeWholeFile } from '../whole-file.ts';
import { guarded, storeFault } from './faults.ts';
import { checkStore } from './migrate.ts';
import { faultsIn, openStore, type Store } from './store.ts';

/** Pages copied at a time; a night that publishes meanwhile makes the copy begin again, so that few large steps are better than many. */
const pagesAtOnce = 100_000;

/**
 * Copies the store to one file while others read and write it (SQLite's online backup), then checks the copy. It appears whole, sound, and
 * needing no file beside it, or not at all.
 * @throws UserError `database-corrupt` where the store itself is damaged, `disk-full` …
 */
export function backUp({ db, path }: Store, to: string): Promise<string> {
  return writeWholeFile(to, async (part) => {
    try {
      await db.backup(part, { progress: () => pagesAtOnce });
      settle(part);
    } catch (error) {
      throw storeFault(path, error);
    }
    const faults = checkFile(part);
    if (faults.length > 0) throw damaged(path, faults);
  });
}

/**
 * Copies a database page by page as it stands, sound or not. No log is left beside it: the one of a process that was killed is folded into it, as
 * by whoever opens it next.
 * @throws UserError `not-a-database`, `database-corrupt` where even copying fails, `disk-full` …
 */
export async function copyStore(path: string, to: string): Promise<void> {
  const db = guarded(path, () => new Database(path));
  try {
    await db.backup(to, { progress: () => pagesAtOnce });
  } catch (error) {
    throw storeFault(path, error);
  } finally {
    db.close();
  }
}

/** Makes a copy need no log beside it: it can then be read from a folder that may not be written. */
function settle(path: string): void {
  const db = new Database(path);
  db.pragma('journal_mode = DELETE');
  db.close();
}

/**
 * What is wrong with a database file, one line a fault; none: it is a store of ours, of a version this program knows, and sound.
 * @throws UserError `database-missing`, `not-a-database`, `not-a-store`, `database-newer`
 */
function checkFile(path: string): string[] {
  if (!existsSync(path)) throw noBackup(path);
  return guarded(path, () => {
    const db = new Database(path, { readonly: true });
    try {
      checkStore(db);
      return faultsIn(db);
    } finally {
      db.close();
    }
  });
}

/** What a restored database replaced, and where that is now; null where there was none. */
export interface Restored {
  readonly database: string;
  readonly former: string | null;
}

/**
 * Puts a backup in the place of a database, after it was copied and the copy checked. The former database is not deleted: it and its log
 * are moved aside, whatever state they are in.
 * @throws UserError `backup-broken`, `database-exists` unless `replace`, `database-busy` where a run is writing it
 */
export async function restore(backup: string, database: string, replace: boolean): Promise<Restored> {
  const faults = checkFile(backup);
  if (faults.length > 0) throw broken(backup, faults);
  const exists = existsSync(database);
  if (exists && !replace) throw alreadyThere(database);
  if (exists) refuseIfBusy(database);
  const former = exists ? freeName(database) : null;
  await writeWholeFile(database, async (part) => {
    const store = openBackup(backup);
    try {
      await store.backup(part, { progress: () => pagesAtOnce });
    } finally {
      store.close();
    }
    const copyFaults = checkFile(part);
    if (copyFaults.length > 0) throw broken(backup, copyFaults);
    if (former !== null) moveAside(database, former);
  });
  openStore(database).close(); // brings an older schema up to date, and shows that it opens
  return { database, former };
}

const openBackup = (path: string): Database.Database => new Database(path, { readonly: true });

/** A database that is damaged cannot say whether it is busy, and nobody can be writing it. */
function refuseIfBusy(path: string): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: 0 });
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
  } catch (error) {
    const fault = storeFault(path, error);
    if (fault instanceof UserError && fault.code === 'database-busy') throw fault;
  } finally {
    db?.close();
  }
}

/** The log belongs to its database and goes with it. */
function moveAside(database: string, former: string): void {
  for (const end of ['', '-wal', '-shm'])
    if (existsSync(`${database}${end}`)) renameSync(`${database}${end}`, `${former}${end}`);
}

function freeName(database: string): string {
  for (let number = 1; ; number++) {
    const name = `${database}.replaced-${number}`;
    if (!existsSync(name)) return name;
  }
}

const some = (faults: readonly string[]): string => faults.slice(0, 3).join('; ');

const noBackup = (path: string): UserError =>
  new UserError({
    code: 'database-missing',
    message: `there is no file ${path}`,
    hint: 'Name a file that `wenzhen backup` or a night has made.',
    zh: { message: `文件 ${path} 不存在`, hint: '请指定由 `wenzhen backup` 或夜间运行生成的备份文件。' },
  });

const damaged = (path: string, faults: readonly string[]): UserError =>
  new UserError({
    code: 'database-corrupt',
    message: `the database ${path} is damaged: ${some(faults)}`,
    hint: 'Put the newest backup in its place: wenzhen restore BACKUP --replace. No backup was made of it.',
    zh: {
      message: `数据库 ${path} 已损坏：${some(faults)}`,
      hint: '请用最近的备份替换：wenzhen restore 备份文件 --replace。未为损坏的数据库生成备份。',
    },
  });

const broken = (path: string, faults: readonly string[]): UserError =>
  new UserError({
    code: 'backup-broken',
    message: `the backup ${path} is damaged: ${some(faults)}`,
    hint: 'Take an earlier one. Nothing has been changed.',
    zh: { message: `备份 ${path} 已损坏：${some(faults)}`, hint: '请改用更早的备份。未作任何改动。' },
  });

const alreadyThere = (path: string): UserError =>
  new UserError({
    code: 'database-exists',
    message: `there is a database ${path} already`,
    hint: 'With --replace it is moved aside and the backup takes its place; or name another file with --db.',
    zh: {
      message: `数据库 ${path} 已存在`,
      hint: '加 --replace 会先把它改名保留，再放入备份；或用 --db 指定另一个文件。',
    },
  });
