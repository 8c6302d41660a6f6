import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { upperTail } from '../statistics/negative-binomial.ts';
import type { Exposure, History, Series } from './history.ts';
import { learnUsual, type UsualOf, type Watched } from './learn.ts';
import { expectedIn, type Span, type Usual } from './usual.ts';
import { usualDaysAt, usualDaysBefore, type Window, windowsAt } from './windows.ts';

/** When a rise is worth a word. */
export const limits = {
  /** Reviews that must state it: one or two angry authors are no trend. */
  leastCount: 5,
  /** A rise by less than a quarter is no emergency, however certain. */
  leastRatio: 1.25,
  /** Expected share of false ones among the alerts of a night, at most. */
  falseDiscoveries: 0.03,
  /** Chance of error of a question that is asked of one series alone. */
  chance: 0.05,
} as const;

/** A window with what was usual before it, by series. */
export interface Question {
  readonly window: Window;
  /** Reviews in the window. */
  readonly reviews: number;
  readonly usual: UsualOf;
}

/** A series that is more frequent than usual on one night. */
export interface Surprise {
  /** Its place among the series. */
  readonly at: number;
  readonly question: Question;
  /** Chance of so many, were all as usual. */
  readonly p: number;
  /** The same corrected for all windows of all series of the night. */
  readonly q: number;
  /** How many those are. */
  readonly tests: number;
}

/** The nights of a week share what is usual; learning costs more than all questions of the week. */
const week = 7;

/**
 * What is asked on each night of a history. What is usual is learned anew in each week (day number / 7) and for each version. Windows of
 * all reviews come first.
 */
export function questioner(history: History, watched: readonly Watched[]): (night: number) => Question[] {
  const learn = (span: Span | null) => span && learnUsual(history, watched, span);
  const ofWeek = newest((_week: number, night: number) => learn(usualDaysAt(history, night)));
  const ofRelease = newest((release: number) => learn(usualDaysBefore(history, release)));
  return (night) => {
    const usual = ofWeek(Math.floor(history.days[night]! / week), night);
    if (usual === null) return [];
    return windowsAt(history, night).flatMap((window) => {
      const before = window.part === 'all' ? usual : ofRelease(window.from);
      const reviews = countIn(history[window.part].reviews, window.from, window.to);
      return before === null ? [] : [{ window, reviews, usual: before }];
    });
  };
}

/** Keeps the newest answer for as long as the same is asked. */
function newest<Rest extends unknown[], Answer>(
  answer: (key: number, ...rest: Rest) => Answer,
): (key: number, ...rest: Rest) => Answer {
  let known: { readonly key: number; readonly answer: Answer } | undefined;
  return (key, ...rest) => {
    if (known?.key !== key) known = { key, answer: answer(key, ...rest) };
    return known.answer;
  };
}

/** The series of a family that are more frequent than usual, each in the window that shows it best. */
export function surprisesOf(
  history: History,
  watched: readonly Watched[],
  family: readonly Member[],
  questions: readonly Question[],
): Surprise[] {
  const chances = chancesOf(history, watched, family, questions);
  const memberAt = (place: number) => family[Math.floor(place / questions.length)]!;
  const weighted = chances.map((chance, place) => Math.min(1, chance / memberAt(place).weight));
  if (isCalm(weighted)) return [];
  const best = new Map<number, Surprise>();
  for (const [place, q] of benjaminiHochberg([...weighted]).entries()) {
    const { at } = memberAt(place);
    const question = questions[place % questions.length]!;
    const surprise = { at, question, p: chances[place]!, q, tests: chances.length };
    if (q > limits.falseDiscoveries || surprise.p >= (best.get(at)?.p ?? 1)) continue;
    if (isOwnRise(history, watched[at]!, question, at)) best.set(at, surprise);
  }
  return [...best.values()];
}

