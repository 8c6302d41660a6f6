import { flags, numbersOf } from '../codes.ts';
import { dayNumber, dayOfNumber, instantOfDay, numberOfDay, undated } from '../days.ts';
import type { Store } from '../store.ts';
import type { Scope } from './answers.ts';
import { bearing, type CodeFilter, passing, type ReviewFilter } from './filter.ts';
import { inScope } from './scope.ts';

const flagNumbers = numbersOf(flags);

type FlagId = keyof typeof flags;

/** Which reviews are listed: counted ones that state the codes, or, with `flag`, all that bear it. */
export interface BrowseFilter extends ReviewFilter {
  readonly flag?: FlagId | undefined;
  /** Id of a topic. */
  readonly topic?: string | undefined;
  /** Leaves out what this judge has judged: whether it is bought praise where that is the flag, else its coding. */
  readonly unjudgedBy?: string | undefined;
}

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
const mostLookedAt = 10_000;

/**
 * One page of reviews. The tallies say on which days there may be any, so that reviews of other days are never looked at.
 * @throws UserError as `passing`
 */
export function browse(store: Store, request: BrowseRequest): BrowsePage {
  const { limit } = request;
  const apps = appKeys(store, request).map((app) => ({
    days: daysOf(store, app, request),
    reviews: reviewsOf(store, app, request),
  }));
  const found: Place[] = [];
  let lookedAt = 0;
  for (let day = newestOf(apps); day !== undefined; day = newestOf(apps)) {
    if (lookedAt > mostLookedAt)
      return { keys: found.map(({ key }) => key), next: { date: endOf(day), key: 0 } };
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

/** The instant after the last one of a day; null, before all undated reviews, for the day of the undated. */
const endOf = (day: number): number | null =>
  day === undated ? null : instantOfDay(dayOfNumber(day)) + 86_400;

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

interface Day {
  readonly day: number;
  /** Reviews of that day, whether they pass or not. */
  readonly collected: number;
}

/** Days, newest first, on which the tallies know of such reviews. */
interface Days {
  head(): Day | undefined;
  drop(): void;
}

/** Days are asked for in pieces. */
const daysAtOnce = 16;

function daysOf(store: Store, app: number, request: BrowseRequest): Days {
  const { after } = request;
  const ask = askDays(store, app, request);
  let before = after === undefined ? Number.MAX_SAFE_INTEGER : dayNumber(after.date) + 1;
  let waiting: Day[] = ask(before);
  return {
    head: () => waiting[0],
    drop: () => {
      before = waiting.shift()!.day;
      if (waiting.length === 0) waiting = ask(before);
    },
  };
}

function askDays(store: Store, app: number, filter: BrowseFilter): (before: number) => Day[] {
  const { stars, version, since, until, flag, topic } = filter;
  const table = tallyFor(filter);
  const codes = table === 'issue_tally' ? bearing(store, filter, table) : { condition: 'TRUE', values: [] };
  const byVersion = version !== undefined && flag === undefined;
  const conditions = [
    `${codes.condition} AND reviews > 0`,
    ...(flag === undefined ? [] : [`flag = ${flagNumbers[flag]}`]),
    ...(table === 'topic_tally' ? ['topic = (SELECT key FROM topic WHERE id = @topic)'] : []),
    ...(stars === undefined || flag !== undefined
      ? []
      : [`${stars.map((one) => `s${one}`).join(' + ')} > 0`]),
    ...(byVersion ? ['version = @version'] : []),
    ...(since === undefined ? [] : [`day >= ${numberOfDay(since)}`]),
    ...(until === undefined ? [] : [`day BETWEEN 0 AND ${numberOfDay(until)}`]),
  ].join(' AND ');
  const statement = store.db.prepare(`
    SELECT day, (SELECT sum(collected) FROM day_tally WHERE day_tally.app = @app AND day_tally.day = listed.day) AS collected
    FROM (
      SELECT DISTINCT day FROM ${table} WHERE app = @app AND day < @before AND ${conditions} ORDER BY day DESC LIMIT ${daysAtOnce}
    ) AS listed ORDER BY day DESC`);
  return (before) =>
    statement.all(...codes.values, {
      ...{ app, before },
      ...(byVersion ? { version } : {}),
      ...(table === 'topic_tally' ? { topic } : {}),
    }) as Day[];
}

/** The tally that tells most of where such reviews are. */
function tallyFor(filter: BrowseFilter): 'flag_tally' | 'topic_tally' | 'issue_tally' | 'day_tally' {
  if (filter.flag !== undefined) return 'flag_tally';
  if (filter.topic !== undefined) return 'topic_tally';
  return hasCodes(filter) ? 'issue_tally' : 'day_tally';
}

const hasCodes = ({ issue, stage, cause }: CodeFilter): boolean =>
  issue !== undefined || stage !== undefined || cause !== undefined;

/** The reviews of one day after the place that was asked for, newest first. */
function reviewsOf(
  store: Store,
  app: number,
  filter: BrowseRequest,
): (day: number, limit: number) => Place[] {
  const { after } = filter;
  const wanted = wantedReviews(store, filter);
  const select = `SELECT date, key FROM review INDEXED BY review_by_app_and_date WHERE app = @app AND ${wanted.condition}`;
  const dated = store.db.prepare(
    `${select} AND date BETWEEN @first AND @last AND (date < @date OR key < @key) ORDER BY date DESC, key DESC LIMIT @limit`,
  );
  const others = store.db.prepare(`${select} AND date IS NULL AND key < @key ORDER BY key DESC LIMIT @limit`);
  const { date, key } = after ?? { date: all, key: all };
  return (day, limit) => {
    if (day === undated)
      return others.all(...wanted.values, { app, key: date === null ? key : all, limit }) as Place[];
    const first = instantOfDay(dayOfNumber(day));
    const last = Math.min(first + 86_399, date ?? all);
    return dated.all(...wanted.values, { app, first, last, date, key, limit }) as Place[];
  };
}

/** Later than any instant, higher than any number. */
const all = Number.MAX_SAFE_INTEGER;

const bears = (flag: FlagId): string =>
  `EXISTS (SELECT 1 FROM review_flag WHERE review_flag.review = review.key AND review_flag.flag = ${flagNumbers[flag]})`;

const isOfTopic = `EXISTS (
  SELECT 1 FROM topic_member JOIN topic ON topic.key = topic_member.topic WHERE topic_member.review = review.key AND topic.id = ?)`;

const judged = (flag: FlagId | undefined): string =>
  `EXISTS (SELECT 1 FROM correction WHERE correction.review = review.key AND correction.judge = ? AND correction.${flag === 'bought-praise' ? 'bought' : 'polarity'} IS NOT NULL)`;

/** Counted complaints of the codes are asked for here: `passing` would take those of which the coder was not sure too. */
function wantedReviews(store: Store, filter: BrowseRequest) {
  const { app: _app, issue, stage, cause, flag, topic, unjudgedBy, ...plain } = filter;
  const passed = passing(store, plain);
  const codes = hasCodes(filter) ? bearing(store, { issue, stage, cause }) : undefined;
  const conditions = [
    ...(codes === undefined
      ? []
      : [
          `EXISTS (SELECT 1 FROM complaint WHERE complaint.review = review.key AND NOT complaint.abstained AND ${codes.condition})`,
        ]),
    ...(topic === undefined ? [] : [isOfTopic]),
    passed.condition,
    flag === undefined ? `duplicate_of IS NULL AND NOT ${bears('bought-praise')}` : bears(flag),
    ...(unjudgedBy === undefined ? [] : [`NOT ${judged(flag)}`]),
  ];
  return {
    condition: conditions.join(' AND '),
    values: [
      ...(codes?.values ?? []),
      ...(topic === undefined ? [] : [topic]),
      ...passed.values,
      ...(unjudgedBy === undefined ? [] : [unjudgedBy]),
    ],
  };
}

/** How many reviews bear a flag, those too that are not counted. */
export function flagged(store: Store, flag: FlagId, scope: Scope): number {
  const { condition, values } = inScope(store, scope, 'flag_tally');
  const total = store.db.prepare(
    `SELECT total(reviews) FROM flag_tally WHERE flag = ${flagNumbers[flag]} AND ${condition}`,
  );
  return total.pluck().get(...values) as number;
}
