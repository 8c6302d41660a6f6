import type { Polarity } from '../records.ts';
import type { Candidate } from './candidates.ts';

/** Which candidates become complaints: fitted to the best issue F1 on reviews the models had not seen. */
export interface Selection {
  /** A further complaint beside the first needs this confidence. */
  readonly further: number;
  /** The first complaint of a review whose polarity is neg or mixed needs this. */
  readonly first: number;
  /** A complaint in a review whose polarity is neu needs this; one whose polarity is pos is never given one. */
  readonly neutral: number;
}

/**
 * The complaints of a review, likeliest first. A review called neg or mixed holds at least one.
 * @param unspecific index of `other.unspecific`, which is never coded beside another complaint
 */
export function select(
  candidates: readonly Candidate[],
  polarity: Polarity,
  { first, further, neutral }: Selection,
  unspecific: number,
): Candidate[] {
  const top = candidates[0];
  if (top === undefined || polarity === 'pos') return [];
  if (polarity === 'neu')
    return withoutUnspecific(
      candidates.filter(({ confidence }) => confidence >= neutral),
      unspecific,
    );
  const chosen = candidates.filter(({ confidence }, at) => confidence >= (at === 0 ? first : further));
  return withoutUnspecific(chosen.length === 0 ? [top] : chosen, unspecific);
}

function withoutUnspecific(chosen: readonly Candidate[], unspecific: number): Candidate[] {
  return chosen.length > 1 ? chosen.filter(({ issue }) => issue !== unspecific) : [...chosen];
}
