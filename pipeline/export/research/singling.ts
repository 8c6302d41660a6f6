import type { ResearchReview } from '../../store/queries.ts';
import { type DateUnit, periodOf } from './period.ts';

/** What of a review may lead to its author, as it is told. */
export interface Traits {
  readonly app: string;
  readonly period: string | null;
  readonly version: string | null;
  readonly stars: number | null;
}

export interface SinglingOut {
  /** Reviews whose combination of app, period, version and stars no other review has. */
  readonly unique: number;
  /** Reviews of which a trait was blanked, and those that are left out. */
  readonly blanked: number;
  readonly leftOut: number;
}

/** Version, period and stars are blanked in turn where too few share a combination. */
const mostBlanks = 3;

/**
 * Counts who shares the traits of a review, then tells them so that each combination told is shared by at least `k` reviews (local
 * suppression for k-anonymity, a blank being a value of its own: L. Sweeney, International Journal of Uncertainty, Fuzziness and
 * Knowledge-Based Systems 10, 2002, 571-588). Holds one number a combination.
 */
export class Combinations {
  readonly #k: number;
  readonly #dates: DateUnit;
  /** For each number of blanked traits, how many reviews share a combination. */
  readonly #shared: Map<string, number>[] = [new Map()];

  constructor(k: number, dates: DateUnit) {
    this.#k = k;
    this.#dates = dates;
  }

  /** Every review must be added before any is asked about. */
  add(review: ResearchReview): void {
    increase(this.#shared[0]!, keyOf(this.#traitsOf(review), 0), 1);
  }

  /** The traits that may be told of a review; null: not even its app. */
  tell(review: ResearchReview): Traits | null {
    const traits = this.#traitsOf(review);
    for (let blanks = 0; blanks <= mostBlanks; blanks++)
      if ((this.#level(blanks).get(keyOf(traits, blanks)) ?? 0) >= this.#k)
        return blanks === 0 ? traits : traitsOf(keyOf(traits, blanks));
    return null;
  }

  summary(): SinglingOut {
    const small = (blanks: number): number =>
      [...this.#level(blanks).values()].reduce((sum, count) => sum + (count < this.#k ? count : 0), 0);
    return {
      unique: [...this.#level(0).values()].filter((count) => count === 1).length,
      blanked: small(0) - small(mostBlanks),
      leftOut: small(mostBlanks),
    };
  }

  #traitsOf({ app, day, version, stars }: ResearchReview): Traits {
    return { app, period: day === null ? null : periodOf(day, this.#dates), version, stars };
  }

  /** Combinations with so many blanks, of those that were too few with one blank less. */
  #level(blanks: number): ReadonlyMap<string, number> {
    const known = this.#shared[blanks];
    if (known !== undefined) return known;
    const level = new Map<string, number>();
    for (const [key, count] of this.#level(blanks - 1))
      if (count < this.#k) increase(level, keyOf(traitsOf(key), blanks), count);
    this.#shared[blanks] = level;
    return level;
  }
}

/** The traits told with so many blanks, in an order of their own; `JSON.parse` gives them back. */
const keyOf = ({ app, period, version, stars }: Traits, blanks: number): string =>
  JSON.stringify([app, blanks > 1 ? null : period, blanks > 0 ? null : version, blanks > 2 ? null : stars]);

function traitsOf(key: string): Traits {
  const [app, period, version, stars] = JSON.parse(key);
  return { app, period, version, stars };
}

const increase = (map: Map<string, number>, key: string, by: number): void =>
  void map.set(key, (map.get(key) ?? 0) + by);
