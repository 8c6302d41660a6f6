import { numberOfDay } from '../days.ts';
import type { Store } from '../store.ts';
import { type BrowseFilter, flagNumbers, hasCodes } from './browse-filter.ts';
import { bearing } from './filter.ts';

interface Day {
  readonly day: number;
  /** Reviews of that day, whether they pass or not. */
  readonly collected: number;
}

/** Days, newest first, on which the tallies know of such reviews. */
export interface Days {
  head(): Day | undefined;
  drop(): void;
}

/** Days are asked for in pieces. */
const daysAtOnce = 16;

/** Those of one app before a day number. */
export function daysOf(store: Store, app: number, filter: BrowseFilter, end: number): Days {
  const ask = askDays(store, app, filter);
  let before = end;
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
