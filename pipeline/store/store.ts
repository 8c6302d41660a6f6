import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { guarded } from './faults.ts';
import { checkStore, isBlank, isOlder, migrate } from './migrate.ts';

/** An open database of reviews and findings. */
export interface Store {
  readonly path: string;
  /** For the modules of this folder only; others ask through `queries.ts`. */
  readonly db: Database.Database;
  close(): void;
}

export interface OpenOptions {
  /** Nothing can be written; any number may read while a run writes. */
  readonly readonly?: boolean;
  /** Make the file, and its folder, when there is none. */
  readonly create?: boolean;
}

/** How long a writer waits for another one before it gives up, milliseconds. */
const patience = 2_000;

/**
 * Opens the database at `path`; for writing, brings its schema up to date.
 * @throws UserError `database-missing`, `not-a-database`, `not-a-store`, `database-newer`, `database-corrupt`, `database-read-only`,
 * `database-busy`, `database-unreachable`, `disk-full`
 */
export function openStore(path: string, { readonly = false, create = false }: OpenOptions = {}): Store {
  if (!existsSync(path)) {
    if (!create) throw missing(path);
    mkdirSync(dirname(path), { recursive: true });
  }
  return guarded(path, () => {
    const db = new Database(path, { readonly, timeout: patience });
    try {
      prepare(db, { readonly, create });
    } catch (error) {
      db.close();
      throw error;
    }
    return { path, db, close: () => db.close() };
  });
}

/**
 * Asks the database at `path`, open for reading, and closes it whatever comes.
 * @throws UserError as `openStore`, and whatever `ask` throws
 */
export async function askStore<Answer>(
  path: string,
  ask: (store: Store) => Answer | Promise<Answer>,
): Promise<Answer> {
  const store = openStore(path, { readonly: true });
  try {
    return await ask(store);
  } finally {
    store.close();
  }
}

/**
 * Whether there is a database to be read. A file without a table is none: whoever was making it did not get further.
 * @throws UserError `not-a-database`, `database-corrupt`, `database-unreachable`
 */
export function isThere(path: string): boolean {
  if (!existsSync(path)) return false;
  return guarded(path, () => {
    const db = new Database(path, { readonly: true, timeout: patience });
    try {
      return !isBlank(db);
    } finally {
      db.close();
    }
  });
}

function prepare(db: Database.Database, { readonly, create }: Required<OpenOptions>): void {
  if (!(create && isBlank(db))) checkStore(db);
  db.pragma('foreign_keys = ON');
  if (readonly && isOlder(db)) bringUpToDate(db.name);
  db.pragma('cache_size = -65536'); // 64 MiB: random pages of a million reviews
  if (readonly) return;
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL'); // one commit a run: durability costs nothing
  migrate(db);
}

/** A reader of an older store, too, needs the tables and views of this program. */
function bringUpToDate(path: string): void {
  const db = new Database(path, { timeout: patience });
  try {
    migrate(db);
  } finally {
    db.close();
  }
}

/** What `PRAGMA integrity_check` and `foreign_key_check` find, one line a fault; none: all is well. */
export const storeFaults = (store: Store): string[] => guarded(store.path, () => faultsIn(store.db));

/** The same for an open file. */
export function faultsIn(db: Database.Database): string[] {
  const integrity = db.pragma('integrity_check') as { integrity_check: string }[];
  const keys = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[];
  return [
    ...integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...keys.map(({ table, rowid, parent }) => `${table} row ${rowid} points at no ${parent}`),
  ];
}

/** Whether the pages of the store hang together: cheaper than `storeFaults`, as it does not hold indexes against their tables. */
export const pageFaults = (store: Store): string[] =>
  guarded(store.path, () => {
    const rows = store.db.pragma('quick_check(3)') as { quick_check: string }[];
    return rows.map((row) => row.quick_check).filter((line) => line !== 'ok');
  });

const missing = (path: string): UserError =>
  new UserError({
    code: 'database-missing',
    message: `there is no database ${path}`,
    hint: 'Run `wenzhen run` first, or name the database with --db.',
    zh: { message: `数据库 ${path} 不存在`, hint: '请先运行 `wenzhen run`，或用 --db 指定数据库。' },
  });
