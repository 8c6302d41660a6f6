import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { chanceIn, limits } from './chance.ts';
import type { History, Series } from './history.ts';
import type { Watched } from './learn.ts';
import type { Question } from './questions.ts';
import { countIn, expectedIn, type Usual } from './usual.ts';
import type { Window } from './windows.ts';

/** A series that is more frequent than usual on one night. */
export interface Surprise {
  /** Its place among the series. */
  readonly at: number;
  readonly question: Question;
  /** Chance of so many, were all as usual. */
  readonly p: number;
  /** The same corrected for all that is asked of its family that night, and for the family's portion of the false discoveries. */
  readonly q: number;
  /** How many questions those are. */
  readonly tests: number;
}

/**
 * The series that are more frequent than usual, each in the window that shows it best; in the order given.
 * @param places those of a family that have been stated by the night
 * @param portion of the false discoveries that the family may make
 */
export function surprisesOf(
  history: History,
  watched: readonly Watched[],
  { places, portion }: { readonly places: readonly number[]; readonly portion: number },
  questions: readonly Question[],
): Surprise[] {
  const tests = places.length * questions.length;
  const asked = places.flatMap((at) => unlikely(history, watched[at]!, at, questions));
  const corrected = benjaminiHochberg(
    asked.map(({ p }) => p),
    tests,
  );
  const best = new Map<number, Surprise>();
  for (const [place, { at, question, p }] of asked.entries()) {
    const q = Math.min(1, corrected[place]! / portion);
    if (q > limits.falseDiscoveries || p >= (best.get(at)?.p ?? 1)) continue;
    if (isOwnRise(history, watched[at]!, question, at)) best.set(at, { at, question, p, q, tests });
  }
  return [...best.values()];
}

type Asked = Pick<Surprise, 'at' | 'question' | 'p'>;

/** The windows in which enough state it and clearly more than usual; the chance of all others is 1. */
function unlikely(
  history: History,
  { series, told }: Watched,
  at: number,
  questions: readonly Question[],
): Asked[] {
  const found: Asked[] = [];
  for (const question of questions) {
    const { part, to } = question.window;
    const from = Math.max(question.window.from, told);
    const count = countIn(series[part], from, to);
    if (count < limits.leastCount || (from === question.window.from && !isMuch(count, at, question)))
      continue;
    const p = chanceIn(history, series, { part, from, to }, question.usual(at), 'reviews');
    if (p < 1) found.push({ at, question, p });
  }
  return found;
}

/** Whether the count would be a rise if every day were the calmest of the week; most are none, and need no closer look. */
const isMuch = (count: number, at: number, { reviews, usual }: Question): boolean =>
  count >= limits.leastRatio * usual(at).least * reviews;

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
