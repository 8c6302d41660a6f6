import { bootstrap, type Estimate } from './bootstrap.ts';

/** One row of what a share is made of. */
export interface Clustered {
  /** Rows of the same cluster, such as an author or an app, are not independent. */
  readonly cluster: string;
  readonly count: number;
  readonly total: number;
}

/**
 * The share `sum of counts / sum of totals` with a 95 % interval from the cluster bootstrap; the same whatever the order of the rows.
 * NaN where all totals are 0.
 */
export function clusteredShare(rows: Iterable<Clustered>, seed = 1): Estimate {
  const sums = new Map<string, { count: number; total: number }>();
  for (const { cluster, count, total } of rows) {
    const sum = sums.get(cluster) ?? { count: 0, total: 0 };
    sums.set(cluster, { count: sum.count + count, total: sum.total + total });
  }
  const clusters = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  const [share] = bootstrap(
    clusters.length,
    (weights) => {
      let [count, total] = [0, 0];
      for (let i = 0; i < clusters.length; i++) {
        count += weights[i]! * clusters[i]!.count;
        total += weights[i]! * clusters[i]!.total;
      }
      return [count / total];
    },
    seed,
  );
  return share!;
}
