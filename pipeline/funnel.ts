import { withoutPersonalData } from './clean/index.ts';
import { UserError } from './errors.ts';
import { type FunnelColumn, funnelColumns, funnelHeader, funnelNumber } from './growth/funnel.ts';
import { plainTable } from './ingest/index.ts';
import { sha256Of } from './input.ts';
import type { RejectReason } from './records.ts';
import { type Drop, isDrop } from './stage.ts';
import { forgetFunnel, funnelNames, keepFunnelNumber } from './store/funnel.ts';
import type { Writer } from './store/writer.ts';

/** What became of a file of funnel numbers, in rows. */
export interface FunnelSummary {
  readonly path: string;
  readonly kept: number;
  readonly rejectedBy: Readonly<Partial<Record<RejectReason, number>>>;
  /** What kept it from being read at all; then the numbers of an earlier run stay. */
  readonly error: UserError | null;
}

/** One row of the file with its number in it, or why there is none. */
interface Row {
  readonly row: number;
  readonly read: ReturnType<typeof funnelNumber>;
  readonly raw: string;
}

/**
 * Takes a CSV of the team's own funnel numbers into the store, in the place of those it had: columns date, app, stage, metric, value, or
 * their Chinese names. A bad row is kept as a reject, and a bad file loses nothing.
 */
export async function takeFunnel(path: string, writer: Writer): Promise<FunnelSummary> {
  try {
    const rows = await rowsOf(path, writer);
    return { path, ...keep(path, await sha256Of(path), rows, writer), error: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { path, kept: 0, rejectedBy: {}, error };
  }
}

async function rowsOf(path: string, writer: Writer): Promise<Row[]> {
  const names = funnelNames(writer);
  const rows: Row[] = [];
  let places: Readonly<Record<FunnelColumn, number>> | null = null;
  for await (const row of plainTable(path)) {
    if (places === null) places = 'broken' in row ? null : funnelHeader(row.cells);
    else if ('broken' in row) rows.push({ row: row.row, read: row.broken, raw: row.raw });
    else {
      const cells = cellsOf(row.cells, places);
      rows.push({ row: row.row, read: funnelNumber(cells, names), raw: row.cells.join(',') });
    }
    if (places === null) throw noHeader(path);
  }
  return rows;
}

const cellsOf = (cells: readonly string[], places: Readonly<Record<FunnelColumn, number>>) =>
  Object.fromEntries(funnelColumns.map((column) => [column, cells[places[column]]!])) as Record<
    FunnelColumn,
    string
  >;

function keep(path: string, sha256: string, rows: readonly Row[], writer: Writer) {
  const source = writer.source(path, sha256);
  const rejectedBy: Partial<Record<RejectReason, number>> = {};
  let kept = 0;
  for (const { row, read, raw } of rows) {
    if (isDrop(read)) {
      rejectedBy[read.drop] = (rejectedBy[read.drop] ?? 0) + 1;
      writer.reject(source, {
        kind: 'reject',
        origin: { source: 'funnel', input: path, row },
        ...told(read, raw),
      });
    } else {
      if (kept++ === 0) forgetFunnel(writer);
      keepFunnelNumber(writer, row, read);
    }
  }
  return { kept, rejectedBy };
}

const told = ({ drop, detail }: Drop, raw: string) => ({
  reason: drop,
  detail: withoutPersonalData(detail),
  raw: withoutPersonalData(raw),
});

const noHeader = (path: string): UserError =>
  new UserError({
    code: 'funnel-columns',
    message: `${path}: the first row does not name the columns ${funnelColumns.join(', ')}`,
    hint: 'Begin the file with the line date,app,stage,metric,value (or 日期,应用,阶段,指标,数值); data/funnel.csv shows one.',
    zh: {
      message: `${path}：首行没有写明各列 日期,应用,阶段,指标,数值`,
      hint: '首行请写 date,app,stage,metric,value 或 日期,应用,阶段,指标,数值；可参照 data/funnel.csv。',
    },
  });
