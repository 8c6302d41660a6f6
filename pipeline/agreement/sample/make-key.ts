import type { CodedCounts, CodedWords, Coder } from '../../store/queries.ts';
import type { Item } from '../coding.ts';
import type { SampleKey } from '../key.ts';
import { chance } from './chance.ts';
import type { Design, Drawn } from './draw.ts';
import type { Candidate } from './strata.ts';

/** What the store knows of the reviews that were drawn, and of all. */
export interface Known {
  readonly counts: CodedCounts;
  readonly coders: readonly Coder[];
  readonly wordsOf: (review: Candidate) => CodedWords;
}

/** The key to a drawn sample. Items are numbered in the random order of drawing, so that a number tells nothing. */
export function makeKey(
  { strata, reviews }: Drawn,
  { seed, by }: Design,
  { counts, coders, wordsOf }: Known,
): SampleKey {
  const digits = Math.max(3, String(reviews.length).length);
  return {
    format: 'wenzhen-sample-1',
    seed,
    by: [...by],
    coder: coders.map(({ code, lexicon, model, segmenter }) => ({ code, lexicon, model, segmenter })),
    population: {
      ...counts,
      issue: { ...counts.issue },
      stage: { ...counts.stage },
      cause: { ...counts.cause },
    },
    strata: Object.fromEntries(strata),
    items: reviews.map((review, at) => {
      const { size, drawn } = strata.get(review.stratum)!;
      const { title, text, polarity, complaints } = wordsOf(review);
      return {
        item: `S${String(at + 1).padStart(digits, '0')}`,
        app: review.app,
        id: review.id,
        stratum: review.stratum,
        probability: drawn / size,
        title,
        text,
        polarity,
        complaints: complaints.map((complaint) => ({ ...complaint })),
      };
    }),
  };
}

/** The items in an order of this coder's own, so that tiredness and habit do not fall on the same reviews for all. */
export const orderFor = (coder: string, { items, seed }: SampleKey): Item[] =>
  items.toSorted((a, b) => chance(seed, coder, a.item) - chance(seed, coder, b.item));
