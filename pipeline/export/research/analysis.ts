import type { Estimate } from '../../statistics/bootstrap.ts';
import { type Proportion, wilson } from '../../statistics/wilson.ts';
import { apps, type ResearchReview, type Store } from '../../store/queries.ts';
import { type ClusterKind, Clusters, type ClusteredShares } from './clusters.ts';
import { Cross, type CrossResult } from './cross.ts';
import { type CodeKind, codeKinds, type Dimension, inOrder } from './dimensions.ts';
import type { ResearchOptions } from './options.ts';
import { Combinations, type SinglingOut } from './singling.ts';
import { hiddenIn } from './suppress.ts';
import { type GroupKind, groupKinds, type Sum, type Sums, Tally, type Totals } from './tally.ts';

/** A share of reviews without and with the praise that looks bought. */
export interface ShareRow {
  readonly id: string;
  /** Null: suppressed. */
  readonly figures: ShareFigures | null;
}

export interface ShareFigures {
  /** Of which the share is: reviews that state a code, or reviews of a group with any complaint. */
  readonly count: number;
  readonly total: number;
  readonly share: Proportion;
  /** Cluster bootstrap; null where there are no clusters, or for a group. */
  readonly clustered: Estimate | null;
  readonly meanStars: number | null;
  readonly withSuspects: { readonly count: number; readonly total: number; readonly share: Proportion };
}

/** All that is told of the reviews but for their rows. */
export interface Analysis {
  readonly totals: Totals;
  readonly all: ShareFigures;
  readonly codes: Readonly<Record<CodeKind, readonly ShareRow[]>>;
  readonly groups: Readonly<Record<GroupKind, readonly ShareRow[]>>;
  readonly crosses: readonly CrossResult[];
  readonly clusters: { readonly kind: ClusterKind; readonly count: number };
  readonly singling: SinglingOut;
  readonly combinations: Combinations;
  /** Rows and cells of aggregates that are not told. */
  readonly suppressed: number;
}

export type Order = (dimension: Dimension, values: Iterable<string>) => string[];

/** Reads all reviews once and makes every aggregate of them. */
export function analyse(
  store: Store,
  reviews: Iterable<ResearchReview>,
  options: ResearchOptions,
  known: (dimension: Dimension) => readonly string[],
): Analysis {
  const { dates, k, seed } = options;
  const tally = new Tally(dates);
  const clusters = new Clusters(apps(store).length);
  const combinations = new Combinations(k, dates);
  const crosses = options.crosses.map((pair) => new Cross(pair, dates));
  for (const review of reviews)
    for (const part of [tally, clusters, combinations, ...crosses]) part.add(review);
  const shares = clusters.shares(seed);
  const order: Order = (dimension, values) => inOrder(values, known(dimension));
  const codes = byKind(codeKinds, (kind) => codeRows(tally, kind, shares, order, k));
  const groups = byKind(groupKinds, (kind) => groupRows(tally, kind, order, k));
  const crossed = crosses.map((cross) => cross.result(order, k, seed));
  const rows = [...Object.values(codes), ...Object.values(groups)].flat();
  return {
    totals: tally.totals,
    all: figuresOf(
      complainingIn(tally.all.counted),
      complainingIn(tally.all.withSuspects),
      tally.all.counted,
      shares.shares.get('complaining'),
    ),
    codes,
    groups,
    crosses: crossed,
    clusters: { kind: shares.kind, count: shares.clusters },
    singling: combinations.summary(),
    combinations,
    suppressed:
      rows.filter(({ figures }) => figures === null).length +
      crossed.reduce((sum, { suppressed }) => sum + suppressed, 0),
  };
}

const byKind = <Kind extends string, Value>(
  kinds: readonly Kind[],
  of: (kind: Kind) => Value,
): Record<Kind, Value> => Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<Kind, Value>;

interface Part {
  readonly count: number;
  readonly total: number;
}

const complainingIn = (sum: Sum): Part => ({ count: sum.complaining, total: sum.reviews });

function codeRows(
  tally: Tally,
  kind: CodeKind,
  { shares }: ClusteredShares,
  order: Order,
  k: number,
): ShareRow[] {
  const sums = tally.codes[kind];
  const ids = order(kind, sums.keys());
  const hidden = hiddenIn(
    ids.map((id) => sums.get(id)!.counted.reviews),
    k,
  );
  const { counted, withSuspects } = tally.all;
  return ids.map((id, at) => {
    if (hidden[at]) return { id, figures: null };
    const sum = sums.get(id)!;
    const parts = [
      { count: sum.counted.reviews, total: counted.reviews },
      { count: sum.withSuspects.reviews, total: withSuspects.reviews },
    ] as const;
    return { id, figures: figuresOf(...parts, sum.counted, shares.get(`${kind} ${id}`)) };
  });
}

function groupRows(tally: Tally, kind: GroupKind, order: Order, k: number): ShareRow[] {
  const sums = tally.groups[kind];
  const ids = order(kind, sums.keys());
  const [few, fewComplaining] = [hiddenOf(ids, sums, 'reviews', k), hiddenOf(ids, sums, 'complaining', k)];
  return ids.map((id, at) => {
    if (few[at] || fewComplaining[at]) return { id, figures: null };
    const { counted, withSuspects } = sums.get(id)!;
    return {
      id,
      figures: figuresOf(complainingIn(counted), complainingIn(withSuspects), counted, undefined),
    };
  });
}

const hiddenOf = (
  ids: readonly string[],
  sums: ReadonlyMap<string, Sums>,
  of: 'reviews' | 'complaining',
  k: number,
) =>
  hiddenIn(
    ids.map((id) => sums.get(id)!.counted[of]),
    k,
  );

const figuresOf = (
  counted: Part,
  withSuspects: Part,
  sum: Sum,
  clustered: Estimate | undefined,
): ShareFigures => ({
  ...counted,
  share: wilson(counted.count, counted.total),
  clustered: clustered ?? null,
  meanStars: sum.starred === 0 ? null : sum.stars / sum.starred,
  withSuspects: { ...withSuspects, share: wilson(withSuspects.count, withSuspects.total) },
});
