import { newestVersions } from './releases.ts';

/** What the tallies say of one app on one day in one version. */
export interface DayRow {
  /** Day number (`store/days.ts`); undated reviews (below 0) are passed over. */
  readonly day: number;
  /** Empty where none is named. */
  readonly version: string;
  /** Counted reviews. */
  readonly reviews: number;
  /** Counted reviews with one to four stars, and with five. */
  readonly lessThanFive: number;
  readonly five: number;
  /** Counted reviews with a complaint. */
  readonly complaining: number;
  /** Reviews left out because their praise looks bought. */
  readonly suspects: number;
}

/** Counted reviews of one day and version that state what a series follows. */
export interface SeriesRow {
  readonly day: number;
  readonly version: string;
  readonly reviews: number;
}

/** What a series follows: any complaint at all, an issue, a topic or a phrase. */
export type SeriesKind = 'any' | 'issue' | 'topic' | 'phrase';

/** What counts are shares of, by place. */
export interface Exposure {
  /** Counted reviews, with the usual praise put back on days of bought praise. */
  readonly reviews: Float64Array;
  /** Those with a complaint. */
  readonly complaining: Float64Array;
}

/** All reviews of a day, or those of the version that is newest on that day. */
export type Part = 'all' | 'newest';

/**
 * The days of one app on which it has counted reviews, in order. Silent days have no place: silence is neither a drop nor a spike. All
 * arrays have one entry a place.
 */
export interface History extends Readonly<Record<Part, Exposure>> {
  /** Day numbers, ascending. */
  readonly days: Int32Array;
  /** Counted reviews, nothing put back. */
  readonly counted: Float64Array;
  /** The version that is newest on that day; empty: none is known yet. */
  readonly version: readonly string[];
  /** The place on which it was first the newest. */
  readonly since: Int32Array;
}

/** One thing followed: how many reviews state it, by place. */
export interface Series extends Readonly<Record<Part, Float64Array>> {
  readonly kind: SeriesKind;
  /** Its id, unique within the kind. */
  readonly key: string;
}

/** The history that the rows of an app tell, in whatever order they come. */
export function historyOf(rows: readonly DayRow[]): History {
  const dated = rows.filter(({ day, reviews }) => day >= 0 && reviews > 0).sort((a, b) => a.day - b.day);
  const days = Int32Array.from(new Set(dated.map(({ day }) => day)));
  const history: History = {
    days,
    counted: new Float64Array(days.length),
    all: noExposure(days.length),
    newest: noExposure(days.length),
    ...newestVersions(days, dated),
  };
  const places = placesOf(history);
  const odds = praiseOdds(dated);
  for (const row of dated) {
    const place = places.get(row.day)!;
    history.counted[place]! += row.reviews;
    addTo(history.all, place, row, odds);
    if (isNewest(history, place, row.version)) addTo(history.newest, place, row, odds);
  }
  return history;
}

/** A series over the days of a history; rows of days that it does not have are passed over. */
export function seriesOf(
  history: History,
  { kind, key }: Pick<Series, 'kind' | 'key'>,
  rows: Iterable<SeriesRow>,
): Series {
  const series = { kind, key, ...noCounts(history) };
  const placeOf = placer(history);
  for (const { day, version, reviews } of rows) addCount(series, placeOf(day, version), reviews);
  return series;
}

/** Where a row of a day and version belongs: a place, below 0 for none, and whether the version is the newest there. */
export interface Placed {
  readonly place: number;
  readonly isNewest: boolean;
}

/** Finds the places of rows; those of a day mostly come together. */
export function placer(history: History): (day: number, version: string) => Placed {
  const places = placesOf(history);
  let [known, place] = [-1, -1];
  return (day, version) => {
    if (day !== known) [known, place] = [day, places.get(day) ?? -1];
    return { place, isNewest: place >= 0 && isNewest(history, place, version) };
  };
}

/** No reviews on any day. */
export const noCounts = ({ days }: History): Readonly<Record<Part, Float64Array>> => ({
  all: new Float64Array(days.length),
  newest: new Float64Array(days.length),
});

export function addCount(
  counts: Readonly<Record<Part, Float64Array>>,
  { place, isNewest }: Placed,
  reviews: number,
): void {
  if (place < 0) return;
  counts.all[place]! += reviews;
  if (isNewest) counts.newest[place]! += reviews;
}

/** Places by day number. */
const placesOf = ({ days }: History): ReadonlyMap<number, number> =>
  new Map([...days].map((day, place) => [day, place]));

const isNewest = (history: History, place: number, version: string): boolean =>
  version !== '' && version === history.version[place];

const noExposure = (size: number): Exposure => ({
  reviews: new Float64Array(size),
  complaining: new Float64Array(size),
});

function addTo(exposure: Exposure, place: number, row: DayRow, odds: number): void {
  exposure.reviews[place]! += withUsualPraise(row, odds);
  exposure.complaining[place]! += row.complaining;
}

/** Five-star reviews for each one with fewer stars, on days without bought praise. */
function praiseOdds(rows: readonly DayRow[]): number {
  const suspected = new Set(rows.filter(({ suspects }) => suspects > 0).map(({ day }) => day));
  let [five, fewer] = [0, 0];
  for (const row of rows) {
    if (suspected.has(row.day)) continue;
    five += row.five;
    fewer += row.lessThanFive;
  }
  return fewer === 0 ? 0 : five / fewer;
}

/**
 * On days of bought praise all five-star reviews are left out, the honest ones too; without them every complaint would look more frequent.
 * As many as the other reviews of the day usually come with are put back.
 */
const withUsualPraise = ({ reviews, lessThanFive, suspects }: DayRow, odds: number): number =>
  suspects === 0 ? reviews : reviews + lessThanFive * odds;
