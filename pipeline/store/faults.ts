import Database from 'better-sqlite3';
import { UserError } from '../errors.ts';

/** What SQLite's result codes mean to the person at the terminal; prefixes, as extended codes refine the plain ones. */
const faults = {
  SQLITE_BUSY: {
    code: 'database-busy',
    what: 'is being written by another run',
    hint: 'Wait until it has ended and start again, or name another file with --db. Nothing has been changed.',
    zh: '正被另一次运行写入',
    zhHint: '请等它结束后重试，或用 --db 指定另一个文件。数据未作任何改动。',
  },
  SQLITE_FULL: {
    code: 'disk-full',
    what: 'cannot grow: the disk is full or a size limit is reached',
    hint: 'Free some space and start again; the state before this run is kept.',
    zh: '无法写入：磁盘已满或达到大小上限',
    zhHint: '请清理空间后重试；本次运行之前的数据保持不变。',
  },
  SQLITE_READONLY: {
    code: 'database-read-only',
    what: 'may not be written',
    hint: 'Give yourself write permission on the file and its folder (chmod u+w), or name another file with --db.',
    zh: '没有写入权限',
    zhHint: '请为该文件及其目录加上写权限（chmod u+w），或用 --db 指定另一个文件。',
  },
  SQLITE_CANTOPEN: {
    code: 'database-unreachable',
    what: 'cannot be opened',
    hint: 'Check that the path and its folder exist and may be read; `wenzhen run` makes a new database.',
    zh: '无法打开',
    zhHint: '请检查路径及目录是否存在、可读；`wenzhen run` 会新建数据库。',
  },
  SQLITE_NOTADB: {
    code: 'not-a-database',
    what: 'is not an SQLite database',
    hint: 'Name a database made by `wenzhen run`, or a new file, with --db.',
    zh: '不是 SQLite 数据库',
    zhHint: '请用 --db 指定由 `wenzhen run` 生成的数据库或一个新文件。',
  },
  SQLITE_CORRUPT: {
    code: 'database-corrupt',
    what: 'is damaged',
    hint: 'Restore it from a backup, or move it away and let `wenzhen run` make a new one from the exports. It has not been touched.',
    zh: '已损坏',
    zhHint: '请从备份恢复，或移走后由 `wenzhen run` 根据导出文件重建。原文件未被改动。',
  },
  SQLITE_PERM: {
    code: 'database-no-permission',
    what: 'may not be read',
    hint: 'Give yourself read and write permission on the file (chmod u+rw).',
    zh: '没有读取权限',
    zhHint: '请为该文件加上读写权限（chmod u+rw）。',
  },
} as const;

/** Extended codes that mean the same to a user as another plain one. */
const aliases: Readonly<Record<string, keyof typeof faults>> = {
  SQLITE_IOERR_WRITE: 'SQLITE_FULL', // a file-size limit (EFBIG) and quotas come as a failed write
  SQLITE_IOERR_FSYNC: 'SQLITE_FULL',
  SQLITE_LOCKED: 'SQLITE_BUSY',
  SQLITE_AUTH: 'SQLITE_PERM',
};

/** The error a user should see for one thrown while `path` was open: SQLite's own translated, others as they are. */
export function storeFault(path: string, error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const plain = aliases[error.code] ?? error.code.split('_').slice(0, 2).join('_');
  return isKnown(plain) ? fault(path, plain, error) : error;
}

type Known = keyof typeof faults;

const isKnown = (code: string): code is Known => code in faults;

function fault(path: string, known: Known, cause: Error): UserError {
  const { code, what, hint, zh, zhHint } = faults[known];
  const message = `the database ${path} ${what} (${cause.message})`;
  const chinese = { message: `数据库 ${path} ${zh}（${cause.message}）`, hint: zhHint };
  return new UserError({ code, message, hint, zh: chinese }, { cause });
}

/** Runs `work` on the database at `path` and turns SQLite's errors into what a user can act on. */
export function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeFault(path, error);
  }
}
