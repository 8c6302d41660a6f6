import { shownSpan, shownText } from '../field.ts';
import type { CodedReview, Complaint, ReviewFields } from '../records.ts';
import type { Value } from './batch.ts';
import { languages, numbersOf, polarities } from './codes.ts';
import { authorHash, contentHash, seconds, storable } from './content.ts';
import { toCodePoints } from './offsets.ts';

const languageNumbers = numbersOf(languages);
const polarityNumbers = numbersOf(polarities);

/** What identifies one state of a review, known before it is coded. */
export interface Mark {
  readonly content: number;
  /** Seconds since 1970 UTC. */
  readonly date: number | null;
}

export function markOf(review: ReviewFields): Mark {
  return { content: contentHash(review), date: review.date === null ? null : seconds(review.date) };
}

/** A coded review as the store keeps it: title, text and answer masked. */
export interface State extends Mark {
  readonly stars: number | null;
  readonly title: string;
  readonly text: string;
  readonly version: string | null;
  readonly answer: string | null;
}

export function stateOf(review: CodedReview): State {
  return {
    ...markOf(review),
    stars: review.stars,
    title: storable(shownText(review.titleField)),
    text: storable(shownText(review.textField)),
    version: review.version,
    answer: review.answer === null ? null : storable(review.answer),
  };
}

/** Columns of `review` that a newer state or another coder replaces, in the order of `replaceableValues`. */
export const replaceable = [
  ...['source', 'row', 'author', 'date', 'stars', 'title', 'text', 'version', 'device'],
  ...['answer', 'language', 'polarity', 'score', 'content', 'coder', 'last_run', 'revision'],
];

export interface Placing {
  readonly source: number;
  readonly coder: number;
  readonly run: number;
  readonly revision: number;
}

export function replaceableValues(
  review: CodedReview,
  state: State,
  { source, coder, run, revision }: Placing,
): Value[] {
  const { origin, author, device, language, polarity, score } = review;
  const hashed = author === null ? null : authorHash(author);
  return [
    ...[source, origin.row, hashed, state.date, state.stars, state.title, state.text, state.version, device],
    ...[
      state.answer,
      languageNumbers[language],
      polarityNumbers[polarity],
      score,
      state.content,
      coder,
      run,
      revision,
    ],
  ];
}

/** Where a complaint's evidence stands in the stored field, code points. */
export interface Place {
  readonly inTitle: 0 | 1;
  readonly start: number;
  readonly length: number;
}

export function placeOf({ evidence }: Complaint, review: CodedReview, { title, text }: State): Place {
  const inTitle = evidence.field === 'title';
  const span = shownSpan(inTitle ? review.titleField : review.textField, evidence);
  const stored = inTitle ? title : text;
  const start = toCodePoints(stored, span.start);
  return { inTitle: inTitle ? 1 : 0, start, length: toCodePoints(stored, span.end) - start };
}
