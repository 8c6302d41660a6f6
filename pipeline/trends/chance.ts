import { upperTail } from '../statistics/negative-binomial.ts';
import type { Exposure, History, Series } from './history.ts';
import { countIn, expectedIn, type Usual } from './usual.ts';
import type { Window } from './windows.ts';

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
