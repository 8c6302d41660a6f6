import type { Periods } from '../period.ts';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { lowerTail, upperTail } from '../statistics/negative-binomial.ts';
import type { History, Series } from './history.ts';
import { learnUsual, type UsualOf, watch } from './learn.ts';
import { countIn, expectedIn, type Ratio, ratioOf, type Span, type Usual } from './usual.ts';
import { firstPlace } from './windows.ts';

/**
 * How the share of a series goes, the newest period held against the former one and both against all days before. A difference counts when
 * its two-sided p, corrected over all series of the app, is at most 0.05.
 * - `new`: risen, and all days before together had less than a tenth of the newest share
 * - `relapsed`: risen, after it had fallen from the days before to the former period, and back to at least half of what it was then
 * - `growing`: risen otherwise
 * - `solved`: fallen, and with 95 % certainty to less than a quarter; or stated in neither period, though the days before let expect it
 * - `fading`: fallen otherwise
 * - `steady`: neither
 * - `rare`: stated by fewer than five reviews of both periods, and none of the above
 */
export type Trajectory = 'new' | 'relapsed' | 'growing' | 'solved' | 'fading' | 'steady' | 'rare';

/** Reviews that state something, of so many. */
export interface Count {
  readonly count: number;
  readonly reviews: number;
}

/** The ratio is that of the newest share to the former one, half a review added to the former count. */
export interface Course extends Ratio {
  readonly trajectory: Trajectory;
  readonly newest: Count;
  readonly former: Count;
  /** All days before the former period. */
  readonly earlier: Count;
  /** Two-sided chance of such a difference, and the same corrected over all series. */
  readonly p: number;
  readonly q: number;
}

const certain = 0.05;
const limits = { new: 0.1, back: 0.5, solved: 0.25, rare: 5 } as const;

/** The course of every series over two periods. */
export function coursesOf(history: History, series: readonly Series[], periods: Periods): Course[] {
  const spans = spansOf(history, periods);
  const formerly = usualIn(history, series, spans.former);
  const once = spans.earlier.to > 0 ? usualIn(history, series, spans.earlier) : null;
  const compared = series.map((one, at) => compare(history, one, formerly(at), spans.newest));
  const q = benjaminiHochberg(compared.map(({ p }) => p));
  return series.map((one, at) => {
    const count = (span: Span) => countOf(history, one, span);
    const counts = {
      newest: count(spans.newest),
      former: count(spans.former),
      earlier: count(spans.earlier),
    };
    const course = { ...counts, ...compared[at]!, q: q[at]! };
    const fell = once !== null && hasFallen(history, one, once(at), spans.former);
    const gone = once !== null && hasFallen(history, one, once(at), { ...spans.former, to: spans.newest.to });
    return { trajectory: trajectoryOf(course, fell, gone), ...course };
  });
}

type Spans = Readonly<Record<'earlier' | 'former' | 'newest', Span>>;

function spansOf({ days }: History, { former, newest }: Periods): Spans {
  const [first, middle] = [firstPlace(days, former.first), firstPlace(days, newest.first)];
  return {
    earlier: { from: 0, to: first },
    former: { from: first, to: middle },
    newest: { from: middle, to: days.length },
  };
}

/** No day is left out as unusual here: this is about what was, not about what should be. */
const usualIn = (history: History, series: readonly Series[], span: Span): UsualOf =>
  learnUsual(history, series.map(watch), span);

const countOf = ({ all }: History, series: Series, { from, to }: Span): Count => ({
  count: countIn(series.all, from, to),
  reviews: countIn(all.reviews, from, to),
});

function compare(history: History, series: Series, usual: Usual, span: Span): Ratio & Pick<Course, 'p'> {
  const count = countIn(series.all, span.from, span.to);
  const expected = expectedIn(usual, history.days, history.all, span);
  const p = Math.min(1, 2 * Math.min(upperTail(count, expected), lowerTail(count, expected)));
  return { ...ratioOf(count, expected), p };
}

function hasFallen(history: History, series: Series, usual: Usual, span: Span): boolean {
  const count = countIn(series.all, span.from, span.to);
  return lowerTail(count, expectedIn(usual, history.days, history.all, span)) <= certain;
}

function trajectoryOf(course: Omit<Course, 'trajectory'>, fell: boolean, gone: boolean): Trajectory {
  const { newest, former, earlier, ratio, high, q } = course;
  const clear = q <= certain;
  if (clear && ratio > 1) {
    if (fell && shareOf(newest) >= limits.back * shareOf(earlier)) return 'relapsed';
    return shareOf(sum(former, earlier)) < limits.new * shareOf(newest) ? 'new' : 'growing';
  }
  if (clear) return high < limits.solved ? 'solved' : 'fading';
  if (newest.count + former.count === 0 && gone) return 'solved';
  return newest.count + former.count < limits.rare ? 'rare' : 'steady';
}

const shareOf = ({ count, reviews }: Count): number => (reviews === 0 ? 0 : count / reviews);

const sum = (one: Count, other: Count): Count => ({
  count: one.count + other.count,
  reviews: one.reviews + other.reviews,
});
