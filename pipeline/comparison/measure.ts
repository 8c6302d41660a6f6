import type { Proportion } from '../statistics/wilson.ts';
import { meanShare, scaled, standardised } from './standardise.ts';
import { type AppCounts, complaintsAt, noReviews, type Standard, strataOf, sumOf } from './strata.ts';

/** What is compared: a stage as a whole, or an issue at a stage. */
export interface Measure {
  readonly stage: number;
  readonly issue: number | null;
}

/** A measure taken of one app or of several. */
export interface Measured {
  /** Apps that it could be taken of. */
  readonly apps: number;
  /** Their counted reviews that state it. */
  readonly reviews: number;
  /** Their share of counted reviews, as it is; of several apps, the mean of theirs. */
  readonly crude: number;
  /** The share as if all had the same mix, with its 95 % interval. */
  readonly standardised: Proportion;
}

/** The mean over those of the apps that can be measured; null where none can. */
export function measuredOf(
  apps: readonly AppCounts[],
  standard: Standard,
  measure: Measure,
): Measured | null {
  const told = apps.flatMap((app) => {
    const share = shareOf(app, standard, measure);
    return share === null
      ? []
      : [{ share, stating: sumOf(statingOf(app, measure)), reviews: sumOf(app.reviews) }];
  });
  const mean = meanShare(told.map(({ share }) => share));
  if (mean === null) return null;
  const crude = told.reduce((sum, app) => sum + app.stating / app.reviews, 0) / told.length;
  const reviews = told.reduce((sum, app) => sum + app.stating, 0);
  return { apps: told.length, reviews, crude, standardised: mean };
}

function shareOf(app: AppCounts, { stars, stages }: Standard, measure: Measure): Proportion | null {
  if (measure.issue === null) return standardised(strataOf(statingOf(app, measure), app.reviews), stars);
  const stage = stages.get(measure.stage)!;
  const within = strataOf(statingOf(app, measure), complaintsAt(app, measure.stage));
  const share = standardised(within, stage.stars);
  return share === null ? null : scaled(share, stage.rate);
}

const statingOf = ({ stages, issues }: AppCounts, { stage, issue }: Measure) =>
  (issue === null ? stages.get(stage) : issues.get(stage)?.get(issue)) ?? noReviews;
