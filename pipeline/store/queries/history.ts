import type { Store } from '../store.ts';

/** A run that can be compared with others. */
export interface ComparableRun {
  readonly run: number;
  /** UTC instant, ISO 8601. */
  readonly finished: string;
  /** Versions of what coded its reviews. */
  readonly coder: string;
}

/** How many counted reviews stood behind a finding after two runs, out of how many of its app. */
export interface FindingStates {
  readonly app: string;
  readonly issue: string;
  readonly stage: string;
  readonly cause: string;
  readonly before: number;
  readonly ofBefore: number;
  readonly after: number;
  readonly ofAfter: number;
}

/** Runs of which it is known how the findings stood after them, newest first. */
export function comparableRuns(store: Store): ComparableRun[] {
  const noted = `
    SELECT run, finished, concat_ws(' ', code_version, lexicon_version, model_version, segmenter) AS coder
    FROM run_list WHERE run >= (SELECT min(run) FROM app_history) ORDER BY run DESC`;
  return store.db.prepare(noted).all() as ComparableRun[];
}

/** SQL: counted reviews of apps, and behind findings, as they were after a run. */
const appsAfter = (run: string) =>
  `SELECT app, reviews, max(run) FROM app_history WHERE run <= ${run} GROUP BY app`;
const findingsAfter = (run: string) => `
  SELECT app, issue, stage, cause, reviews, max(run) FROM finding_history WHERE run <= ${run} GROUP BY app, issue, stage, cause`;

const states = `
  WITH
    former AS (${findingsAfter('@one')}), later AS (${findingsAfter('@other')}),
    former_app AS (${appsAfter('@one')}), later_app AS (${appsAfter('@other')})
  SELECT app.name AS app, issue.id AS issue, stage.id AS stage, cause.id AS cause,
    coalesce(former.reviews, 0) AS before, coalesce(former_app.reviews, 0) AS ofBefore,
    later.reviews AS after, later_app.reviews AS ofAfter
  FROM later LEFT JOIN former USING (app, issue, stage, cause)
  JOIN later_app ON later_app.app = later.app LEFT JOIN former_app ON former_app.app = later.app
  JOIN app ON app.key = later.app JOIN issue ON issue.key = later.issue
  JOIN stage ON stage.key = later.stage JOIN cause ON cause.key = later.cause
  WHERE coalesce(former.reviews, 0) + later.reviews > 0
  ORDER BY app.name, issue.id, stage.id, cause.id`;

/** All findings there were after either of two runs, the earlier one first. */
export function findingStates(store: Store, one: number, other: number): FindingStates[] {
  return store.db.prepare(states).all({ one, other }) as FindingStates[];
}
