import type { History, Series, SeriesKind } from './history.ts';
import { livedThrough } from './life.ts';
import type { AlertState, Ongoing } from './ongoing.ts';
import { partsOf } from './relations.ts';
import { countIn, expectedIn, ratioOf, type Span } from './usual.ts';

/** A time in which an app had more of something than its own past lets expect. Days are day numbers. */
export interface Alert {
  /** Place of the series among those followed. */
  readonly at: number;
  readonly kind: SeriesKind;
  readonly key: string;
  /** Place, among these alerts, of the one that accounts for it; null: it stands for itself. */
  readonly partOf: number | null;
  readonly state: AlertState;
  /** The first and the last day that were unusual, and the night on which that was noticed. */
  readonly first: number;
  readonly last: number;
  readonly raised: number;
  /** Calendar days of the window that showed it, and the newest version, if that was what showed it. */
  readonly length: number;
  readonly version: string;
  /** From the first to the last day: reviews that state it, reviews in all, and how many were to be expected to state it. */
  readonly observed: number;
  readonly reviews: number;
  readonly expected: number;
  /** How sure that expectation is: `size` of its negative binomial. */
  readonly size: number;
  /** `observed / expected` with its 95 % interval. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** On the night it was raised: chance of so many, were all as usual; the same corrected for so many `tests` of that night. */
  readonly p: number;
  readonly q: number;
  readonly tests: number;
}

/**
 * The alerts of an app as they were raised night by night, each with no more than was known by then, by the night of raising. What is
 * unusual on following nights continues the same alert.
 * @param nights those lived through; all of them unless told otherwise
 */
export function alertsOf(
  history: History,
  series: readonly Series[],
  nights: Span = { from: 0, to: history.days.length },
): Alert[] {
  const kind = ({ surprise }: Ongoing) => order.indexOf(series[surprise.at]!.kind);
  const courses = livedThrough(history, series, nights).sort(
    (one, other) =>
      one.raised - other.raised || kind(one) - kind(other) || one.surprise.at - other.surprise.at,
  );
  const parts = partsOf(series, courses);
  return courses.map((course) => {
    const whole = parts.get(course);
    return told(
      history,
      series[course.surprise.at]!,
      course,
      whole === undefined ? null : courses.indexOf(whole),
    );
  });
}

/** What accounts for the others comes first. */
const order: readonly SeriesKind[] = ['issue', 'topic', 'phrase', 'any'];

function told(
  history: History,
  series: Series,
  { surprise, raised, first, last, usual, state }: Ongoing,
  partOf: number | null,
): Alert {
  const { window } = surprise.question;
  const span = { from: first, to: last + 1 };
  const observed = countIn(series[window.part], first, last + 1);
  const expected = expectedIn(usual, history.days, history[window.part], span);
  const { days } = history;
  return {
    at: surprise.at,
    kind: series.kind,
    key: series.key,
    partOf,
    state,
    first: days[first]!,
    last: days[last]!,
    raised: days[raised]!,
    length: window.length,
    version: window.version,
    observed,
    reviews: Math.round(countIn(history[window.part].reviews, first, last + 1)),
    expected: expected.mean,
    size: expected.size,
    ...ratioOf(observed, expected),
    p: surprise.p,
    q: surprise.q,
    tests: surprise.tests,
  };
}
