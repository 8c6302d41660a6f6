import { shownSpan, shownText } from '../field.ts';
import type { CodedReview, Complaint, ReviewFields } from '../records.ts';
import type { Place } from './coding.ts';
import { contentHash, seconds, storable } from './content.ts';
import { toCodePoints } from './offsets.ts';

/** What identifies one state of a review, known before it is coded. */
export interface Mark {
  readonly content: number;
  /** Seconds since 1970 UTC. */
  readonly date: number | null;
}

export function markOf(review: ReviewFields): Mark {
  return { content: contentHash(review), date: review.date === null ? null : seconds(review.date) };
}

/** One state of a review as the store keeps it: title, text and answer masked. */
export interface State extends Mark {
  readonly stars: number | null;
  readonly title: string;
  readonly text: string;
  readonly version: string | null;
  readonly answer: string | null;
}

export function stateOf(review: CodedReview): State {
  const { content, date } = markOf(review);
  return {
    content,
    date,
    stars: review.stars,
    title: storable(shownText(review.titleField)),
    text: storable(shownText(review.textField)),
    version: review.version,
    answer: review.answer === null ? null : storable(review.answer),
  };
}

/** Where a complaint has its evidence in the stored state of its review. */
export function placeOf(
  { evidence }: Complaint,
  review: CodedReview,
  { title, text }: Pick<State, 'title' | 'text'>,
): Place {
  const inTitle = evidence.field === 'title';
  const span = shownSpan(inTitle ? review.titleField : review.textField, evidence);
  const stored = inTitle ? title : text;
  const start = toCodePoints(stored, span.start);
  return { in_title: inTitle ? 1 : 0, start, length: toCodePoints(stored, span.end) - start };
}
