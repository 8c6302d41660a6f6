import { UserError } from '../../errors.ts';
import { dayOfNumber, numberOfDay } from '../days.ts';
import { periodsOfApp } from '../periods.ts';
import type { Store } from '../store.ts';
import type { NumberRequest } from './lineage.ts';
import type { CellValue, ViewRow } from './view-row.ts';

/** What stands behind a row of a view: one review, complaints, or what a run read. */
export type Behind =
  | { readonly kind: 'review'; readonly app: string; readonly review: string }
  | { readonly kind: 'complaints'; readonly number: string | null; readonly request: Asked }
  | { readonly kind: 'inputs'; readonly run: number; readonly input: string | null };

type Asked = Omit<NumberRequest, 'limit' | 'offset'>;
type Cells = Readonly<Record<string, CellValue>>;
/** What of the row's complaints a column counts. */
type Part = (cells: Cells, store: Store) => Asked;

const all: Part = () => ({});
const rated: Part = () => ({ stars: [1, 2, 3, 4, 5] });
const period =
  (which: 'newest' | 'former' | 'earlier'): Part =>
  (cells, store) => {
    const key = store.db.prepare('SELECT key FROM app WHERE name = ?').pluck().get(cells.app) as number;
    const periods = periodsOfApp(store.db, key);
    if (periods === null) return {};
    if (which === 'earlier') return { until: dayOfNumber(periods.former.first - 1) };
    const { first, last } = periods[which];
    return { since: dayOfNumber(first), until: dayOfNumber(last) };
  };
const periods = { newest: period('newest'), former: period('former') };
const trendPeriods = { ...periods, earlier: period('earlier') };
const window =
  (side: -1 | 0): Part =>
  ({ start, weeks }) => {
    const first = numberOfDay(String(start)) + side * 7 * Number(weeks);
    return { since: dayOfNumber(first), until: dayOfNumber(first + 7 * Number(weeks) - 1) };
  };
const reviews = { reviews: all };

/**
 * Columns that count complaints or the reviews that state them, by view, the one that is meant unless another is named first. Shares,
 * intervals, means and ranks of a row are made of these. Views that are not here tell of single reviews or of inputs.
 */
export const countingColumns: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  app_list: { complaining: all },
  finding_list: reviews,
  finding_by_run: reviews,
  issue_by_day: reviews,
  issue_by_week: reviews,
  issue_by_version: reviews,
  stage_cause_matrix: reviews,
  issue_impact_list: { rated },
  star_change_list: {
    after: (cells, store) => ({ ...periods.newest(cells, store), ...rated(cells, store) }),
    before: (cells, store) => ({ ...periods.former(cells, store), ...rated(cells, store) }),
  },
  period_list: { newest: periods.newest, former: periods.former },
  priority_list: { ...reviews, ...periods },
  growth_list: { complaining_share: all },
  funnel_list: { ...reviews, ...periods },
  matrix_list: { ...reviews, ...periods },
  funnel_with_complaints: { complaining: all },
  funnel_correlation_list: { correlation: all },
  app_comparison: reviews,
  operator_comparison: reviews,
  phrase_keyness_list: {
    said: (cells, store) => (cells.by === 'period' ? periods.newest(cells, store) : {}),
  },
  topic_list: reviews,
  topic_issue_list: { reviews: () => ({ firstOfTopic: true }) },
  topic_by_day: reviews,
  topic_event_list: { kind: all },
  trend_list: trendPeriods,
  trend_by_day: reviews,
  trend_by_week: reviews,
  trend_by_version: reviews,
  change_point_list: { after: ({ day }) => ({ since: String(day) }) },
  alert_list: {
    observed: ({ first_day, last_day }) => ({ since: String(first_day), until: String(last_day) }),
  },
  emerging_issue: { newest: periods.newest },
  rival_cause_list: { quotes: all },
  suggestion_list: { quotes: all, reviews: () => ({ rival: undefined }) },
  adoption_list: { stating_after: window(0), stating_before: window(-1) },
};

/**
 * What stands behind a row of a view.
 * @param column the number that is meant; absent: the first of the view's `countingColumns`
 * @throws UserError `unknown-number`
 */
export function behind(store: Store, { view, cells }: ViewRow, column?: string): Behind {
  const counting = countingColumns[view];
  if (counting !== undefined) {
    const number = column ?? Object.keys(counting)[0]!;
    const part = counting[number];
    if (part === undefined) throw unknownNumber(number, Object.keys(counting));
    return { kind: 'complaints', number, request: { ...identityOf(view, cells), ...part(cells, store) } };
  }
  if (typeof cells.review === 'string')
    return { kind: 'review', app: String(cells.app), review: cells.review };
  return { kind: 'inputs', run: Number(cells.run), input: textOf(cells.input) ?? null };
}

const textOf = (value: CellValue | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

/** Whose and which complaints a row is about, and of what time and version: columns of the same name mean the same in all views. */
function identityOf(view: string, cells: Cells): Asked {
  const { app, issue, stage, cause, topic, operator, rival, phrase } = cells;
  const named = { app, issue, stage, cause, topic, operator, rival, phrase };
  return {
    ...Object.fromEntries(Object.entries(named).map(([name, value]) => [name, textOf(value)])),
    ...followed(cells),
    ...timeOf(view, cells),
    ...(view.endsWith('_by_version') ? { version: String(cells.version) } : {}),
    ...(view === 'finding_by_run' ? { asOf: Number(cells.run) } : {}),
  };
}

/** What rows name in other ways: by kind and id, as a part with its value, or as a part of a change. */
function followed({ kind, id, by, value, part, issue_zh }: Cells): Asked {
  if (id !== undefined && kind !== 'any') return { [String(kind)]: String(id) };
  if (by !== undefined && by !== 'app' && by !== 'period') return { [String(by)]: String(value) };
  return typeof part === 'string' && issue_zh !== null ? { issue: part } : {};
}

function timeOf(view: string, { day, week, monday }: Cells): Asked {
  const first = week ?? monday;
  if (typeof first === 'string') return { since: first, until: dayOfNumber(numberOfDay(first) + 6) };
  if (!view.endsWith('_by_day')) return {};
  return day === null ? { undated: true } : { since: String(day), until: String(day) };
}

const unknownNumber = (name: string, known: readonly string[]): UserError =>
  new UserError({
    code: 'unknown-number',
    message: `"${name}" is no column that counts complaints`,
    hint: `Those that do: ${known.join(', ')}. Shares, intervals and means of a row are made of them.`,
    zh: {
      message: `"${name}" 不是计数的列`,
      hint: `计数的列：${known.join(', ')}；占比、区间与均值由它们算得。`,
    },
  });
