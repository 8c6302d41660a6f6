import type { History, Part } from './history.ts';
import type { Span } from './usual.ts';

/** Days whose counts are held against what is usual. */
export interface Window extends Span {
  readonly part: Part;
  /** Calendar days up to the night, or since the newest version came. */
  readonly length: number;
  /** The newest version; empty for all reviews. */
  readonly version: string;
}

/** Calendar days up to the night. One finds an outage, a week a slow rise in an app with few reviews. */
const lengths = [1, 2, 3, 7] as const;

/** Calendar days for which a version is new. */
const newFor = 28;

/** The windows that end on the night of this place, without those that hold the same days as a shorter one. */
export function windowsAt({ days, version, since }: History, night: number): Window[] {
  const to = night + 1;
  const windows: Window[] = [];
  for (const length of lengths) {
    const from = firstPlace(days, days[night]! - length + 1);
    if (windows.at(-1)?.from !== from) windows.push({ part: 'all', from, to, length, version: '' });
  }
  const from = since[night]!;
  const age = days[night]! - days[from]!;
  // A version that was there on the first day may be of any age.
  if (version[night] !== '' && from > 0 && age < newFor)
    windows.push({ part: 'newest', from, to, length: age + 1, version: version[night]! });
  return windows;
}

/** How the usual is learned: from the last twelve weeks, or from more of the past where those hold few reviews. */
const baseline = {
  days: 84,
  /** The past is opened further, up to a year, until it holds so many reviews: a share of 1 % is then five of them. */
  enough: 500,
  most: 364,
  /** With less than this nothing can be called unusual. */
  leastDays: 28,
  leastReviews: 100,
} as const;

/** Calendar days up to the night that are not learned from: what begins slowly must not be the usual before it is noticed. */
const gap = 7;

/** The days that say what is usual on a night; null where the past is too short. */
export const usualDaysAt = (history: History, night: number): Span | null =>
  usualDaysBefore(history, firstPlace(history.days, history.days[night]! - gap + 1));

/** The days before a place that say what is usual then; null where they are too few. */
export function usualDaysBefore({ days, all }: History, to: number): Span | null {
  let [from, reviews] = [to, 0];
  while (from > 0 && isWanted(days[to]! - days[from - 1]!, reviews)) {
    from -= 1;
    reviews += all.reviews[from]!;
  }
  return days[to]! - days[from]! >= baseline.leastDays && reviews >= baseline.leastReviews
    ? { from, to }
    : null;
}

const isWanted = (age: number, reviews: number): boolean =>
  age <= baseline.days || (age <= baseline.most && reviews < baseline.enough);

/** The first place with this day or a later one; the number of places if there is none. */
export function firstPlace(days: Int32Array, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
