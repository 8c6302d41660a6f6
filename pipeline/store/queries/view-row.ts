import { UserError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import { schemaEntries } from '../dictionary.ts';
import type { Store } from '../store.ts';

export type CellValue = string | number | null;

/** One row of a documented view, as it is, with what the dictionary says of its columns. */
export interface ViewRow {
  readonly view: string;
  readonly about: string;
  readonly columns: readonly { readonly name: string; readonly about: string }[];
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** Names of all views. */
export const viewNames = (): string[] =>
  schemaEntries()
    .filter(({ type }) => type === 'view')
    .map(({ name }) => name);

/**
 * The one row of a view with these values; an empty value stands for none.
 * @throws UserError `unknown-view`, `unknown-column`, `no-row`, `several-rows` naming a column that tells them apart
 */
export function viewRow(store: Store, view: string, values: ReadonlyMap<string, string>): ViewRow {
  const entries = schemaEntries().filter(({ type }) => type === 'view');
  const entry = entries.find(({ name }) => name === view);
  if (entry === undefined)
    throw unknown(
      'view',
      view,
      entries.map(({ name }) => name),
    );
  const names = entry.columns.map(({ name }) => name);
  const wrong = [...values.keys()].find((name) => !names.includes(name));
  if (wrong !== undefined) throw unknown('column', wrong, names);
  const conditions = [...values.keys()].map((name) => `coalesce(CAST("${name}" AS TEXT), '') = ?`);
  const [first, second] = store.db
    .prepare(`SELECT * FROM ${view} WHERE ${['TRUE', ...conditions].join(' AND ')} LIMIT 2`)
    .all(...values.values()) as Record<string, CellValue>[];
  if (first === undefined) throw noRow(view, values);
  if (second !== undefined)
    throw severalRows(
      view,
      names.filter((name) => first[name] !== second[name]),
    );
  return { view, about: entry.about, columns: entry.columns, cells: first };
}

function unknown(what: 'view' | 'column', name: string, known: readonly string[]): UserError {
  const close = nearest(name, known);
  const list = known.join(', ');
  return new UserError({
    code: `unknown-${what}`,
    message: `there is no ${what} "${name}"`,
    hint: `${close === undefined ? '' : `Did you mean ${close}? `}Known: ${list}`,
    zh: {
      message: `没有${{ view: '视图', column: '列' }[what]} "${name}"`,
      hint: `${close === undefined ? '' : `是不是 ${close}？`}已有：${list}`,
    },
  });
}

const noRow = (view: string, values: ReadonlyMap<string, string>): UserError => {
  const asked = [...values].map((pair) => pair.join('=')).join(' ');
  return new UserError({
    code: 'no-row',
    message: `${view} has no row with ${asked}`,
    hint: `Look at its rows first: sqlite3 DB "SELECT * FROM ${view} LIMIT 5"; dates are written 2025-03-01.`,
    zh: {
      message: `${view} 中没有 ${asked} 的行`,
      hint: `请先看看有哪些行：sqlite3 数据库 "SELECT * FROM ${view} LIMIT 5"；日期写作 2025-03-01。`,
    },
  });
};

const severalRows = (view: string, differing: readonly string[]): UserError =>
  new UserError({
    code: 'several-rows',
    message: `several rows of ${view} are meant`,
    hint: `Add COLUMN=VALUE; they differ in: ${differing.join(', ')}`,
    zh: {
      message: `${view} 中有多行符合`,
      hint: `请再加 列=值；它们在这些列上不同：${differing.join(', ')}`,
    },
  });
