import type { Label } from '../../lang.ts';
import type { Store } from '../store.ts';
import type { Share } from './answers.ts';

/** An app or a type of operator against the mean of all others; see the table `app_standing`. */
export interface ComparedRow extends Share {
  /** Name of the app, or id of the operator. */
  readonly subject: string;
  readonly stage: string;
  /** Null: the stage as a whole, which is no verdict. */
  readonly issue: string | null;
  readonly reviews: number;
  readonly crude: number;
  readonly others: number;
  readonly difference: number;
  readonly differenceLow: number;
  readonly differenceHigh: number;
  /** Corrected for all comparisons of its kind. */
  readonly p: number;
}

const columns = `
  stage, issue, reviews, crude, share, low, high, others, difference, difference_low AS differenceLow,
  difference_high AS differenceHigh, p_corrected AS p`;

/** Apps, by corrected p, the surest first. */
export const comparedApps = (store: Store): ComparedRow[] => compared(store, 'app', 'app_comparison');

/** Types of operator, by corrected p. */
export const comparedOperators = (store: Store): ComparedRow[] =>
  compared(store, 'operator', 'operator_comparison');

const compared = (store: Store, subject: string, view: string): ComparedRow[] =>
  store.db
    .prepare(
      `SELECT ${subject} AS subject, ${columns} FROM ${view} ORDER BY p_corrected, ${subject}, stage, issue`,
    )
    .all() as ComparedRow[];

/** Labels of the operator types, by id, in the order of the platforms file; and the operator of each app that has one. */
export function operators(store: Store): {
  readonly labels: ReadonlyMap<string, Label>;
  readonly ofApps: ReadonlyMap<string, string>;
} {
  const labels = store.db.prepare('SELECT id, zh, en FROM operator ORDER BY position').all();
  const apps = store.db.prepare(
    'SELECT app.name, operator FROM app_operator JOIN app ON app.key = app_operator.app ORDER BY app.name',
  );
  return {
    labels: new Map((labels as (Label & { id: string })[]).map(({ id, zh, en }) => [id, { zh, en }])),
    ofApps: new Map(apps.raw().all() as [string, string][]),
  };
}
