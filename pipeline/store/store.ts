import type Database from 'better-sqlite3';

export interface Store {
  readonly path: string;
  readonly db: Database.Database;
  close(): void;
}
