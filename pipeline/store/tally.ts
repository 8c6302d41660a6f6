/** A complaint of a counted review. Rows come by version and review; `severe` is a matter of the whole review. */
export type StatedRow = readonly [
  version: string,
  review: number,
  stars: number | null,
  severe: 0 | 1,
  issue: number,
  stage: number,
  cause: number,
  abstained: 0 | 1,
];

const columns = ['s1', 's2', 's3', 's4', 's5'] as const;

/** How many reviews share something: in all, with stars, severe ones, and by stars. Named as the columns of the tables. */
export class Tally {
  reviews = 0;
  rated = 0;
  severe = 0;
  s1 = 0;
  s2 = 0;
  s3 = 0;
  s4 = 0;
  s5 = 0;

  add({ stars, severe }: Pick<Stated, 'stars' | 'severe'>): void {
    this.reviews += 1;
    this.severe += severe;
    if (stars === null) return;
    this.rated += 1;
    this[columns[stars - 1]!] += 1;
  }
}

/** Tallies by what the reviews share. */
class Tallies<Shared extends readonly (string | number)[]> {
  readonly #tallies = new Map<string, readonly [Shared, Tally]>();

  of(...shared: Shared): Tally {
    const key = shared.join('\t');
    const known = this.#tallies.get(key);
    if (known !== undefined) return known[1];
    const tally = new Tally();
    this.#tallies.set(key, [shared, tally]);
    return tally;
  }

  [Symbol.iterator](): Iterator<readonly [Shared, Tally]> {
    return this.#tallies.values();
  }
}

/** One review's complaints. */
interface Stated {
  readonly version: string;
  readonly stars: number | null;
  readonly severe: 0 | 1;
  /** Those that are counted. */
  readonly sure: readonly StatedRow[];
  readonly unsure: boolean;
}

/** What the counted reviews of an app on one day state. A review counts once in each tally. */
export class DayOfComplaints {
  /** By version: reviews with a counted complaint, and reviews with one that is not. */
  readonly complaining = new Tallies<[version: string]>();
  readonly abstained = new Tallies<[version: string]>();
  readonly issues = new Tallies<[version: string, issue: number, stage: number, cause: number]>();
  /** 0: any stage, any cause. */
  readonly cells = new Tallies<[stage: number, cause: number]>();
  readonly pairs = new Tallies<[version: string, one: number, other: number]>();
  /** Sets of three issues or more of reviews with stars: their numbers, ascending, a space between. */
  readonly sets = new Tallies<[issues: string]>();

  constructor(rows: readonly StatedRow[]) {
    for (const review of reviewsOf(rows)) this.#add(review);
  }

  #add(review: Stated): void {
    const { version, sure } = review;
    if (review.unsure) this.abstained.of(version).add(review);
    if (sure.length === 0) return;
    const tallies = new Set([this.complaining.of(version)]);
    for (const [, , , , issue, stage, cause] of sure) {
      tallies.add(this.issues.of(version, issue, stage, cause));
      for (const cell of [this.cells.of(stage, cause), this.cells.of(stage, 0), this.cells.of(0, cause)])
        tallies.add(cell);
    }
    for (const tally of tallies) tally.add(review);
    if (sure.length > 1) this.#addTogether(review);
  }

  #addTogether(review: Stated): void {
    const issues = [...new Set(review.sure.map(([, , , , issue]) => issue))].sort((a, b) => a - b);
    issues.forEach((one, place) => {
      for (const other of issues.slice(place + 1)) this.pairs.of(review.version, one, other).add(review);
    });
    if (issues.length >= 3 && review.stars !== null) this.sets.of(issues.join(' ')).add(review);
  }
}

function* reviewsOf(rows: readonly StatedRow[]): Generator<Stated> {
  for (let first = 0, next = 0; first < rows.length; first = next) {
    const [version, review, stars, severe] = rows[first]!;
    while (rows[next]?.[1] === review) next += 1;
    const all = rows.slice(first, next);
    const sure = all.filter(([, , , , , , , abstained]) => !abstained);
    yield { version, stars, severe, sure, unsure: sure.length < all.length };
  }
}
