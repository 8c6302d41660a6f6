import { dayNumber, dayOfNumber, instantOfDay, undated } from '../days.ts';
import type { Store } from '../store.ts';
import { type Days, daysOf } from './browse-days.ts';
import { type BrowseFilter, wantedReviews } from './browse-filter.ts';

/** A place in the list: instant of a review (seconds since 1970 UTC, null: undated) and its number. */
export interface Place {
  readonly date: number | null;
  readonly key: number;
}

/** Reviews after a place, newest first, undated ones last. */
export interface BrowseRequest extends BrowseFilter {
  readonly after?: Place | undefined;
  readonly limit: number;
}

export interface BrowsePage {
  readonly keys: readonly number[];
  /** After which the next page begins; null: this is the last one. */
  readonly next: Place | null;
}

/**
 * So many reviews are looked at for one page at most, which keeps it under 200 ms; where fewer pass, the page is short and the next one goes
 * on from there.
 */
const mostLookedAt = 6_000;

/**
 * One page of reviews. The tallies say on which days there may be any, so that reviews of other days are never looked at.
 * Law: the pages after each other are all reviews that pass, in order, whatever their length.
 * @throws UserError as `passing`
 */
export function browse(store: Store, request: BrowseRequest, most = mostLookedAt): BrowsePage {
  const { limit, after } = request;
  const end = after === undefined ? all : dayNumber(after.date) + 1;
  const apps = appKeys(store, request).map((app) => ({
    days: daysOf(store, app, request, end),
    reviews: reviewsOf(store, app, request),
  }));
  const found: Place[] = [];
  let lookedAt = 0;
  for (let day = newestOf(apps); day !== undefined; day = newestOf(apps)) {
    if (lookedAt > most) return { keys: found.map(({ key }) => key), next: before(day) };
    const ofDay: Place[] = [];
    for (const { days, reviews } of apps) {
      if (days.head()?.day !== day) continue;
      lookedAt += days.head()!.collected;
      ofDay.push(...reviews(day, limit + 1 - found.length));
      days.drop();
    }
    found.push(...ofDay.sort(newestFirst));
    if (found.length > limit)
      return { keys: found.slice(0, limit).map(({ key }) => key), next: found[limit - 1]! };
  }
  return { keys: found.map(({ key }) => key), next: null };
}

/** The place before all reviews of a day; it is of that day itself, lest the one after it be looked at again for ever. */
const before = (day: number): Place =>
  day === undated ? { date: null, key: all } : { date: lastInstantOf(day), key: all };

const firstInstantOf = (day: number): number => instantOfDay(dayOfNumber(day));
const lastInstantOf = (day: number): number => firstInstantOf(day) + 86_399;

const newestFirst = (one: Place, other: Place): number =>
  (other.date ?? 0) - (one.date ?? 0) || other.key - one.key;

const newestOf = (apps: readonly { readonly days: Days }[]): number | undefined => {
  const heads = apps.flatMap(({ days }) => days.head()?.day ?? []);
  return heads.length === 0 ? undefined : Math.max(...heads);
};

const appKeys = ({ db }: Store, { app }: BrowseFilter): number[] =>
  db
    .prepare(`SELECT key FROM app ${app === undefined ? '' : 'WHERE name = ?'}`)
    .pluck()
    .all(...(app === undefined ? [] : [app])) as number[];

/** The reviews of one day after the place that was asked for, newest first. */
function reviewsOf(
  store: Store,
  app: number,
  filter: BrowseRequest,
): (day: number, limit: number) => Place[] {
  const { after } = filter;
  const wanted = wantedReviews(store, filter);
  const select = `
    SELECT DISTINCT placed.date, placed.key FROM review AS placed INDEXED BY review_by_app_and_date ${wanted.joins}
    WHERE placed.app = @app AND ${wanted.condition}`;
  const dated = store.db.prepare(`
    ${select} AND placed.date BETWEEN @first AND @last AND (placed.date < @date OR placed.key < @key)
    ORDER BY placed.date DESC, placed.key DESC LIMIT @limit`);
  const others = store.db.prepare(`
    ${select} AND placed.date IS NULL AND placed.key < @key ORDER BY placed.key DESC LIMIT @limit`);
  const { date, key } = after ?? { date: all, key: all };
  return (day, limit) => {
    if (day === undated)
      return others.all(...wanted.values, { app, key: date === null ? key : all, limit }) as Place[];
    const first = firstInstantOf(day);
    const last = Math.min(lastInstantOf(day), date ?? all);
    return dated.all(...wanted.values, { app, first, last, date, key, limit }) as Place[];
  };
}

/** Later than any instant, higher than any number. */
const all = 999_999_999_999_999;
