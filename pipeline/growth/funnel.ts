import type { Drop } from '../stage.ts';

/** One number of the team's own funnel: what was counted of an app at a stage on a day. */
export interface FunnelNumber {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly app: string;
  /** Machine id of the stage. */
  readonly stage: string;
  /** The team's own name of it, such as 新注册 or orders. */
  readonly metric: string;
  readonly value: number;
}

export const funnelColumns = ['date', 'app', 'stage', 'metric', 'value'] as const;
export type FunnelColumn = (typeof funnelColumns)[number];

/** Headings by which a column is known. */
const headings: Readonly<Record<string, FunnelColumn>> = {
  ...{ date: 'date', day: 'date', 日期: 'date' },
  ...{ app: 'app', 应用: 'app' },
  ...{ stage: 'stage', 阶段: 'stage' },
  ...{ metric: 'metric', 指标: 'metric' },
  ...{ value: 'value', 数值: 'value', 值: 'value' },
};

/** Where each column stands under a header; null where one is missing. */
export function funnelHeader(cells: readonly string[]): Readonly<Record<FunnelColumn, number>> | null {
  const places = new Map(cells.map((cell, place) => [headings[cell.trim().toLowerCase()], place]));
  if (funnelColumns.some((column) => !places.has(column))) return null;
  return Object.fromEntries(funnelColumns.map((column) => [column, places.get(column)!])) as Record<
    FunnelColumn,
    number
  >;
}

/** The codes and names that a row may use. */
export interface FunnelNames {
  /** Stage ids by id and by label. */
  readonly stages: ReadonlyMap<string, string>;
  readonly apps: ReadonlySet<string>;
}

/** One row read, or why it cannot be. */
export function funnelNumber(
  cells: Readonly<Record<FunnelColumn, string>>,
  { stages, apps }: FunnelNames,
): FunnelNumber | Drop {
  const day = dayOf(cells.date.trim());
  if (day === null) return { drop: 'bad-date', detail: `"${cells.date}" is no day such as 2026-07-01` };
  const app = cells.app.trim();
  if (!apps.has(app)) return { drop: 'bad-value', detail: `app "${app}" has no reviews (${told(apps)})` };
  const stage = stages.get(cells.stage.trim());
  if (stage === undefined)
    return { drop: 'bad-value', detail: `stage "${cells.stage}" (${told(new Set(stages.values()))})` };
  const metric = cells.metric.trim();
  if (metric === '') return { drop: 'bad-value', detail: 'the metric has no name' };
  const value = numberOf(cells.value);
  if (value === null) return { drop: 'bad-value', detail: `value "${cells.value}" is no number` };
  return { day, app, stage, metric, value };
}

const told = (known: ReadonlySet<string>): string => `known: ${[...known].join(', ')}`;

const writtenDay = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;

/** Only whole days: a number of a funnel belongs to no time of day. */
function dayOf(text: string): number | null {
  const found = writtenDay.exec(text);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const at = Date.UTC(year, month - 1, day);
  const exists = new Date(at).getUTCMonth() === month - 1 && new Date(at).getUTCDate() === day;
  return exists && year >= 1990 && year <= 2100 ? at / 86_400_000 : null;
}

const writtenNumber = /^-?\d{1,15}(?:\.\d{1,9})?$/;

/** A plain number, with commas between thousands, or a percentage. */
function numberOf(text: string): number | null {
  const plain = text.trim().replace(/,(?=\d{3})/g, '');
  const percent = plain.endsWith('%');
  const digits = percent ? plain.slice(0, -1).trim() : plain;
  if (!writtenNumber.test(digits)) return null;
  return percent ? Number(digits) / 100 : Number(digits);
}
