import type { Estimate } from '../../statistics/bootstrap.ts';
import { z95 } from '../../statistics/normal.ts';
import { type Proportion, wilson } from '../../statistics/wilson.ts';
import { apps, type ResearchReview, type Store } from '../../store/queries.ts';
import { type ClusterKind, Clusters, type Part } from './clusters.ts';
import { Cross, type CrossResult, type Telling } from './cross.ts';
import { type CodeKind, codeKinds, type Dimension, inOrder } from './dimensions.ts';
import { nameOf } from './disclosure/names.ts';
import { publishedFigures } from './disclosure/published.ts';
import type { ResearchOptions } from './options.ts';
import { type DateUnit, periodOf } from './period.ts';
import { Combinations, type SinglingOut } from './singling.ts';
import { emptySums, type GroupKind, groupKinds, type Sum, type Sums, Tally, type Totals } from './tally.ts';

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
  /** Cluster bootstrap; null where there are no clusters. */
  readonly clustered: Estimate | null;
  /** Null where no review has stars. */
  readonly meanStars: Estimate | null;
  /** Null: suppressed. */
  readonly withSuspects: {
    readonly count: number;
    readonly total: number;
    readonly share: Proportion;
  } | null;
}

export interface ClusterFacts {
  readonly kind: ClusterKind;
  readonly count: number;
  /** By how much clustered intervals are wider than Wilson's, the most of all codes that are not too rare; null without clusters. */
  readonly widening: number | null;
}

/** What was collected of one app; null: suppressed. */
export interface SampleRow extends Readonly<Record<keyof Totals | 'counted', number | null>> {
  readonly app: string;
  readonly first: string | null;
  readonly last: string | null;
}

/** All that is told of the reviews but for their rows. */
export interface Analysis {
  readonly totals: Totals;
  readonly all: ShareFigures & { readonly withSuspects: NonNullable<ShareFigures['withSuspects']> };
  readonly codes: Readonly<Record<CodeKind, readonly ShareRow[]>>;
  readonly groups: Readonly<Record<GroupKind, readonly ShareRow[]>>;
  readonly crosses: readonly CrossResult[];
  readonly clusters: ClusterFacts;
  readonly samples: readonly SampleRow[];
  readonly singling: SinglingOut;
  readonly combinations: Combinations;
  /** Rows and cells of aggregates that are not told. */
  readonly suppressed: number;
}

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
  for (const review of reviews) {
    const cluster = review.duplicate || review.suspect ? undefined : clusters.of(review);
    tally.add(review, cluster);
    combinations.add(review);
    if (cluster !== undefined) for (const cross of crosses) cross.add(review, cluster);
  }
  const telling: Telling = {
    order: (dimension, values) => inOrder(values, known(dimension)),
    hidden: k === 1 ? new Set() : publishedFigures(tally, crosses, k).hidden(),
    clustered: clusters.shares([...sharesIn(tally), ...crosses.flatMap((cross) => cross.shares())], seed),
    seed,
  };
  const codes = byKind(codeKinds, (kind) => codeRows(tally, kind, known(kind), telling));
  const groups = byKind(groupKinds, (kind) => groupRows(tally, kind, telling));
  const crossed = crosses.map((cross) => cross.result(telling));
  const rows = [...Object.values(codes), ...Object.values(groups)].flat();
  const { reviews: whole, complaining: part } = tally.all.counted;
  const withSuspects = withShare(complainingWithSuspects(tally.all));
  return {
    totals: tally.totals,
    all: { ...figuresOf({ part, whole }, tally.all, null, telling), withSuspects },
    codes,
    groups,
    crosses: crossed,
    clusters: {
      kind: clusters.kind,
      count: clusters.count,
      widening: wideningIn(Object.values(codes).flat()),
    },
    samples: sampleRows(tally, telling, dates),
    singling: combinations.summary(),
    combinations,
    suppressed:
      rows.filter(({ figures }) => figures === null).length +
      crossed.reduce((sum, { suppressed }) => sum + suppressed, 0),
  };
}

/** Rarer codes have intervals that jump with single reviews. */
const leastReviews = 30;

function wideningIn(rows: readonly ShareRow[]): number | null {
  const ratios = rows.flatMap(({ figures }) => {
    if (figures?.clustered == null || figures.count < leastReviews) return [];
    const { share, clustered } = figures;
    return [(clustered.high - clustered.low) / (share.high - share.low)];
  });
  return ratios.length === 0 ? null : Math.max(...ratios);
}

