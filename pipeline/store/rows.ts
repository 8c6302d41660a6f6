import { shownSpan, shownText } from '../field.ts';
import type { CodedReview, Complaint, ReviewFields } from '../records.ts';
import type { Value } from './batch.ts';
import type { Place } from './coding.ts';
import { contentHash, seconds, storable } from './content.ts';
import { toCodePoints } from './offsets.ts';
import type { StorableReview } from './storable.ts';

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

/** Columns of `review` that stay as long as the review does. */
const lasting = ['key', 'id', 'app', 'first_run'] as const;
/** Columns of `review` that a newer state or another coder replaces. */
export const replaceable = [
  ...(['source', 'row', 'author', 'date', 'stars', 'title', 'text', 'version', 'device', 'answer'] as const),
  ...(['language', 'polarity', 'score', 'content', 'coder', 'last_run', 'revision'] as const),
];
export const reviewColumns = [...lasting, ...replaceable];

export type ReplaceableRow = Readonly<Record<(typeof replaceable)[number], Value>>;

/** Where a state came from and what has coded it. */
export interface Placing {
  readonly source: number;
  readonly coder: number;
  readonly last_run: number;
  readonly revision: number;
}

export const replaceableRow = (
  { row, author, device, state, language, polarity, score }: StorableReview,
  placing: Placing,
): ReplaceableRow => ({
  source: placing.source,
  row,
  author,
  date: state.date,
  stars: state.stars,
  title: state.title,
  text: state.text,
  version: state.version,
  device,
  answer: state.answer,
  language,
  polarity,
  score,
  content: state.content,
  coder: placing.coder,
  last_run: placing.last_run,
  revision: placing.revision,
});

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
