import type Database from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { numberOfDay } from './days.ts';
import { guarded } from './faults.ts';
import { judgeAdoptions } from './ledger.ts';
import type { Store } from './store.ts';

/** A suggestion taken up at an app. */
export interface Adopted {
  readonly suggestion: string;
  readonly app: string;
}

export interface NewAdoption extends Adopted {
  /** The version that brought it, or the ISO day from which it holds. */
  readonly since: { readonly version: string } | { readonly date: string };
  readonly note: string;
}

/**
 * Marks a suggestion as taken up, and judges the whole ledger by what is in the store.
 * @throws UserError `unknown-suggestion`, `unknown-app`, `already-adopted`, `database-busy` …; then nothing has changed
 */
export function adopt(store: Store, { suggestion, app, since, note }: NewAdoption): void {
  change(store, (db) => {
    const key = checked(db, { suggestion, app });
    if (isAdopted(db, suggestion, key)) throw already(suggestion, app);
    const version = 'version' in since ? since.version : null;
    const day = 'date' in since ? numberOfDay(since.date) : null;
    db.prepare('INSERT INTO adoption (suggestion, app, version, day, note) VALUES (?, ?, ?, ?, ?)').run(
      ...[suggestion, key, version, day, note],
    );
  });
}

/**
 * Takes the mark away again, with its verdict.
 * @throws UserError `unknown-suggestion`, `unknown-app`, `not-adopted`, `database-busy` …; then nothing has changed
 */
export function undoAdoption(store: Store, { suggestion, app }: Adopted): void {
  change(store, (db) => {
    const key = checked(db, { suggestion, app });
    if (!isAdopted(db, suggestion, key)) throw notAdopted(suggestion, app);
    db.prepare('DELETE FROM adoption_verdict WHERE suggestion = ? AND app = ?').run(suggestion, key);
    db.prepare('DELETE FROM adoption WHERE suggestion = ? AND app = ?').run(suggestion, key);
  });
}

/** The name of the only app in the store, if there is only one. */
export function onlyApp({ db }: Store): string | null {
  const names = appNames(db);
  return names.length === 1 ? names[0]! : null;
}

function change({ db, path }: Store, work: (db: Database.Database) => void): void {
  guarded(path, () =>
    db
      .transaction(() => {
        work(db);
        judgeAdoptions(db);
      })
      .immediate(),
  );
}

/** The app's number, once both names are known. */
function checked(db: Database.Database, { suggestion, app }: Adopted): number {
  const ids = db.prepare('SELECT id FROM suggestion ORDER BY key').pluck().all() as string[];
  if (!ids.includes(suggestion)) throw unknownSuggestion(suggestion, ids, db.name);
  const key = db.prepare('SELECT key FROM app WHERE name = ?').pluck().get(app) as number | undefined;
  if (key === undefined) throw unknownApp(app, appNames(db));
  return key;
}

const appNames = (db: Database.Database) =>
  db.prepare('SELECT name FROM app ORDER BY name').pluck().all() as string[];

const isAdopted = (db: Database.Database, suggestion: string, app: number): boolean =>
  db.prepare('SELECT 1 FROM adoption WHERE suggestion = ? AND app = ?').get(suggestion, app) !== undefined;

function unknownSuggestion(suggestion: string, ids: readonly string[], path: string): UserError {
  const close = nearest(suggestion, ids);
  const listed = `sqlite3 ${path} "SELECT suggestion, suggestion_zh FROM suggestion_list"`;
  return new UserError({
    code: 'unknown-suggestion',
    message: `there is no suggestion "${suggestion}"`,
    hint: `${close === undefined ? '' : `Did you mean ${close}? `}The report and ${listed} name them.`,
    zh: {
      message: `没有建议 "${suggestion}"`,
      hint: `${close === undefined ? '' : `是不是 ${close}？`}编号见报告，或 ${listed}`,
    },
  });
}

function unknownApp(app: string, names: readonly string[]): UserError {
  const close = nearest(app, names);
  return new UserError({
    code: 'unknown-app',
    message: `there is no app "${app}" in the store`,
    hint: `${close === undefined ? '' : `Did you mean ${close}? `}Apps: ${names.join(', ')}.`,
    zh: {
      message: `库中没有应用 "${app}"`,
      hint: `${close === undefined ? '' : `是不是 ${close}？`}库中的应用：${names.join('、')}。`,
    },
  });
}

const already = (suggestion: string, app: string): UserError =>
  new UserError({
    code: 'already-adopted',
    message: `${suggestion} is marked as taken up at ${app} already`,
    hint: 'Take the mark away with --undo first; `wenzhen ledger` shows it.',
    zh: {
      message: `${suggestion} 已标记为在「${app}」采纳`,
      hint: '如需更改，请先用 --undo 撤销；`wenzhen ledger` 可查看。',
    },
  });

const notAdopted = (suggestion: string, app: string): UserError =>
  new UserError({
    code: 'not-adopted',
    message: `${suggestion} is not marked as taken up at ${app}`,
    hint: '`wenzhen ledger` shows what is.',
    zh: { message: `${suggestion} 并未标记为在「${app}」采纳`, hint: '`wenzhen ledger` 可查看台账。' },
  });
