import type { Polarity, RejectReason } from './records.ts';

/** Why a line could not be coded. */
export type LineFault = RejectReason | 'blank-line' | 'coder-failed';

/** What the filter did, all in lines. */
export interface StreamStats {
  lines: number;
  coded: number;
  complaints: number;
  readonly polarities: Record<Polarity, number>;
  readonly errors: Partial<Record<LineFault, number>>;
}

export const noStats = (): StreamStats => ({
  lines: 0,
  coded: 0,
  complaints: 0,
  polarities: { neg: 0, neu: 0, pos: 0, mixed: 0 },
  errors: {},
});

/** Adds what was done of one batch. */
export function addStats(one: StreamStats, to: StreamStats): void {
  to.lines += one.lines;
  to.coded += one.coded;
  to.complaints += one.complaints;
  addEach(one.polarities, to.polarities);
  addEach(one.errors, to.errors);
}

function addEach<Key extends string>(
  counts: Partial<Record<Key, number>>,
  to: Partial<Record<Key, number>>,
): void {
  for (const [key, count] of Object.entries(counts) as [Key, number][]) to[key] = (to[key] ?? 0) + count;
}