/** By member and, within it, by question; 1 where too few state it, or hardly more than usual. */
function chancesOf(
  history: History,
  watched: readonly Watched[],
  family: readonly Member[],
  questions: readonly Question[],
): Float64Array {
  const chances = new Float64Array(family.length * questions.length).fill(1);
  let place = 0;
  for (const { at } of family) {
    const { series, told } = watched[at]!;
    for (const question of questions) {
      const { part, to } = question.window;
      const from = Math.max(question.window.from, told);
      const count = countIn(series[part], from, to);
      if (count >= limits.leastCount && (from > question.window.from || isMuch(count, at, question)))
        chances[place] = chanceIn(history, series, { part, from, to }, question.usual(at), 'reviews');
      place += 1;
    }
  }
  return chances;
}

/** Whether the count would be a rise if every day were the calmest of the week; most are none, and need no closer look. */
const isMuch = (count: number, at: number, { reviews, usual }: Question): boolean =>
  count >= limits.leastRatio * usual(at).least * reviews;

/** A series that is looked at on a night, with the weight of its p-values. */
export interface Member {
  readonly at: number;
  readonly weight: number;
}

/** What of the false discoveries may be issues, topics and phrases: hundreds of phrases must not drown an issue. */
const portions = { issue: 2 / 3, topic: 1 / 6, phrase: 1 / 6 } as const;

/**
 * The series that have been stated by a night. Weights are at most 1 in the mean, so that the correction holds for all series at once, and
 * those of issues do not depend on how many topics and phrases there are. Source: C. Genovese, K. Roeder, L. Wasserman, False discovery
 * control with p-value weighting, Biometrika 93 (2006) 509-524.
 */
export function familyAt(watched: readonly Pick<Watched, 'series' | 'begins'>[], night: number): Member[] {
  const sizes = { issue: 0, topic: 0, phrase: 0 };
  const members: { at: number; kind: keyof typeof sizes }[] = [];
  for (const [at, { series, begins }] of watched.entries()) {
    if (begins < 0 || begins > night) continue;
    const kind = series.kind === 'any' ? 'issue' : series.kind;
    sizes[kind] += 1;
    members.push({ at, kind });
  }
  return members.map(({ at, kind }) => ({ at, weight: (portions[kind] * members.length) / sizes[kind] }));
}

/** True where no correction can leave anything: the smallest would have to be at most `level × those below the level / all`. */
function isCalm(p: Float64Array): boolean {
  const { falseDiscoveries: level } = limits;
  let [least, below] = [1, 0];
  for (const chance of p) {
    if (chance <= level) below += 1;
    if (chance < least) least = chance;
  }
  return least > (level * below) / p.length;
}

/**
 * Whether the rise is the series' own: it has risen among the reviews that complain too, or it is most of what is complained of more and
 * usually is not.
 * When all complaints rise alike, because praise stays away, another source is read or the stars are asked for at another moment, no
 * issue is news, and the series of any complaint tells it.
 */
const isOwnRise = (history: History, { series }: Watched, { window, usual }: Question, at: number): boolean =>
  series.kind === 'any' ||
  isMostOfRise(history, series, window, usual(at)) ||
  chanceIn(history, series, window, usual(at), 'complaining') <= limits.chance;

function isMostOfRise(
  { days, ...exposures }: History,
  series: Series,
  window: Window,
  usual: Usual,
): boolean {
  const exposure = exposures[window.part];
  const sum = (values: Float64Array) => countIn(values, window.from, window.to);
  const rise = sum(series[window.part]) - expectedIn(usual, days, exposure, window).mean;
  const usually = (usual.complaining / usual.reviews) * sum(exposure.reviews);
  return usual.count <= usual.complaining / 2 && rise >= (sum(exposure.complaining) - usually) / 2;
}

/** Chance of as many as were counted in the window or more; 1 where they are hardly more than expected. */
export function chanceIn(
  history: History,
  series: Series,
  window: Pick<Window, 'part' | 'from' | 'to'>,
  usual: Usual,
  of: keyof Exposure,
): number {
  const count = countIn(series[window.part], window.from, window.to);
  const expected = expectedIn(usual, history.days, history[window.part], window, of);
  return count < limits.leastRatio * expected.mean ? 1 : upperTail(count, expected);
}

export function countIn(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let place = from; place < to; place++) sum += values[place]!;
  return sum;
}
