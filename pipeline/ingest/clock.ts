/** A wall-clock time, as written. `offset` in minutes east of UTC; absent: the reading's zone holds. */
export interface WrittenTime {
  readonly year: number;
  /** 1-12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly offset?: number;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The number of an English month, 1-12; 0 for any other word. */
export const monthNumber = (word: string): number => monthNames.indexOf(word.slice(0, 3).toLowerCase()) + 1;

const clock =
  /^(凌晨|早上|上午|中午|下午|傍晚|晚上|am|pm)?\s*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})?(?:[.,]\d{1,9})?)?秒?\s*(am|pm)?\s*(z|utc|gmt)?([+-]\d{1,2}:?\d{2}|[+-]\d{1,2})?\s*(?:\([^()]*\))?$/i;

/**
 * The time of a day, from what is written after it: `15:04:05`, `下午3:04`, `3:04 PM`, `08:04:05.123-07:00`, `15:04:05 GMT+0800 (CST)`;
 * midnight where nothing is written. `day` holds year, month and day at 1, 2 and 3, like a match of a regular expression.
 */
export function withTime(day: ArrayLike<string>, rest: string): WrittenTime | null {
  if (rest === '') return written(day, 0, 0, 0);
  const found = clock.exec(rest);
  if (found === null) return null;
  const hour = onTheDay(Number(found[2]), (found[1] ?? found[5] ?? '').toLowerCase());
  const time = written(day, hour, Number(found[3]), Number(found[4] ?? 0));
  const offset = found[7] ?? found[6];
  return offset === undefined ? time : { ...time, offset: offsetMinutes(offset) };
}

/** The hour of the day, 0-23, of an hour by a twelve-hour clock. */
export function onTheDay(hour: number, half: string): number {
  if (/^(?:下午|傍晚|晚上|pm)$/.test(half)) return hour < 12 ? hour + 12 : hour;
  if (half === '中午') return hour < 11 ? hour + 12 : hour;
  return half !== '' && hour === 12 ? 0 : hour;
}

const offsetShape = /^([+-])(\d{1,2}):?(\d{2})?$/;

/** `Z`, `-07:00`, `+0800`, `+8` in minutes east of UTC. */
export function offsetMinutes(text: string): number {
  const [, sign, hours, minutes] = offsetShape.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** A written time without an offset. */
export function written(day: ArrayLike<string>, hour: number, minute: number, second: number): WrittenTime {
  return { year: Number(day[1]), month: Number(day[2]), day: Number(day[3]), hour, minute, second };
}
