import { clean } from '../../pipeline/clean/index.ts';
import { loadCleanContext } from '../../pipeline/clean/read-context.ts';
import type { CleanReview, Review } from '../../pipeline/records.ts';
import { isDrop } from '../../pipeline/stage.ts';

const context = loadCleanContext();

/** A cleaned review with the given fields, everything else empty. */
export function cleaned(fields: Partial<Review>): CleanReview {
  const review = clean.run(
    {
      kind: 'review',
      origin: { source: 'test', input: '-', row: 1 },
      id: '1',
      idIsHash: false,
      app: null,
      author: null,
      date: null,
      stars: null,
      title: '',
      text: '',
      version: null,
      device: null,
      reply: null,
      ...fields,
    },
    context,
  );
  if (isDrop(review)) throw new Error(review.detail);
  return review;
}
