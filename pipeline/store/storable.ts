import type { CleanField, CodedReview } from '../records.ts';
import { spaced, spacedMatch } from '../search/tokens.ts';
import { flags, numbersOf } from './codes.ts';
import { type NamedCoding, namedCoding } from './coding.ts';
import { authorHash } from './content.ts';
import { placeOf, type State, stateOf } from './rows.ts';
import type { Words } from './search.ts';

/**
 * A coded review as the store takes it: all that can be made of it without the database, so that it is made where the review is coded.
 * Plain data, which can pass between threads.
 */
export interface StorableReview extends NamedCoding {
  readonly id: string;
  readonly idIsHash: boolean;
  readonly app: string | null;
  /** Row of the input. */
  readonly row: number;
  /** The plain hash of the author's name; the writer keys it, as it does `id`, where that is a hash, and `state.content`. */
  readonly author: string | null;
  readonly device: string | null;
  readonly state: State;
  /** Numbers of the flags. */
  readonly flags: readonly number[];
  /** What the full-text index is given. */
  readonly search: Words;
}

const flagNumbers = numbersOf(flags);

export function storableReview(review: CodedReview): StorableReview {
  const state = stateOf(review);
  const coding = namedCoding(review, (complaint) => placeOf(complaint, review, state));
  return {
    language: coding.language,
    polarity: coding.polarity,
    score: coding.score,
    complaints: coding.complaints,
    id: review.id,
    idIsHash: review.idIsHash,
    app: review.app,
    row: review.origin.row,
    author: review.author === null ? null : authorHash(review.author),
    device: review.device,
    state,
    flags: review.flags.map((flag) => flagNumbers[flag]),
    search: {
      title: spacedField(review.titleField, state.title),
      text: spacedField(review.textField, state.text),
    },
  };
}

/** What is stored of a field in spaced words; folded already where nothing of it was masked and nothing looks like a placeholder. */
const spacedField = ({ original, body, match }: CleanField, stored: string): string =>
  stored === original.slice(body.start, body.end) && !stored.includes('[')
    ? spacedMatch(match)
    : spaced(stored);
