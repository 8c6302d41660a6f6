import { dispersionWithin, type Scatter, type Spread, spreadOf } from './dispersion.ts';
import { familyOf } from './family.ts';
import type { History, Series } from './history.ts';
import { jeffreys, type Span, type Usual } from './usual.ts';
import { type Sums, weekdayFactors, weekdayVariation } from './weekdays.ts';

/** A series with what its own alerts have made of its days. */
export interface Watched {
  readonly series: Series;
  /** The place on which it is first stated: before that there is nothing to watch. */
  readonly begins: number;
  /** By place; 1: a day of an alert, and so no usual one. */
  readonly unusual: Uint8Array;
  /** Days before this place belong to a level that is no longer the usual one. */
  since: number;
  /** Days before this place have been told in an alert that is closed. */
  told: number;
}

/** A series before its first alert. */
export const watch = (series: Series): Watched => ({
  series,
  begins: series.all.findIndex((count) => count > 0),
  unusual: new Uint8Array(series.all.length),
  since: 0,
  told: 0,
});

/** What is usual for the series of a place; learned when it is first asked for. */
export type UsualOf = (at: number) => Usual;

/** What the issues of an app tell for all that is followed of it, and cannot be told from one series alone. */
export interface Common {
  readonly spread: Spread;
  /** Of weekday factors, see `weekdayVariation`. */
  readonly variation: number;
}

/** What is common, by the days it was learned from: topics and phrases, which are lived through later, see it as it was known then. */
export type Commons = Map<string, Common>;

/** What is usual on the days of `span`. */
export function learnUsual(
  history: History,
  watched: readonly Watched[],
  span: Span,
  commons: Commons = new Map(),
): UsualOf {
  const whole = learned(
    history,
    placesOf(span, () => true),
  );
  const look = remembered((at) => lookAt(history, watched[at]!, span, whole));
  const key = `${span.from} ${span.to}`;
  const common = commons.get(key) ?? commonOf(watched, look);
  commons.set(key, common);
  return remembered((at) => usualFrom(look(at), common));
}

function commonOf(watched: readonly Watched[], look: (at: number) => Look): Common {
  const issues = watched.flatMap(({ series }, at) => (familyOf(series.kind) === 'issue' ? [look(at)] : []));
  const spread = spreadOf(issues.map(({ scatter }) => scatter));
  const dispersed = issues.map(({ sums, scatter }) => ({
    ...sums,
    dispersion: dispersionWithin(scatter, spread),
  }));
  return { spread, variation: weekdayVariation(dispersed) };
}

/** The days one series learns from, and what they say. */
interface Look {
  readonly days: Days;
  readonly sums: Sums;
  readonly scatter: Scatter;
}

function lookAt(history: History, watched: Watched, span: Span, whole: Days): Look {
  const days = daysToLearn(history, watched, span, whole);
  const sums = sumsOf(watched.series, days);
  return { days, sums, scatter: scatterOf(watched.series, days, sums) };
}

function usualFrom({ days, sums, scatter }: Look, { spread, variation }: Common): Usual {
  const dispersion = dispersionWithin(scatter, spread);
  const weekday = weekdayFactors({ ...sums, dispersion }, variation);
  return {
    count: sums.count,
    reviews: sums.reviews,
    complaining: days.complaining,
    weekday,
    least:
      ((sums.count + jeffreys) / sums.reviews) * weekday.reduce((least, factor) => Math.min(least, factor)),
    dispersion,
    concentration: days.concentration,
  };
}

function remembered<Answer>(answer: (at: number) => Answer): (at: number) => Answer {
  const known: Answer[] = [];
  return (at) => {
    known[at] ??= answer(at);
    return known[at];
  };
}

/** Days that are learned from, and what they sum up to. */
interface Days extends Pick<Sums, 'of' | 'squares' | 'reviews'> {
  readonly places: Int32Array;
  /** By place of `places`: the day of the week, and its share of the reviews of that weekday. */
  readonly weekdays: Uint8Array;
  readonly leverages: Float64Array;
  readonly complaining: number;
  readonly concentration: number;
}

function learned({ days, all }: History, places: Int32Array): Days {
  const weekdays = Uint8Array.from(places, (place) => days[place]! % 7);
  const [of, squares] = [new Float64Array(7), new Float64Array(7)];
  let [reviews, complaining, ofSquares] = [0, 0, 0];
  for (const [at, place] of places.entries()) {
    const count = all.reviews[place]!;
    of[weekdays[at]!]! += count;
    squares[weekdays[at]!]! += count * count;
    reviews += count;
    ofSquares += count * count;
    complaining += all.complaining[place]!;
  }
  const leverages = Float64Array.from(places, (place, at) => all.reviews[place]! / of[weekdays[at]!]!);
  const concentration = ofSquares / reviews ** 2;
  return { places, weekdays, leverages, of, squares, reviews, complaining, concentration };
}

/** An issue whose alerts fill more than half of the days is usually like that. */
const mostUnusual = 0.5;

/** The days of the span that are usual for the series: mostly all. */
function daysToLearn(history: History, { unusual, since }: Watched, { from, to }: Span, whole: Days): Days {
  const first = Math.max(from, since);
  if (first >= to) return whole; // the new level began later
  const alerted = unusual.indexOf(1, first);
  if (first === from && (alerted < 0 || alerted >= to)) return whole;
  const usual = placesOf({ from: first, to }, (place) => unusual[place] === 0);
  const enough = usual.length >= mostUnusual * (to - first);
  return learned(history, enough ? usual : placesOf({ from: first, to }, () => true));
}

function placesOf({ from, to }: Span, wanted: (place: number) => boolean): Int32Array {
  const places = new Int32Array(Math.max(0, to - from));
  let found = 0;
  for (let place = from; place < to; place++) if (wanted(place)) places[found++] = place;
  return places.subarray(0, found);
}

function sumsOf({ all }: Series, { places, weekdays, of, squares, reviews }: Days): Sums {
  const counts = new Float64Array(7);
  let count = 0;
  for (let at = 0; at < places.length; at++) {
    const stated = all[places[at]!]!;
    counts[weekdays[at]!]! += stated;
    count += stated;
  }
  return { counts, count, of, squares, reviews };
}

/** A day that makes up more than half of its weekday says nothing of the scatter within it. */
const mostLeverage = 0.5;

/** Scatter within days of the week, so that their differences are not taken for it. */
function scatterOf({ all }: Series, { places, weekdays, leverages }: Days, { counts, count }: Sums): Scatter {
  const scatter = { excess: 0, mean: 0, squares: 0 };
  if (count === 0) return scatter;
  for (let at = 0; at < places.length; at++) {
    const leverage = leverages[at]!;
    if (leverage > mostLeverage) continue;
    const stated = all[places[at]!]!;
    const expected = leverage * counts[weekdays[at]!]!;
    scatter.excess += (stated - expected) ** 2 / (1 - leverage) - stated;
    scatter.mean += expected;
    scatter.squares += expected * expected;
  }
  return scatter;
}
