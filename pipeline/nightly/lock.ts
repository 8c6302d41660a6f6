import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { guarded } from '../store/faults.ts';

/** Who works on a database, or did so last. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly started: Date;
}

/** The right to be the only night at work on a database. */
export interface NightLock {
  /** The night before this one that did not come to its end, if that is so: killed, or the machine went down. */
  readonly interrupted: Owner | null;
  release(): void;
}

const lockOf = (database: string): string => `${database}.lock`;

/**
 * Takes the lock of a database: the file `<database>.lock`, a small SQLite database that names its owner and whose write lock is held until
 * `release`. The operating system gives that lock back when the process ends, in whatever way: a stale one is no hindrance, two nights that
 * start at once cannot both have it, and a number of a process that was given away again misleads nobody. Like SQLite itself it needs a
 * file system that keeps locks, which some network file systems do not.
 * @throws UserError `night-running` with the owner and its age; as `openStore` where the file cannot be written
 */
export function takeLock(database: string, now: Date): NightLock {
  const path = lockOf(database);
  mkdirSync(dirname(path), { recursive: true });
  return guarded(path, () => {
    const db = new Database(path, { timeout: 0 });
    try {
      return hold(db, now);
    } catch (error) {
      const busy = isBusy(error) ? running(database, ownerIn(db), now) : error;
      db.close();
      throw busy;
    }
  });
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');

/** The owner is written down first, where others can read it, and the lock taken again to keep. */
function hold(db: Database.Database, now: Date): NightLock {
  db.exec('BEGIN IMMEDIATE');
  db.exec('CREATE TABLE IF NOT EXISTS owner (pid INTEGER, host TEXT, started INTEGER, ended INTEGER) STRICT');
  const interrupted = ownerIn(db, 'ended IS NULL');
  db.exec('DELETE FROM owner');
  db.prepare('INSERT INTO owner (pid, host, started) VALUES (?, ?, ?)').run(
    process.pid,
    hostname(),
    now.getTime(),
  );
  db.exec('COMMIT');
  db.exec('BEGIN IMMEDIATE');
  return {
    interrupted,
    release: () => {
      db.exec(`UPDATE owner SET ended = started`);
      db.exec('COMMIT');
      db.close();
    },
  };
}

function ownerIn(db: Database.Database, which = 'true'): Owner | null {
  try {
    const row = db.prepare(`SELECT pid, host, started FROM owner WHERE ${which}`).get();
    if (row === undefined) return null;
    const { pid, host, started } = row as { pid: number; host: string; started: number };
    return { pid, host, started: new Date(started) };
  } catch {
    return null; // it is being taken this very moment
  }
}

function running(database: string, owner: Owner | null, now: Date): UserError {
  const minutes =
    owner === null ? 0 : Math.max(0, Math.round((now.getTime() - owner.started.getTime()) / 60_000));
  const who = owner === null ? '' : `: pid ${owner.pid} @ ${owner.host}, ${owner.started.toISOString()}`;
  return new UserError({
    code: 'night-running',
    message: `another night is at work on ${database}${who} (${minutes} min)`,
    hint: `Wait until it has ended. If it hangs, end it (kill ${owner?.pid ?? 'PID'}); what it has not published is done anew by the next one.`,
    zh: {
      message: `另一次夜间运行正在处理 ${database}${who}（已 ${minutes} 分钟）`,
      hint: `请等它结束。若已卡住，可终止它（kill ${owner?.pid ?? 'PID'}）；未发布的部分会由下一次重做。`,
    },
  });
}
