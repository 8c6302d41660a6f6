import type { Label } from '../../lang.ts';
import type { FormerNight, Profile } from '../profile.ts';
import type { Gate } from './config.ts';

/** What a gate says of one thing it looked at. */
export interface Verdict {
  readonly gate: Gate;
  /** The app, input, column or issue it is about; empty: all of the night. */
  readonly about: string;
  readonly held: boolean;
  readonly observed: number;
  /** What the nights before let expect; null where there is too little to compare with. */
  readonly usual: number | null;
  readonly says: Label;
}

/** What a gate looks at. */
export interface Evidence {
  /** When tonight began, seconds since 1970 UTC. */
  readonly started: number;
  readonly tonight: Profile;
  /** The nights before that were not held, newest first. */
  readonly past: readonly FormerNight[];
  /** What issues and languages are called. */
  readonly names: (id: string) => Label;
}

/** Gives one verdict or more, held or not; none where there is nothing to look at. */
export type Judge = (evidence: Evidence, limit: number) => Verdict[];

export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
