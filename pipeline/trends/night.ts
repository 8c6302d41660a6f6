import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { chanceIn, limits } from './chance.ts';
import type { Member } from './family.ts';
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
  /** The same corrected for all windows of all series of the night. */
  readonly q: number;
  /** How many those are. */
  readonly tests: number;
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
