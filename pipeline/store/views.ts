import { adviceViews } from './views/advice.ts';
import { codingViews } from './views/codings.ts';
import { comparisonViews } from './views/comparison.ts';
import { correctionViews } from './views/corrections.ts';
import { exportViews } from './views/exports.ts';
import { findingViews } from './views/findings.ts';
import { growthViews } from './views/growth.ts';
import { impactViews } from './views/impact.ts';
import { lineageViews } from './views/lineage.ts';
import { nightViews } from './views/nights.ts';
import { phraseViews } from './views/phrases.ts';
import { reviewViews } from './views/reviews.ts';
import { runViews } from './views/runs.ts';
import { tallyViews } from './views/tallies.ts';
import { topicViews } from './views/topics.ts';
import { trendViews } from './views/trends.ts';

/**
 * The views: the face the database shows to analysts. Plain names, ids and labels instead of codes, ISO dates. They need no function or
 * extension beyond stock SQLite. `date` is the UTC instant, `day` the day in China Standard Time (UTC+8).
 * Every migration drops all views and makes these.
 */
export const views = [
  ...[reviewViews, findingViews, tallyViews, runViews, lineageViews, codingViews],
  ...[impactViews, growthViews, comparisonViews, phraseViews, topicViews, trendViews],
  adviceViews,
  correctionViews,
  exportViews,
  nightViews,
].join('\n');
