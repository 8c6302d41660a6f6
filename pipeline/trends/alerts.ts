import type { History, Series, SeriesKind } from './history.ts';
import { type Watched, watch } from './learn.ts';
import { chanceIn, countIn, familyAt, limits, questioner, type Surprise, surprisesOf } from './night.ts';
import { expectedIn, ratioOf, type Span, type Usual } from './usual.ts';

/** `open`: still there on the last night; `over`: back to the usual; `lasting`: there for four weeks, and so the usual from now on. */
export type AlertState = 'open' | 'over' | 'lasting';

/** A time in which an app had more of something than its own past lets expect. Days are day numbers. */
export interface Alert {
  /** Place of the series among those followed. */
  readonly at: number;
  readonly kind: SeriesKind;
  readonly key: string;
  /** Of what is no issue: place, among these alerts, of the issue that accounts for it; null: it stands for itself. */
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

/** An alert on its way; places of the history. */
interface Ongoing {
  readonly surprise: Surprise;
  partOf: Ongoing | null;
  readonly raised: number;
  readonly first: number;
  last: number;
  usual: Usual;
  state: AlertState;
}

/** Days with reviews without anything unusual after which an alert is over. */
const quietDays = 7;
/** Calendar days without reviews, or with the alert, after which what was usual before says nothing any more. */
const longest = 28;

/**
 * Lives through the nights of a history in their order, each with no more than was known by then, and gives the alerts that were raised,
 * by the night of raising. What is unusual on following nights continues the same alert.
 * @param nights those lived through; all of them unless told otherwise
 */
export function alertsOf(
  history: History,
  series: readonly Series[],
  nights: Span = { from: 0, to: history.days.length },
): Alert[] {
  const watched = series.map(watch);
  const births = new Set(watched.map(({ begins }) => begins));
  let family = familyAt(watched, nights.from);
  const ask = questioner(history, watched);
  const raised: Ongoing[] = [];
  const open = new Map<number, Ongoing>();
  for (let night = nights.from; night < nights.to; night++) {
    if (births.has(night)) family = familyAt(watched, night);
    const questions = ask(night);
    if (questions.length === 0) continue;
    for (const [at, course] of open) {
      follow(history, watched[at]!, course, questions[0]!.usual(at), night);
      if (course.state !== 'open') open.delete(at);
    }
    for (const surprise of issuesFirst(surprisesOf(history, watched, family, questions), series)) {
      if (open.has(surprise.at) || (isAny(series[surprise.at]!) && open.size > 0)) continue;
      const course = begin(watched[surprise.at]!, surprise, night);
      relate(series, course, [...open.values()]);
      raised.push(course);
      open.set(surprise.at, course);
    }
  }
  return raised.map((course) => told(history, series[course.surprise.at]!, course, raised));
}

/** Issues, then topics and phrases, then complaints at all: what accounts for the others comes first. */
const issuesFirst = (surprises: readonly Surprise[], series: readonly Series[]): Surprise[] =>
  surprises.toSorted(
    (one, other) => order.indexOf(series[one.at]!.kind) - order.indexOf(series[other.at]!.kind),
  );

const order: readonly SeriesKind[] = ['issue', 'topic', 'phrase', 'any'];

/** That more is complained of at all is news only where nothing that is complained of accounts for it. */
const isAny = ({ kind }: Series): boolean => kind === 'any';
const isIssue = ({ kind }: Series): boolean => kind === 'issue';

/** What is no issue is part of the greatest issue that is on its way with it, whichever is noticed first. */
function relate(series: readonly Series[], course: Ongoing, open: readonly Ongoing[]): void {
  const ofIssue = ({ surprise }: Ongoing) => isIssue(series[surprise.at]!);
  if (!ofIssue(course)) course.partOf = greatest(series, open.filter(ofIssue));
  else for (const other of open) if (!ofIssue(other)) other.partOf ??= course;
}

/** The one that most reviews state; null of none. */
function greatest(series: readonly Series[], courses: readonly Ongoing[]): Ongoing | null {
  const observed = ({ surprise: { at, question }, first, last }: Ongoing) =>
    countIn(series[at]![question.window.part], first, last + 1);
  const [most] = courses.toSorted((one, other) => observed(other) - observed(one));
  return most ?? null;
}

function begin(watched: Watched, surprise: Surprise, night: number): Ongoing {
  const { at, question } = surprise;
  const first = Math.max(question.window.from, watched.told);
  watched.unusual.fill(1, first, night + 1);
  const usual = question.usual(at);
  return { surprise, partOf: null, raised: night, first, last: night, usual, state: 'open' };
}

/** One night later: the alert goes on, pauses, or ends. */
function follow(history: History, watched: Watched, course: Ongoing, usual: Usual, night: number): void {
  const { days } = history;
  const { part } = course.surprise.question.window;
  const window = { part, from: Math.max(course.last + 1, night - quietDays + 1), to: night + 1 };
  if (days[night]! - days[course.last]! > longest) end(watched, course, 'over');
  else if (chanceIn(history, watched.series, window, usual, 'reviews') <= limits.chance) {
    course.last = night;
    course.usual = usual;
    watched.unusual.fill(1, course.first, night + 1);
    if (days[night]! - days[course.first]! >= longest) end(watched, course, 'lasting');
  } else if (night - course.last >= quietDays) end(watched, course, 'over');
}

function end(watched: Watched, course: Ongoing, state: AlertState): void {
  course.state = state;
  watched.told = course.last + 1;
  if (state === 'lasting') settle(watched, course);
}

/** What was unusual is the usual from now on; it is asked about again when that has been learned, in a week. */
function settle(watched: Watched, { first }: Ongoing): void {
  watched.told += quietDays;
  watched.since = first;
  watched.unusual.fill(0, first);
}

function told(
  history: History,
  series: Series,
  { surprise, partOf, raised, first, last, usual, state }: Ongoing,
  all: readonly Ongoing[],
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
    partOf: partOf === null ? null : all.indexOf(partOf),
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
