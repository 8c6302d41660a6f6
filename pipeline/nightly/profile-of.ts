import type { InputSummary } from '../input.ts';
import { unfinished } from '../input.ts';
import { newReviews } from '../store/night-figures.ts';
import type { Writer } from '../store/writer.ts';
import type { GoldFigures, InputProfile, IssueShares, Profile } from './profile.ts';

/** What is known of a night before its corpus steps. */
export interface Beginning {
  readonly before: IssueShares;
  readonly gold: GoldFigures | null;
  /** By path of a file: its input, as the file of the night names it. */
  readonly groups: ReadonlyMap<string, string>;
}

/** The figures of a night, after its corpus steps and before it is published. */
export const profileOf = (
  writer: Writer,
  inputs: readonly InputSummary[],
  { before, gold, groups }: Beginning,
): Profile => ({
  ...newReviews(writer),
  inputs: inputProfiles(inputs, groups),
  ...{ before, gold },
  cutShort: inputs.some(({ error }) => error?.code === unfinished),
});

function inputProfiles(
  inputs: readonly InputSummary[],
  groups: ReadonlyMap<string, string>,
): Record<string, InputProfile> {
  const profiles: Record<string, { read: number; rejected: number; filled: Record<string, number> }> = {};
  for (const { path, format, read, rejected, filled } of inputs) {
    const key = `${groups.get(path) ?? path} · ${nameOf(format)}`;
    profiles[key] ??= { read: 0, rejected: 0, filled: {} };
    const profile = profiles[key];
    profile.read += read;
    profile.rejected += rejected;
    for (const [column, rows] of Object.entries(filled))
      profile.filled[column] = (profile.filled[column] ?? 0) + rows;
  }
  return profiles;
}

/** The names of formats without how they are written down, which an export may change without harm: `google-play (csv, utf-16le)`. */
function nameOf(format: string): string {
  const names = [...format.matchAll(/(?:^|\), )([^()]+) \(/g)].map(([, name]) => name!);
  return [...new Set(names)].join('+') || 'unread';
}
