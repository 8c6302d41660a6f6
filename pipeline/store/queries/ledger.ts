import type { Verdict } from '../../advice/verdict.ts';
import type { Label } from '../../lang.ts';
import type { Store } from '../store.ts';

/** A difference of shares with its 95 % interval. */
export interface Effect {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** A suggestion that a team has taken up, and what came of it. */
export interface AdoptionRow {
  readonly app: string;
  readonly suggestion: string;
  /** What was done. */
  readonly text: Label;
  readonly issue: string;
  readonly issueLabel: Label;
  readonly version: string | null;
  /** ISO day from which it holds, where no version brought it. */
  readonly date: string | null;
  readonly note: string;
  /** `early` for one that has not been judged yet. */
  readonly verdict: Verdict;
  /** First ISO day with the change. */
  readonly start: string | null;
  readonly weeks: number | null;
  readonly before: { readonly reviews: number; readonly stating: number };
  readonly after: { readonly reviews: number; readonly stating: number };
  /** Other apps compared with, and how their share moved. */
  readonly controls: number;
  readonly controlChange: number | null;
  /** The change less that of the others or, without others, the change. */
  readonly effect: Effect | null;
  readonly dispersion: number;
  /** False where the apps had moved apart before already; null where that cannot be seen. */
  readonly parallel: boolean | null;
  /** Other suggestions for the same issue taken up within the windows. */
  readonly shared: number;
}

type Row = Record<
  'app' | 'suggestion' | 'suggestion_zh' | 'suggestion_en' | 'issue' | 'issue_zh' | 'issue_en' | 'note',
  string
> &
  Record<'version' | 'date' | 'start', string | null> &
  Record<'weeks' | 'control_change' | 'effect' | 'effect_low' | 'effect_high' | 'parallel', number | null> &
  Record<
    | 'stating_before'
    | 'reviews_before'
    | 'stating_after'
    | 'reviews_after'
    | 'controls'
    | 'dispersion'
    | 'shared',
    number
  > & {
    readonly verdict: Verdict | null;
  };

/** The whole ledger, by app, then the newest first. */
export function adoptions({ db }: Store): AdoptionRow[] {
  const all = db.prepare(
    'SELECT * FROM adoption_list ORDER BY app, start IS NULL DESC, start DESC, suggestion',
  );
  return (all.all() as Row[]).map(adoptionOf);
}

const adoptionOf = (row: Row): AdoptionRow => ({
  ...{
    app: row.app,
    suggestion: row.suggestion,
    issue: row.issue,
    version: row.version,
    date: row.date,
    note: row.note,
  },
  text: { zh: row.suggestion_zh, en: row.suggestion_en },
  issueLabel: { zh: row.issue_zh, en: row.issue_en },
  verdict: row.verdict ?? 'early',
  ...{ start: row.start, weeks: row.weeks, controls: row.controls, controlChange: row.control_change },
  before: { reviews: row.reviews_before, stating: row.stating_before },
  after: { reviews: row.reviews_after, stating: row.stating_after },
  effect: row.effect === null ? null : { share: row.effect, low: row.effect_low!, high: row.effect_high! },
  ...{ dispersion: row.dispersion, shared: row.shared },
  parallel: row.parallel === null ? null : Boolean(row.parallel),
});
