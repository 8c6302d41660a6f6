/**
 * The store's typed questions: the only way in which report, export and web read it.
 *
 * Counted reviews are those that neither repeat another one nor look like bought praise, and counted complaints those of which the coder
 * was sure (`complaint.abstained` is 0); every count, share and mean below is of counted reviews and their counted complaints
 * unless its comment says otherwise. A share comes with its 95 % Wilson interval. Days and weeks are those of China Standard Time
 * (UTC+8, no summer time); a week is named by its Monday.
 */
export type * from './queries/answers.ts';
export type { JudgedComplaint, NewCorrection } from './corrections.ts';
export {
  adviceOn,
  type IssueAdvice,
  type PraiseRow,
  type RivalCause,
  type Suggested,
} from './queries/advice.ts';
export {
  type FirstAdvice,
  firstAdvice,
  type SuggestionExport,
  suggestionRows,
} from './queries/suggestions.ts';
export { type AdoptionRow, adoptions } from './queries/ledger.ts';
export { inputsOf, labels, quality, type RunInput, runs } from './queries/facts.ts';
export { type ComparableRun, comparableRuns, type FindingStates, findingStates } from './queries/history.ts';
export {
  type ComparedRow,
  comparedApps,
  comparedOperators,
  operators,
} from './queries/comparison.ts';
export {
  type CellQuote,
  type CellRow,
  cellQuotes,
  type FunnelMetric,
  funnelMetrics,
  type GrowthRow,
  growth,
  journey,
} from './queries/growth.ts';
export {
  type ImpactRow,
  impacts,
  type PeriodsRow,
  type PriorityRow,
  periods,
  priorities,
  type StarChange,
  type StarChangePart,
  starChanges,
} from './queries/impact.ts';
export { type KeyPhraseRow, keyPhrases } from './queries/phrases.ts';
export {
  type TopicEventRow,
  type TopicRow,
  type TopicTotal,
  topicById,
  topicEvents,
  topics,
  topicTotals,
} from './queries/topics.ts';
export { appNames, apps, findings, stageCauseMatrix, timeline, versions } from './queries/findings.ts';
export { complaintRows, quotes, reviewById } from './queries/reviews.ts';
export type { CodeFilter, ReviewFilter } from './queries/filter.ts';
export {
  type NumberAnswer,
  type NumberRequest,
  type TracedComplaint,
  traceNumber,
} from './queries/lineage.ts';
export { type Behind, behind, countingColumns } from './queries/behind.ts';
export { type CellValue, type ViewRow, viewNames, viewRow } from './queries/view-row.ts';
export { type SearchAnswer, type SearchRequest, type SearchResult, search } from './queries/search.ts';
export {
  type CodedCounts,
  type CodedWords,
  codedCounts,
  codedWords,
  type SamplingUnit,
  samplingFrame,
} from './queries/sampling.ts';
export { atOnce, type Coder, coders, snapshot } from './queries/state.ts';
export { type BrowsePage, type BrowseRequest, browse, type Place } from './queries/browse.ts';
export { type BrowseFilter, flagged } from './queries/browse-filter.ts';
export { type BrowsedComplaint, type BrowsedReview, browsedReviews, reviewKey } from './queries/browsed.ts';
export { type CellTotal, cellTotals } from './queries/cells.ts';
export {
  type CorrectedReview,
  contested,
  correctedReviews,
  inForce,
  type Judgement,
  judgedReviews,
  judgementsOn,
} from './queries/corrections.ts';
export {
  type FollowedEverywhere,
  statedReviews,
  type VersionRate,
  versionRates,
  weeklyRates,
} from './queries/stated.ts';
export { type Overview, overview, type TotalRow, totals } from './queries/totals.ts';
export {
  type AlertRow,
  alerts,
  backgrounds,
  type RateRow,
  rates,
  type TrendRow,
  trends,
} from './queries/trends.ts';
export {
  type ResearchComplaint,
  type ResearchInput,
  type ResearchReview,
  researchInputs,
  researchRejects,
  researchReviews,
  undecidedStates,
} from './queries/research.ts';
export type { Store } from './store.ts';
