import type { Store } from '../store.ts';
import type {
  CodeLabel,
  Count,
  InputRow,
  IssueLabel,
  Labels,
  Quality,
  RunRow,
  Scope,
  WaveRow,
} from './answers.ts';
import { inScope } from './scope.ts';

/** Names of all codes in the store. */
export function labels(store: Store): Labels {
  const codes = (table: string) =>
    byId<CodeLabel>(store, `SELECT id, zh, en, means FROM ${table} ORDER BY position`);
  const fixed = (table: string) =>
    byId<CodeLabel>(store, `SELECT id, zh, en, '' AS means FROM ${table} ORDER BY key`);
  return {
    stages: codes('stage'),
    causes: codes('cause'),
    issues: byId<IssueLabel>(store, issueLabels),
    flags: fixed('flag'),
    reasons: fixed('reason'),
    languages: fixed('language'),
    polarities: fixed('polarity'),
  };
}

const issueLabels = `
  SELECT issue.id, issue.zh, issue.en, issue.means, stage.id AS stage, cause.id AS cause
  FROM issue JOIN stage ON stage.key = issue.stage JOIN cause ON cause.key = issue.cause ORDER BY issue.position`;

function byId<Row>(store: Store, sql: string): ReadonlyMap<string, Row> {
  const rows = store.db.prepare(sql).all() as (Row & { id: string })[];
  return new Map(rows.map(({ id, ...row }) => [id, row as Row]));
}

/** All runs, newest first. */
export function runs(store: Store): RunRow[] {
  const columns =
    'run, started, finished, read, accepted, rejected, added, revised, updated, unchanged, manifest';
  const rows = store.db.prepare(`SELECT ${columns} FROM run_list ORDER BY run DESC`).all();
  return (rows as (RunRow & { manifest: string })[]).map((row) => ({
    ...row,
    manifest: JSON.parse(row.manifest),
  }));
}

/** Facts on the data itself. Rejects and inputs belong to no app: they are always those of the whole store. */
export function quality(store: Store, scope: Scope = {}): Quality {
  const { condition, values } = inScope(store, scope, 'tally');
  const sums = `
    SELECT total(collected) AS reviews, total(reviews) AS counted, total(duplicates) AS duplicates, total(suspects) AS suspects,
      total(abstained) AS abstained
    FROM day_tally AS tally WHERE ${condition}`;
  const counts = (code: 'flag' | 'language') => `
    SELECT code.id AS id, sum(reviews) AS count FROM ${code}_tally AS tally JOIN ${code} AS code ON code.key = tally.${code}
    WHERE ${condition} GROUP BY code.key ${mostFirst}`;
  return {
    ...(store.db.prepare(sums).get(...values) as Omit<
      Quality,
      'rejectsByReason' | 'flags' | 'languages' | 'inputs' | 'waves'
    >),
    rejectsByReason: store.db.prepare(rejectsByReason).all() as Count[],
    flags: store.db.prepare(counts('flag')).all(...values) as Count[],
    languages: store.db.prepare(counts('language')).all(...values) as Count[],
    inputs: inputs(store),
    waves: waves(store, scope),
  };
}

const mostFirst = 'ORDER BY count DESC, 1';

const rejectsByReason = `
  SELECT reason.id, count(*) AS count FROM reject JOIN reason ON reason.key = reject.reason GROUP BY reason.key ${mostFirst}`;

/** The newest reading of every path. */
const newestReadings = `
  SELECT input AS path, format, read, accepted, rejected, added, revised, updated, unchanged, duplicates, notes, error
  FROM source_list WHERE (input, run) IN (SELECT input, max(run) FROM source_list GROUP BY input) ORDER BY input`;

function inputs(store: Store): InputRow[] {
  const rows = store.db.prepare(newestReadings).all() as (InputRow & { notes: string })[];
  return rows.map((row) => ({ ...row, notes: JSON.parse(row.notes) as string[] }));
}

function waves(store: Store, scope: Scope): WaveRow[] {
  const { condition, values } = inScope(store, scope, 'wave');
  const inOrder = `
    SELECT app.name AS app, first AS firstDate, last AS lastDate, praise, usual, reasons
    FROM wave JOIN app ON app.key = wave.app WHERE ${condition} ORDER BY app.name, wave.first`;
  const rows = store.db.prepare(inOrder).all(...values) as (WaveRow & { reasons: string })[];
  return rows.map((row) => ({ ...row, reasons: row.reasons.split(' ') }));
}

/** What a run found in an input. */
export interface RunInput {
  readonly input: string;
  readonly sha256: string;
  readonly format: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly revised: number;
}

/** The inputs of a run, or one of them. */
export const inputsOf = ({ db }: Store, run: number, input: string | null): RunInput[] =>
  db
    .prepare(
      `SELECT input, sha256, format, read, accepted, rejected, added, revised FROM source_list
      WHERE run = ? AND (? IS NULL OR input = ?) ORDER BY input`,
    )
    .all(run, input, input) as RunInput[];
