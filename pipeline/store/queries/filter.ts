import { UserError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import type { Stars } from '../../records.ts';
import { instantOfDay } from '../days.ts';
import type { Store } from '../store.ts';

/** Codes of a complaint, by id; absent: any. */
export interface CodeFilter {
  readonly issue?: string | undefined;
  readonly stage?: string | undefined;
  readonly cause?: string | undefined;
}

/** Which reviews are asked about; absent: all of them. Codes are those of one and the same complaint. */
export interface ReviewFilter extends CodeFilter {
  readonly app?: string | undefined;
  readonly stars?: readonly Stars[] | undefined;
  readonly polarity?: string | undefined;
  readonly version?: string | undefined;
  /** First and last day, `YYYY-MM-DD`, China Standard Time. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** SQL for what is in the filter, and its values. */
export interface Condition {
  readonly condition: string;
  readonly values: readonly (string | number)[];
}

/**
 * SQL for the rows of `review` that pass the filter.
 * @throws UserError `unknown-app`, `unknown-issue`, `unknown-stage`, `unknown-cause`, `unknown-polarity`, naming the nearest known one
 */
export function passing(store: Store, filter: ReviewFilter): Condition {
  const { app, stars, polarity, version, since, until } = filter;
  return joined([
    app === undefined ? undefined : ['review.app = ?', numberOf(store, 'app', app)],
    stars === undefined ? undefined : [`review.stars IN (${stars.map(() => '?').join(', ')})`, ...stars],
    polarity === undefined ? undefined : ['review.polarity = ?', numberOf(store, 'polarity', polarity)],
    version === undefined ? undefined : ['review.version = ?', version],
    since === undefined ? undefined : ['review.date >= ?', instantOfDay(since)],
    until === undefined ? undefined : ['review.date < ?', instantOfDay(until) + 86_400],
    stating(store, filter),
  ]);
}

type Part = readonly [condition: string, ...values: (string | number)[]];

/** The plus keeps SQLite from reading all complaints of an issue for every review. */
function stating(store: Store, codes: CodeFilter): Part | undefined {
  const { condition, values } = bearing(store, codes, '+complaint');
  if (values.length === 0) return undefined;
  return [`EXISTS (SELECT 1 FROM complaint WHERE complaint.review = review.key AND ${condition})`, ...values];
}

/**
 * SQL for the rows of a table with such columns that bear the codes.
 * @throws UserError as `passing`
 */
export function bearing(store: Store, codes: CodeFilter, table = 'complaint'): Condition {
  return joined(
    (['issue', 'stage', 'cause'] as const).map((code) => {
      const id = codes[code];
      return id === undefined ? undefined : [`${table}.${code} = ?`, numberOf(store, code, id)];
    }),
  );
}

function joined(parts: readonly (Part | undefined)[]): Condition {
  const given = parts.filter((part) => part !== undefined);
  return {
    condition: given.length === 0 ? 'TRUE' : given.map(([condition]) => condition).join(' AND '),
    values: given.flatMap(([, ...values]) => values),
  };
}

/** What each table calls its entries. */
const names = {
  app: { column: 'name', zh: '应用', en: 'app' },
  issue: { column: 'id', zh: '问题', en: 'issue' },
  stage: { column: 'id', zh: '阶段', en: 'stage' },
  cause: { column: 'id', zh: '内因', en: 'cause' },
  polarity: { column: 'id', zh: '褒贬', en: 'polarity' },
} as const;

function numberOf(store: Store, table: keyof typeof names, name: string): number {
  const { column } = names[table];
  const key = store.db.prepare(`SELECT key FROM ${table} WHERE ${column} = ?`).pluck().get(name);
  if (key === undefined) throw unknown(store, table, name);
  return key as number;
}

/** At most so many names are listed to choose from. */
const mostListed = 12;

function unknown(store: Store, table: keyof typeof names, name: string): UserError {
  const { column, zh, en } = names[table];
  const known = store.db.prepare(`SELECT ${column} FROM ${table} ORDER BY 1`).pluck().all() as string[];
  const close = nearest(name, known);
  const list = `${known.slice(0, mostListed).join(', ')}${known.length > mostListed ? ' …' : ''}`;
  return new UserError({
    code: `unknown-${table}`,
    message: `there is no ${en} "${name}" in ${store.path}`,
    hint: close === undefined ? `Known: ${list}` : `Did you mean ${close}? Known: ${list}`,
    zh: {
      message: `${store.path} 中没有${zh} "${name}"`,
      hint: close === undefined ? `已有：${list}` : `是不是 ${close}？已有：${list}`,
    },
  });
}
