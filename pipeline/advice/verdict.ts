import { combinationOf, type Term } from '../statistics/combination.ts';
import { dispersionOf, type Trial } from '../statistics/dispersion.ts';
import type { Difference } from '../statistics/newcombe.ts';
import { wilson } from '../statistics/wilson.ts';
import {
  type DayCount,
  isComparable,
  isSupported,
  sumOf,
  type Windows,
  windowsOf,
  within,
} from './windows.ts';

/** What came of an adopted suggestion: `early` without a week since, `thin` without enough reviews. */
export type Verdict = 'helped' | 'unchanged' | 'worse' | 'early' | 'thin';

/** An adoption with the days it is judged by. */
export interface Trialled {
  /** First day with the change, as a number; null where its version has not been seen yet. */
  readonly start: number | null;
  /** The adopter's days; since the start only reviews that can have met the change. */
  readonly own: readonly DayCount[];
  /** The same days of other apps that have not changed anything about the issue. */
  readonly others: readonly (readonly DayCount[])[];
}

/** The verdict and all it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly windows: Windows | null;
  readonly before: Trial;
  readonly after: Trial;
  /** Share after less share before. */
  readonly change: Difference | null;
  /** How many other apps are compared with, and their own change. */
  readonly controls: number;
  readonly controlChange: Difference | null;
  /** What is judged: the change less that of the others or, without others, the change. */
  readonly effect: Difference | null;
  /** By how much days differ more than chance alone would make them. */
  readonly dispersion: number;
  /** False where the apps had moved apart in the windows before already; null where that cannot be seen. */
  readonly parallel: boolean | null;
}

const nothing: Trial = { reviews: 0, stating: 0 };

/**
 * Tests the share before against after by a difference in differences: the adopter's change less that of the other apps in the same
 * windows, with 95 % intervals (`combinationOf`) widened by what the days vary beyond chance (`dispersionOf`).
 * Source: J. D. Angrist, J.-S. Pischke, Mostly Harmless Econometrics (2009), 5.2; R. G. Newcombe, Estimating the difference between
 * differences, Statistics in Medicine 20 (2001) 2885-2893.
 */
export function judge(trialled: Trialled): Judgement {
  const { start, own } = trialled;
  const windows = start === null || own.length === 0 ? null : windowsOf(own, start);
  if (windows === null) return unjudged(isRecent(trialled) ? 'early' : 'thin', null, nothing, nothing);
  const { before, after } = within(own, windows);
  if (!isSupported(own, windows)) return unjudged('thin', windows, sumOf(before), sumOf(after));
  const estimate = estimateOf(trialled, windows);
  const { effect } = estimate;
  const verdict = effect.high < 0 ? 'helped' : effect.low > 0 ? 'worse' : 'unchanged';
  return {
    ...{ verdict, windows, before: sumOf(before), after: sumOf(after), ...estimate },
    parallel: wereParallel(trialled, windows),
  };
}

/** Whether less than a week has been seen since the start. */
function isRecent({ start, own }: Trialled): boolean {
  return start === null || own.length === 0 || Math.max(...own.map(({ day }) => day)) - start + 1 < 7;
}

const unjudged = (verdict: Verdict, windows: Windows | null, before: Trial, after: Trial): Judgement => ({
  ...{ verdict, windows, before, after, change: null, controls: 0, controlChange: null, effect: null },
  ...{ dispersion: 1, parallel: null },
});

type Estimate = Pick<Judgement, 'change' | 'controls' | 'controlChange' | 'dispersion'> & {
  readonly effect: Difference;
};

function estimateOf({ own, others }: Trialled, windows: Windows): Estimate {
  const mine = changeOf(own, windows);
  const compared = others
    .filter((days) => isComparable(days, windows))
    .map((days) => changeOf(days, windows));
  const change = combinationOf(mine.terms);
  const { dispersion } = mine;
  if (compared.length === 0) return { change, controls: 0, controlChange: null, effect: change, dispersion };
  const theirs = pooled(compared);
  return {
    ...{ change, controls: compared.length, controlChange: combinationOf(theirs), dispersion },
    effect: combinationOf([...mine.terms, ...theirs.map(negated)]),
  };
}

interface Change {
  readonly terms: readonly Term[];
  readonly dispersion: number;
  /** Mantel-Haenszel weight of a difference: n₁n₀ / (n₁ + n₀). */
  readonly weight: number;
}

/** One app's change as two shares, their counts divided by the dispersion. */
function changeOf(days: readonly DayCount[], windows: Windows): Change {
  const { before, after } = within(days, windows);
  const dispersion = dispersionOf([before, after]);
  const [one, other] = [effective(sumOf(before), dispersion), effective(sumOf(after), dispersion)];
  return {
    dispersion,
    weight: (one.reviews * other.reviews) / (one.reviews + other.reviews),
    terms: [
      { coefficient: 1, share: wilson(other.stating, other.reviews) },
      { coefficient: -1, share: wilson(one.stating, one.reviews) },
    ],
  };
}

const effective = ({ reviews, stating }: Trial, dispersion: number): Trial => ({
  reviews: reviews / dispersion,
  stating: stating / dispersion,
});

/**
 * The mean change of several apps, weighted so that an app of more reviews counts for more and none is mixed with another.
 * Source: N. Mantel, W. Haenszel's weights for risk differences, as in S. Greenland, J. M. Robins, Biometrics 41 (1985) 55-68.
 */
function pooled(changes: readonly Change[]): Term[] {
  const total = changes.reduce((sum, { weight }) => sum + weight, 0);
  return changes.flatMap(({ terms, weight }) =>
    terms.map(({ coefficient, share }) => ({ coefficient: (coefficient * weight) / total, share })),
  );
}

const negated = ({ coefficient, share }: Term): Term => ({ coefficient: -coefficient, share });

/** The same test on the windows before, when nothing had been changed: it should find nothing. */
function wereParallel(trialled: Trialled, { weeks, start }: Windows): boolean | null {
  const former = { weeks, start: start - 7 * weeks };
  if (!isSupported(trialled.own, former)) return null;
  const { controls, effect } = estimateOf(trialled, former);
  return controls === 0 ? null : effect.low <= 0 && effect.high >= 0;
}
