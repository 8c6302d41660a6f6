import { tally } from './counts.ts';
import type { Judged } from './judged.ts';

/** How often one issue was missed in a review where the other was given and not wanted. */
export interface Confusion {
  readonly missed: string;
  readonly given: string;
  readonly reviews: number;
}

/** Every pair that was confused, most often first. */
export function confusionsOf(reviews: readonly Judged[]): Confusion[] {
  const pairs = tally(reviews.flatMap(pairsOf));
  return [...pairs]
    .map(([pair, count]) => {
      const [missed, given] = pair.split('\t') as [string, string];
      return { missed, given, reviews: count };
    })
    .sort(
      (a, b) => b.reviews - a.reviews || (`${a.missed}\t${a.given}` < `${b.missed}\t${b.given}` ? -1 : 1),
    );
}

function pairsOf({ gold, coded }: Judged): string[] {
  const wanted = new Set(gold.complaints.map(({ issue }) => issue));
  const given = new Set((coded?.complaints ?? []).map(({ issue }) => issue));
  const missed = [...wanted].filter((issue) => !given.has(issue));
  const extra = [...given].filter((issue) => !wanted.has(issue));
  return missed.flatMap((one) => extra.map((other) => `${one}\t${other}`));
}
