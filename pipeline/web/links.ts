import type { BrowseFilter } from '../store/queries.ts';

/** What may stand in a URL's query; undefined is left out. */
export type Params = Readonly<Record<string, string | number | undefined>>;

/** An app without a name in URLs, where empty means all apps. */
export const unnamed = '(none)';

/** A path of this explorer with its query. */
export function href(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) query.set(name, name === 'app' && value === '' ? unnamed : String(value));
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The list of reviews that pass a filter. */
export const reviewsLink = ({ stars, flag: _flag, unjudgedBy: _judge, ...filter }: BrowseFilter): string =>
  href('/reviews', { ...filter, stars: stars?.join(',') });

export const reviewLink = (app: string, id: string): string => href('/review', { app, id });

export const issueLink = (issue: string, app?: string): string => href('/issue', { issue, app });

export const appLink = (app: string): string => href('/app', { app });

export const topicLink = (topic: string, app?: string): string => href('/topic', { topic, app });
