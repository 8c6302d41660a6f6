import type { Polarity } from '../records.ts';
import type { Candidate } from './candidates.ts';

/** Which candidates become complaints. */
export interface Selection {
  /** A further complaint beside the first needs this confidence. */
  readonly further: number;
}

/** A review that neither blames nor praises holds a complaint only where that is likelier than not. */
const neutral = 0.5;

/**
 * The complaints of a review, likeliest first. A review called neg or mixed holds at least one, one called pos none.
 * @param unspecific index of `other.unspecific`, which is never coded beside another complaint
 */
export function select(
  candidates: readonly Candidate[],
  polarity: Polarity,
  { further }: Selection,
  unspecific: number,
): Candidate[] {
  if (polarity === 'pos') return [];
  const chosen = candidates.filter(({ confidence }, at) =>
    polarity === 'neu' ? confidence >= neutral : at === 0 || confidence >= further,
  );
  return withoutUnspecific(chosen, unspecific);
}

function withoutUnspecific(chosen: readonly Candidate[], unspecific: number): Candidate[] {
  return chosen.length > 1 ? chosen.filter(({ issue }) => issue !== unspecific) : [...chosen];
}
