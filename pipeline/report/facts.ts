import {
  type AdoptionRow,
  type AppRow,
  adoptions,
  adviceOn,
  apps,
  type Coder,
  coders,
  type FindingRow,
  findings,
  type IssueAdvice,
  type MatrixCell,
  type Overview,
  overview,
  type Quality,
  type QuoteRow,
  quality,
  quotes,
  type RunRow,
  runs,
  type Store,
  stageCauseMatrix,
  type TotalRow,
  totals,
} from '../store/queries.ts';
import { type CorpusFacts, gatherCorpus } from './corpus.ts';
import { type EmergingFacts, gatherEmerging } from './emerging.ts';
import { type AppHistory, historyOf } from './history.ts';

/** Issues that get a section of their own. */
const issuesShown = 10;
const quotesPerIssue = 3;

/** One app: its totals, and how it went. */
export interface AppFacts extends AppRow, AppHistory {
  readonly overview: Overview;
  readonly stages: readonly TotalRow[];
  readonly issues: readonly TotalRow[];
}

/** One issue with what is to be said of it. */
export interface IssueFacts extends TotalRow {
  /** Its stages and causes, most reviews first. */
  readonly places: readonly FindingRow[];
  readonly quotes: readonly QuoteRow[];
  /** What may stand behind it and what can be done, for each kind of app that has the issue. */
  readonly advice: readonly IssueAdvice[];
}

/** All that the report tells, before it is put into words. */
export interface Facts {
  readonly overview: Overview;
  /** Most counted reviews first. */
  readonly apps: readonly AppFacts[];
  readonly stages: readonly TotalRow[];
  readonly causes: readonly TotalRow[];
  readonly issues: readonly TotalRow[];
  readonly matrix: readonly MatrixCell[];
  /** Issue × stage × cause over all apps, most reviews first. */
  readonly findings: readonly FindingRow[];
  /** The issues that most reviews state. */
  readonly leading: readonly IssueFacts[];
  readonly corpus: CorpusFacts;
  readonly emerging: EmergingFacts;
  readonly quality: Quality;
  readonly coders: readonly Coder[];
  /** The newest run; none in a store that has never been written. */
  readonly run: RunRow | undefined;
  /** What teams have done about suggestions, and what came of it. */
  readonly ledger: readonly AdoptionRow[];
}

/** Asks the store for all of it. */
export function gather(store: Store): Facts {
  const known = apps(store)
    .map((row) => appFacts(store, row))
    .sort((one, other) => other.counted - one.counted);
  const issues = totals(store, { by: 'issue' });
  const everywhere = findings(store);
  return {
    overview: overview(store),
    apps: known,
    stages: totals(store, { by: 'stage' }),
    causes: totals(store, { by: 'cause' }),
    issues,
    matrix: stageCauseMatrix(store),
    findings: everywhere,
    leading: issues.slice(0, issuesShown).map((issue) => ({
      ...issue,
      places: everywhere.filter((place) => place.issue === issue.id),
      quotes: quotes(store, { issue: issue.id, limit: quotesPerIssue }),
      advice: adviceOn(store, issue.id),
    })),
    corpus: gatherCorpus(
      store,
      known.map(({ app }) => app),
    ),
    emerging: gatherEmerging(store),
    quality: quality(store),
    coders: coders(store),
    run: runs(store)[0],
    ledger: adoptions(store),
  };
}

function appFacts(store: Store, row: AppRow): AppFacts {
  const scope = { app: row.app };
  return {
    ...row,
    ...historyOf(store, row),
    overview: overview(store, scope),
    stages: totals(store, { ...scope, by: 'stage' }),
    issues: totals(store, { ...scope, by: 'issue' }),
  };
}
