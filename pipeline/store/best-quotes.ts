/** A complaint that may be shown for its finding. */
export interface Candidate {
  /** Number of the review, and which of its complaints. */
  readonly review: number;
  readonly number: number;
  readonly confidence: number;
  readonly stars: number | null;
  /** Of the evidence, code points. */
  readonly length: number;
  /** As a number (`dayNumber`). */
  readonly day: number;
}

/** Quotes shown for a finding. */
const shown = 3;

/** Code points of a quote that tells something and fits on a line. */
export const readable = { least: 8, most: 60 } as const;

/** Above 0 where `one` is to be shown before `other`; 0 only for one and the same. */
function better(one: Candidate, other: Candidate): number {
  return (
    Math.round(one.confidence * 10) - Math.round(other.confidence * 10) ||
    Number(one.stars !== null) - Number(other.stars !== null) ||
    Number(isReadable(one)) - Number(isReadable(other)) ||
    one.confidence - other.confidence ||
    one.day - other.day ||
    other.review - one.review ||
    other.number - one.number
  );
}

const isReadable = ({ length }: Candidate): boolean => length >= readable.least && length <= readable.most;

interface Quote {
  readonly candidate: Candidate;
  /** The evidence without what does not tell quotes apart. */
  readonly words: string;
}

/**
 * The best few candidates of a finding, no two of the same words: the surest first (in tenths), then those with stars, of readable length,
 * the surest, the newest. Law: the order in which they are offered does not matter.
 */
export class BestQuotes {
  #quotes: readonly Quote[] = [];

  /** Best first. */
  get chosen(): readonly Candidate[] {
    return this.#quotes.map(({ candidate }) => candidate);
  }

  /** `evidenceOf` is asked only where the candidate may be chosen. */
  offer(candidate: Candidate, evidenceOf: (candidate: Candidate) => string): void {
    const last = this.#quotes[shown - 1];
    if (last !== undefined && better(candidate, last.candidate) <= 0) return;
    const words = wordsOf(evidenceOf(candidate));
    const same = this.#quotes.find((quote) => quote.words === words);
    if (same !== undefined && better(candidate, same.candidate) <= 0) return;
    this.#quotes = [...this.#quotes.filter((quote) => quote !== same), { candidate, words }]
      .sort((one, other) => better(other.candidate, one.candidate))
      .slice(0, shown);
  }
}

const wordsOf = (evidence: string): string => evidence.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
