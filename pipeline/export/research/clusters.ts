import { bootstrap, type Estimate } from '../../statistics/bootstrap.ts';
import type { ResearchReview } from '../../store/queries.ts';

/** From so many apps on, an app is the cluster; with fewer the bootstrap's intervals would be too narrow (`bootstrap.ts`). */
const leastApps = 30;

/** What reviews hang together by; none: no cluster has two reviews. */
export type ClusterKind = 'app' | 'author' | 'none';

/** Reviews or complaints that are counted, each by the number of its cluster. */
export class Count {
  readonly clusters: number[] = [];

  get count(): number {
    return this.clusters.length;
  }

  add(cluster: number): void {
    this.clusters.push(cluster);
  }
}

/** A share: how many of the whole. */
export interface Part {
  readonly part: Count;
  readonly whole: Count;
}

/**
 * Numbers the clusters of counted reviews: their apps, or the authors of an app; a review without author stands alone. A pen name that many
 * use, such as "A Google user", is one author: that makes intervals wider, never narrower.
 */
export class Clusters {
  readonly #byApp: boolean;
  readonly #numbers = new Map<string, number>();
  #count = 0;
  #reviews = 0;

  constructor(apps: number) {
    this.#byApp = apps >= leastApps;
  }

  get count(): number {
    return this.#count;
  }

  get kind(): ClusterKind {
    if (this.#reviews === this.#count) return 'none';
    return this.#byApp ? 'app' : 'author';
  }

  /** The cluster of a review, which must be asked for once. */
  of({ app, author }: ResearchReview): number {
    this.#reviews += 1;
    if (!this.#byApp && author === null) return this.#count++;
    const key = this.#byApp ? app : `${app}\n${author}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#count);
    return this.#count++;
  }

  /** By its part, the interval of each share; none without clusters. One set of draws serves all shares. */
  shares(shares: readonly Part[], seed: number): ReadonlyMap<Count, Estimate> {
    if (this.kind === 'none') return new Map();
    const parts = shares.map(({ part }) => Int32Array.from(part.clusters));
    const wholes = [...new Set(shares.map(({ whole }) => whole))];
    const places = wholes.map(({ clusters }) => Int32Array.from(clusters));
    const wholeOf = shares.map(({ whole }) => wholes.indexOf(whole));
    const estimates = bootstrap(
      this.#count,
      (weights) => {
        const totals = places.map((clusters) => weightOf(clusters, weights));
        return parts.map((clusters, at) => weightOf(clusters, weights) / totals[wholeOf[at]!]!);
      },
      seed,
    );
    return new Map(shares.map(({ part }, at) => [part, estimates[at]!]));
  }
}

function weightOf(clusters: Int32Array, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < clusters.length; at++) sum += weights[clusters[at]!]!;
  return sum;
}
