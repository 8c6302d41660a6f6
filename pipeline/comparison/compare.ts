import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { type Difference, differenceOf } from '../statistics/newcombe.ts';
import { upperGamma } from '../statistics/gamma.ts';
import { z95 } from '../statistics/normal.ts';
import { type Measure, type Measured, measuredOf } from './measure.ts';
import { meansOfOthers } from './standardise.ts';
import { type AppCounts, type Standard, standardOf, sumOf } from './strata.ts';

/** One subject (an app, or all apps of an operator) on one measure against the others. */
export interface Comparison<Subject> extends Measure, Measured {
  readonly subject: Subject;
  /** The mean of the other subjects' standardised shares. */
  readonly others: number;
  readonly difference: Difference;
  /** Two-sided, of no difference; and corrected for all comparisons of its kind: of stages, or of issues. */
  readonly p: number;
  readonly corrected: number;
}

/** Fewer reviews of an app, or fewer that state an issue in all apps together, tell too little to compare. */
const least = { reviews: 30, stating: 10 } as const;

/**
 * Compares each subject with the mean of all others, on every stage and on every issue at a stage.
 * - A stage: the share of reviews that complain there, standardised for stars. Apps whose reviews come with other stars (by another
 *   store, or by feedback of the unhappy) are held against the same mix.
 * - An issue: its share among the complaints of its stage, standardised for stars, times the complaints that a usual app has at that
 *   stage. A platform with more orders has more complaints of orders; what is compared is which problems they are, not how many.
 * Shares do not grow with the volume of reviews, and each app weighs the same in the standard.
 * A stage as a whole tells where the users of an app complain, which depends on what they use it for: it is no verdict. An issue is.
 * p-values are corrected by Benjamini and Hochberg, over all stages and over all issues.
 * @param subjectOf null: the app is compared in the standard only
 */
export function compare<Subject extends string | number>(
  all: readonly AppCounts[],
  subjectOf: (app: number) => Subject | null,
): Comparison<Subject>[] {
  const apps = all.filter(({ reviews }) => sumOf(reviews) >= least.reviews);
  const standard = standardOf(apps);
  const members = membersOf(apps, subjectOf);
  const found = measuresOf(apps).flatMap((measure) => onMeasure(members, standard, measure));
  return [...corrected(found.filter(isStage)), ...corrected(found.filter((one) => !isStage(one)))];
}

const isStage = ({ issue }: Measure): boolean => issue === null;

function corrected<Row extends { readonly p: number }>(
  rows: readonly Row[],
): (Row & { corrected: number })[] {
  const adjusted = benjaminiHochberg(rows.map(({ p }) => p));
  return rows.map((row, at) => ({ ...row, corrected: adjusted[at]! }));
}

function membersOf<Subject>(
  apps: readonly AppCounts[],
  subjectOf: (app: number) => Subject | null,
): ReadonlyMap<Subject, readonly AppCounts[]> {
  const members = new Map<Subject, AppCounts[]>();
  for (const app of apps) {
    const subject = subjectOf(app.app);
    if (subject !== null) members.set(subject, [...(members.get(subject) ?? []), app]);
  }
  return members;
}

/** All stages, each followed by the issues that enough reviews state there; by number. */
function measuresOf(apps: readonly AppCounts[]): Measure[] {
  const stages = new Set(apps.flatMap(({ issues }) => [...issues.keys()]));
  return inOrder(stages).flatMap((stage) => {
    const stating = new Map<number, number>();
    for (const { issues } of apps)
      for (const [issue, counts] of issues.get(stage) ?? [])
        stating.set(issue, (stating.get(issue) ?? 0) + sumOf(counts));
    const told = inOrder(stating.keys()).filter((issue) => stating.get(issue)! >= least.stating);
    return [{ stage, issue: null }, ...told.map((issue) => ({ stage, issue }))];
  });
}

const inOrder = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);

function onMeasure<Subject extends string | number>(
  members: ReadonlyMap<Subject, readonly AppCounts[]>,
  standard: Standard,
  measure: Measure,
): Omit<Comparison<Subject>, 'corrected'>[] {
  const measured = [...members].flatMap(([subject, own]) => {
    const found = measuredOf(own, standard, measure);
    return found === null ? [] : [{ subject, ...found }];
  });
  if (measured.length < 2) return [];
  const others = meansOfOthers(measured.map((one) => one.standardised));
  return measured.map((one, at) => {
    const difference = differenceOf(one.standardised, others[at]!);
    return { ...measure, ...one, others: others[at]!.share, difference, p: pOf(difference) };
  });
}

/**
 * Both tails of the normal distribution, by chi-square of one degree: the interval's reach towards 0 is taken as 1.96 standard errors,
 * so that p < .05 where the interval leaves out 0.
 */
function pOf({ difference, low, high }: Difference): number {
  const reach = difference > 0 ? difference - low : high - difference;
  return reach === 0 ? 1 : upperGamma(0.5, ((z95 * difference) / reach) ** 2 / 2);
}
