import type { Value } from './batch.ts';
import type { StorableReview } from './storable.ts';

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
