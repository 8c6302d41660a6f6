import { UserError } from '../errors.ts';
import type { Stars } from '../records.ts';
import type { BrowseFilter, Place, ReviewFilter } from '../store/queries.ts';
import { unnamed } from './links.ts';

/** One value of the query; empty, as forms send it, is absent. */
export function given(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  return value === null || value === '' ? undefined : value;
}

/** The app asked about; undefined: all of them. */
export function appOf(query: URLSearchParams): string | undefined {
  const app = given(query, 'app');
  return app === unnamed ? '' : app;
}

/** `{ app }`, or nothing for all apps. */
export function scopeOf(query: URLSearchParams): { readonly app?: string } {
  const app = appOf(query);
  return app === undefined ? {} : { app };
}

/**
 * The filter of a URL.
 * @throws UserError `bad-query` naming what is wrong
 */
export const filterOf = (query: URLSearchParams): ReviewFilter => ({
  app: appOf(query),
  ...Object.fromEntries(
    (['issue', 'stage', 'cause', 'polarity', 'version'] as const).map((name) => [name, given(query, name)]),
  ),
  stars: starsOf(given(query, 'stars')),
  since: dayOf(query, 'since'),
  until: dayOf(query, 'until'),
});

function starsOf(value: string | undefined): readonly Stars[] | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-5](,[1-5]){0,4}$/.test(value)) throw badQuery('stars', value, '1, 1,2 …');
  return [...new Set(value.split(',').map(Number))] as Stars[];
}

function dayOf(query: URLSearchParams, name: string): string | undefined {
  const value = given(query, name);
  if (value === undefined) return undefined;
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value)))
    throw badQuery(name, value, 'YYYY-MM-DD');
  return value;
}

/** The same with a topic, which lists know and search does not. */
export const browseFilterOf = (query: URLSearchParams): BrowseFilter => ({
  ...filterOf(query),
  topic: given(query, 'topic'),
});

/** Where the page before ended: `instant.number`, or `-.number` for an undated review. */
export function placeOf(query: URLSearchParams): Place | undefined {
  const value = given(query, 'after');
  if (value === undefined) return undefined;
  const [date, key] = value.match(/^(-|-?\d{1,12})\.(\d{1,15})$/)?.slice(1) ?? [];
  if (date === undefined) throw badQuery('after', value, 'the value a “next” link has');
  return { date: date === '-' ? null : Number(date), key: Number(key) };
}

export const placeWord = ({ date, key }: Place): string => `${date ?? '-'}.${key}`;

/** A whole number of 1 to 15 digits. */
export function numberOf(query: URLSearchParams, name: string): number | undefined {
  const value = given(query, name);
  if (value === undefined) return undefined;
  if (!/^\d{1,15}$/.test(value)) throw badQuery(name, value, '1, 2 …');
  return Number(value);
}

/** A number of a page, from 1 to 500. */
export function pageOf(query: URLSearchParams): number {
  const value = given(query, 'page') ?? '1';
  if (!/^\d{1,3}$/.test(value) || Number(value) < 1 || Number(value) > 500)
    throw badQuery('page', value, '1 … 500');
  return Number(value);
}

export const badQuery = (name: string, value: string, allowed: string): UserError =>
  new UserError({
    code: 'bad-query',
    message: `${name} cannot be "${value}"`,
    hint: `Allowed: ${allowed}`,
    zh: { message: `${name} 不能是 "${value}"`, hint: `可用：${allowed}` },
  });

export const notFound = (what: string, zh: string): UserError =>
  new UserError({
    code: 'not-found',
    message: `there is no ${what}`,
    hint: 'Go back, or begin at the overview.',
    zh: { message: `没有${zh}`, hint: '请返回，或从总览开始。' },
  });
