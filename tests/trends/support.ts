import {
  type DayRow,
  type History,
  historyOf,
  type Series,
  type SeriesRow,
  seriesOf,
} from '../../pipeline/trends/history.ts';

/** What a day of an invented app is like; reviews 100 and complaints 20 where a test does not say. */
export interface Day {
  readonly reviews?: number;
  readonly complaining?: number;
  /** Reviews with five stars among the counted, and suspects beside them. */
  readonly five?: number;
  readonly suspects?: number;
  readonly version?: string;
  /** Reviews that state the issue. */
  readonly stated?: number;
}

/** Day number 0 of these tests: a Monday. */
export const monday = 20_000 + ((7 - ((20_000 + 3) % 7)) % 7);

/** An app with one issue, day by day; `null` is a silent day. */
export function app(days: readonly (Day | null)[]): {
  history: History;
  series: readonly Series[];
  rows: SeriesRow[];
  counted: DayRow[];
} {
  const counted: DayRow[] = [];
  const rows: SeriesRow[] = [];
  for (const [place, day] of days.entries()) {
    if (day === null) continue;
    const { reviews = 100, complaining = 20, five = 0, suspects = 0, version = '', stated = 0 } = day;
    const number = monday + place;
    counted.push({
      day: number,
      version,
      reviews,
      complaining,
      five,
      suspects,
      lessThanFive: reviews - five,
    });
    if (stated > 0) rows.push({ day: number, version, reviews: stated });
  }
  const history = historyOf(counted);
  return {
    history,
    series: [seriesOf(history, { kind: 'issue', key: 'consult.slow' }, rows)],
    rows,
    counted,
  };
}

/** So many days that are all alike. */
export const days = (count: number, day: Day | null): (Day | null)[] =>
  Array.from({ length: count }, () => day);
