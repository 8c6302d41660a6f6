import { type AlertState, begin, follow, type Ongoing } from './ongoing.ts';
import { familyAt, type Member } from './family.ts';
import type { History, Series, SeriesKind } from './history.ts';
import { type Watched, watch } from './learn.ts';
import { type Surprise, surprisesOf } from './night.ts';
import { type Question, questioner } from './questions.ts';
import { countIn, expectedIn, ratioOf, type Span } from './usual.ts';

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
  const life = new Life(history, series, nights.from);
  for (let night = nights.from; night < nights.to; night++) life.live(night);
  return life.raised.map((course) => told(history, series[course.surprise.at]!, course, life.raised));
}

/** What is known of an app by a night. */
class Life {
  /** All alerts so far, by the night of raising. */
  readonly raised: Ongoing[] = [];
  readonly #history: History;
  readonly #series: readonly Series[];
  readonly #watched: readonly Watched[];
  readonly #ask: (night: number) => Question[];
  /** Places on which a series is first stated. */
  readonly #births: ReadonlySet<number>;
  /** By place of the series. */
  readonly #open = new Map<number, Ongoing>();
  #family: readonly Member[];

  constructor(history: History, series: readonly Series[], first: number) {
    this.#history = history;
    this.#series = series;
    this.#watched = series.map(watch);
    this.#ask = questioner(history, this.#watched);
    this.#births = new Set(this.#watched.map(({ begins }) => begins));
    this.#family = familyAt(this.#watched, first);
  }

  live(night: number): void {
    if (this.#births.has(night)) this.#family = familyAt(this.#watched, night);
    const questions = this.#ask(night);
    for (const [at, course] of this.#open) {
      follow(this.#history, this.#watched[at]!, course, questions[0]?.usual(at) ?? null, night);
      if (course.state !== 'open') this.#open.delete(at);
    }
    if (questions.length === 0) return;
    const surprises = surprisesOf(this.#history, this.#watched, this.#family, questions);
    for (const surprise of issuesFirst(surprises, this.#series)) this.#meet(surprise, night);
  }

  #meet(surprise: Surprise, night: number): void {
    const { at } = surprise;
    if (this.#open.has(at) || (isAny(this.#series[at]!) && this.#open.size > 0)) return;
    const course = begin(this.#watched[at]!, surprise, night);
    relate(this.#series, course, [...this.#open.values()]);
    this.raised.push(course);
    this.#open.set(at, course);
  }
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
