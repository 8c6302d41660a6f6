import { bootstrap, type Estimate } from '../../statistics/bootstrap.ts';
import type { ResearchReview } from '../../store/queries.ts';
import { codeKinds, codesOf, countedComplaints } from './dimensions.ts';

/** From so many apps on, an app is the cluster; with fewer the bootstrap's intervals would be too narrow (`bootstrap.ts`). */
const leastApps = 30;

/** What reviews hang together by; none: no cluster has two reviews. */
export type ClusterKind = 'app' | 'author' | 'none';

/** Shares of counted reviews with intervals that allow for clusters. */
export interface ClusteredShares {
  readonly kind: ClusterKind;
  readonly clusters: number;
  /** By `kind code`, such as `issue refund.refused`; and `complaining`. Empty without clusters. */
  readonly shares: ReadonlyMap<string, Estimate>;
}

/**
 * Gathers counted reviews by app, or by author of an app; a review without author stands alone. A pen name that many use, such as
 * "A Google user", is one author: that makes intervals wider, never narrower.
 */
export class Clusters {
  readonly #byApp: boolean;
  readonly #places = new Map<string, number>();
  readonly #sizes: number[] = [];
  readonly #statements = new Map<string, number[]>();

  constructor(apps: number) {
    this.#byApp = apps >= leastApps;
  }

  add(review: ResearchReview): void {
    if (review.duplicate || review.suspect) return;
    const place = this.#placeOf(review);
    this.#sizes[place]! += 1;
    const complaints = countedComplaints(review);
    if (complaints.length > 0) this.#state('complaining', place);
    for (const kind of codeKinds)
      for (const code of codesOf(complaints, kind)) this.#state(`${kind} ${code}`, place);
  }

  /** One set of draws serves all shares: each costs as many steps as there are statements. */
  shares(seed: number): ClusteredShares {
    const clusters = this.#sizes.length;
    if (this.#sizes.every((size) => size === 1)) return { kind: 'none', clusters, shares: new Map() };
    const names = [...this.#statements.keys()].sort();
    const places = names.map((name) => Int32Array.from(this.#statements.get(name)!));
    const sizes = Int32Array.from(this.#sizes);
    const estimates = bootstrap(
      clusters,
      (weights) => {
        let total = 0;
        for (let at = 0; at < clusters; at++) total += weights[at]! * sizes[at]!;
        return places.map((stating) => weightOf(stating, weights) / total);
      },
      seed,
    );
    const kind = this.#byApp ? 'app' : 'author';
    return { kind, clusters, shares: new Map(names.map((name, at) => [name, estimates[at]!])) };
  }

  #placeOf({ app, author }: ResearchReview): number {
    if (!this.#byApp && author === null) return this.#sizes.push(0) - 1;
    const key = this.#byApp ? app : `${app}\n${author}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#sizes.push(0) - 1;
      this.#places.set(key, place);
    }
    return place;
  }

  #state(name: string, place: number): void {
    const places = this.#statements.get(name);
    if (places === undefined) this.#statements.set(name, [place]);
    else places.push(place);
  }
}

function weightOf(places: Int32Array, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < places.length; at++) sum += weights[places[at]!]!;
  return sum;
}
