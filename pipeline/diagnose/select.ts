import type { Polarity } from '../records.ts';
import type { Candidate } from './candidates.ts';

/** Which candidates become complaints. */
export interface Selection {
  /** A further complaint beside the first needs this confidence. */
  readonly further: number;
  /** Pairs of issues, by column, that coders hardly ever give together where both are likely: two names for one fault. */
  readonly apart: readonly (readonly [number, number])[];
}

/** A review that neither blames nor praises holds a complaint only where that is likelier than not. */
const neutral = 0.5;

/** Whether a review of this polarity can hold a complaint at all. */
export const mayComplain = (polarity: Polarity): boolean => polarity !== 'pos';

/** The confidence that a candidate needs unless it is the first of a review called neg or mixed. */
export const leastConfidence = (polarity: Polarity, { further }: Pick<Selection, 'further'>): number =>
  polarity === 'neu' ? neutral : further;

/**
 * The complaints of a review, likeliest first. A review called neg or mixed holds at least one, one called pos none.
 * @param unspecific index of `other.unspecific`, which is never coded beside another complaint
 */
export function select(
  candidates: readonly Candidate[],
  polarity: Polarity,
  selection: Selection,
  unspecific: number,
): Candidate[] {
  if (!mayComplain(polarity)) return [];
  const least = leastConfidence(polarity, selection);
  const chosen = candidates.filter(
    ({ confidence }, at) => confidence >= least || (at === 0 && polarity !== 'neu'),
  );
  return withoutUnspecific(withoutRivals(chosen, selection.apart), unspecific);
}

function withoutUnspecific(chosen: readonly Candidate[], unspecific: number): Candidate[] {
  return chosen.length > 1 ? chosen.filter(({ issue }) => issue !== unspecific) : [...chosen];
}

/** Of two issues that do not go together the likelier stays. */
const withoutRivals = (chosen: readonly Candidate[], apart: Selection['apart']): readonly Candidate[] =>
  chosen.length < 2
    ? chosen
    : chosen.filter(({ issue }, at) =>
        chosen.slice(0, at).every((likelier) => !areApart(apart, likelier.issue, issue)),
      );

const areApart = (apart: Selection['apart'], one: number, other: number): boolean =>
  apart.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