function sampleRows({ apps, groups }: Tally, { order, hidden }: Telling, dates: DateUnit): SampleRow[] {
  return order('app', apps.keys()).map((app) => {
    const { first, last, ...totals } = apps.get(app)!;
    const told = Object.entries(totals).map(([total, count]) => [
      total,
      hidden.has(nameOf.appTotal(total, app)) ? null : count,
    ]);
    const counted = groups.app.get(app)?.counted.reviews.count ?? 0;
    return {
      ...(Object.fromEntries(told) as Record<keyof Totals, number | null>),
      app,
      counted: hidden.has(nameOf.reviews('app', app)) ? null : counted,
      first: first && periodOf(first, dates),
      last: last && periodOf(last, dates),
    };
  });
}

const byKind = <Kind extends string, Value>(
  kinds: readonly Kind[],
  of: (kind: Kind) => Value,
): Record<Kind, Value> => Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as Record<Kind, Value>;

/** Every share of the tables that are no cross-tables. */
function sharesIn({ all, codes, groups }: Tally): Part[] {
  const whole = all.counted.reviews;
  const ofCodes = codeKinds.flatMap((kind) =>
    [...codes[kind].values()].map(({ counted }) => counted.reviews),
  );
  return [
    ...[all.counted.complaining, ...ofCodes].map((part) => ({ part, whole })),
    ...groupKinds.flatMap((kind) =>
      [...groups[kind].values()].map(({ counted }) => ({
        part: counted.complaining,
        whole: counted.reviews,
      })),
    ),
  ];
}

interface Fraction {
  readonly count: number;
  readonly total: number;
}

const complainingWithSuspects = ({ withSuspects }: Sums): Fraction => ({
  count: withSuspects.complaining,
  total: withSuspects.reviews,
});

/** Codes that nobody states too. */
function codeRows(tally: Tally, kind: CodeKind, known: readonly string[], telling: Telling): ShareRow[] {
  const sums = tally.codes[kind];
  const whole = tally.all.counted.reviews;
  return telling.order(kind, new Set([...known, ...sums.keys()])).map((id) => {
    const name = nameOf.reviews(kind, id);
    if (telling.hidden.has(name)) return { id, figures: null };
    const sum = sums.get(id) ?? emptySums();
    const withSuspects = { count: sum.withSuspects.reviews, total: tally.all.withSuspects.reviews };
    const isHidden = telling.hidden.has(nameOf.withSuspects(name));
    const part = sum.counted.reviews;
    return { id, figures: figuresOf({ part, whole }, sum, isHidden ? null : withSuspects, telling) };
  });
}

function groupRows(tally: Tally, kind: GroupKind, telling: Telling): ShareRow[] {
  const sums = tally.groups[kind];
  return telling.order(kind, sums.keys()).map((id) => {
    const names = [nameOf.reviews(kind, id), nameOf.complaining(kind, id)];
    if (names.some((name) => telling.hidden.has(name))) return { id, figures: null };
    const sum = sums.get(id)!;
    const { complaining: part, reviews: whole } = sum.counted;
    const isHidden = names.some((name) => telling.hidden.has(nameOf.withSuspects(name)));
    return {
      id,
      figures: figuresOf({ part, whole }, sum, isHidden ? null : complainingWithSuspects(sum), telling),
    };
  });
}

const figuresOf = (
  { part, whole }: Part,
  { counted }: Sums,
  withSuspects: Fraction | null,
  { clustered }: Telling,
): ShareFigures => ({
  count: part.count,
  total: whole.count,
  share: wilson(part.count, whole.count),
  clustered: clustered.get(part) ?? null,
  meanStars: meanStarsOf(counted),
  withSuspects: withSuspects && withShare(withSuspects),
});

const withShare = ({ count, total }: Fraction) => ({ count, total, share: wilson(count, total) });

/** With the 95 % interval of the normal approximation, within 1 and 5; NaN where a single review has stars. */
function meanStarsOf({ starred, stars, squares }: Sum): Estimate | null {
  if (starred === 0) return null;
  const value = stars / starred;
  const variance = (squares - starred * value ** 2) / (starred - 1);
  const reach = z95 * Math.sqrt(Math.max(0, variance) / starred);
  return { value, low: Math.max(1, value - reach), high: Math.min(5, value + reach) };
}
