import { polarities } from '../sentiment/polarity.ts';
import { bootstrap, type Figure, type Formula, type Measured, type Sum } from './bootstrap.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { type Confusion, confusionsOf } from './confusions.ts';
import { countsOf } from './counts.ts';
import type { Judged } from './judged.ts';
import { f1, type Rates, ratesOf, share } from './rates.ts';

/** One code of the codebook: how often gold has it, what was given beside it, and what was missed. */
export interface IssueFigures {
  readonly issue: string;
  readonly gold: number;
  readonly extra: number;
  readonly missed: number;
  readonly f1: Figure;
}

/** The reviews that show one phenomenon of language. */
export interface PhenomenonFigures {
  readonly phenomenon: string;
  readonly reviews: number;
  /** Share whose polarity is right, and share where "holds a complaint" is right. */
  readonly polarity: Figure;
  readonly complaint: Figure;
  /** F1; null where neither gold nor the coder has any issue. */
  readonly issue: Figure | null;
}

/** The yardstick's figures of a coder on coded reviews, each with its interval. */
export interface Figures {
  readonly reviews: number;
  /** Reviews the coder gave no answer for; they count as missed. */
  readonly unanswered: number;
  readonly polarity: {
    readonly accuracy: Figure;
    /** Cohen's kappa over neg, neu, pos and mixed. */
    readonly kappa: Figure;
    /** Accuracy over the reviews that gold calls neg or pos. */
    readonly negPos: Figure;
  };
  /** "This review holds a complaint." */
  readonly complaint: Rates;
  /** Over (review, issue) pairs; `macro` is the mean F1 of the issues with five gold cases or more. */
  readonly issue: Rates & { readonly macro: Figure };
  readonly stage: Rates;
  /** Of the matched pairs whose gold has evidence, the share whose quotes overlap. */
  readonly evidence: Figure;
  readonly calibration: Calibration;
  /** Most frequent first. */
  readonly issues: readonly IssueFigures[];
  /** Most frequent first; empty where gold names none. */
  readonly phenomena: readonly PhenomenonFigures[];
  readonly confusions: readonly Confusion[];
}

/** Measures codes against gold; at least one review. */
export function figuresOf(reviews: readonly Judged[]): Figures {
  const measured = bootstrap(reviews.map(countsOf));
  const { figure, whole } = measured;
  return {
    reviews: reviews.length,
    unanswered: whole('unanswered'),
    polarity: {
      accuracy: figure(share('polarity right', 'reviews')),
      kappa: figure(kappa),
      negPos: figure(share('sharp right', 'sharp')),
    },
    complaint: ratesOf('complaint', measured),
    issue: { ...ratesOf('issue', measured), macro: figure(macro(issuesOf(reviews))) },
    stage: ratesOf('stage', measured),
    evidence: figure(share('evidence met', 'evidence')),
    calibration: calibrationOf(measured),
    issues: issuesOf(reviews)
      .map((issue) => issueFigures(issue, measured))
      .sort((a, b) => b.gold - a.gold),
    phenomena: phenomenaOf(reviews)
      .map((phenomenon) => phenomenonFigures(phenomenon, measured))
      .sort((a, b) => b.reviews - a.reviews),
    confusions: confusionsOf(reviews),
  };
}

/** J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20(1), 1960. */
function kappa(sum: Sum): number {
  const reviews = sum('reviews');
  const agreed = sum('polarity right') / reviews;
  const byChance =
    polarities.reduce((all, polarity) => all + sum(`gold: ${polarity}`) * sum(`coded: ${polarity}`), 0) /
    reviews ** 2;
  return (agreed - byChance) / (1 - byChance || 1);
}

/** An issue counts for the macro figure from this many gold cases on; fewer say nothing of it. */
const leastCases = 5;

const macro =
  (issues: readonly string[]): Formula =>
  (sum) => {
    const counted = issues.filter((issue) => casesOf(issue, sum) >= leastCases);
    return counted.reduce((all, issue) => all + f1(`${issue}:`)(sum), 0) / (counted.length || 1);
  };

const casesOf = (issue: string, sum: Sum): number => sum(`${issue}: hit`) + sum(`${issue}: missed`);

const issueFigures = (issue: string, { figure, whole }: Measured): IssueFigures => ({
  issue,
  gold: casesOf(issue, whole),
  extra: whole(`${issue}: extra`),
  missed: whole(`${issue}: missed`),
  f1: figure(f1(`${issue}:`)),
});

const phenomenonFigures = (phenomenon: string, { figure, whole }: Measured): PhenomenonFigures => ({
  phenomenon,
  reviews: whole(`${phenomenon}: reviews`),
  polarity: figure(share(`${phenomenon}: polarity right`, `${phenomenon}: reviews`)),
  complaint: figure(share(`${phenomenon}: complaint right`, `${phenomenon}: reviews`)),
  issue: hasIssues(phenomenon, whole) ? figure(f1(`${phenomenon}: issue`)) : null,
});

const hasIssues = (phenomenon: string, sum: Sum): boolean =>
  ['hit', 'extra', 'missed'].some((outcome) => sum(`${phenomenon}: issue ${outcome}`) > 0);

const issuesOf = (reviews: readonly Judged[]): string[] =>
  distinct(
    reviews.flatMap(({ gold, coded }) =>
      [...gold.complaints, ...(coded?.complaints ?? [])].map(({ issue }) => issue),
    ),
  );

const phenomenaOf = (reviews: readonly Judged[]): string[] =>
  distinct(reviews.flatMap(({ gold }) => gold.phenomena));

const distinct = (names: readonly string[]): string[] => [...new Set(names)].sort();
