/** Reviews that name a version before it counts as released: fewer may be a misprint or a tester. */
const leastReviews = 5;

const numeric = new Intl.Collator('en', { numeric: true });

/** Orders versions as their makers count: 3.9 before 3.10. */
export const compareVersions = (one: string, other: string): number => numeric.compare(one, other);

interface VersionRow {
  readonly day: number;
  readonly version: string;
  readonly reviews: number;
}

/** By place: the newest version released by then, and the place on which it was first the newest. */
export interface Newest {
  readonly version: readonly string[];
  readonly since: Int32Array;
}

/**
 * The newest version on each day: the highest one that has had at least five reviews by then. An old version reviewed late is not newer.
 * @param days ascending
 * @param rows ascending by day
 */
export function newestVersions(days: Int32Array, rows: readonly VersionRow[]): Newest {
  const seen = new Map<string, number>();
  const versions: string[] = [];
  const since = new Int32Array(days.length);
  let [version, from, row] = ['', 0, 0];
  for (const [place, day] of days.entries()) {
    for (; row < rows.length && rows[row]!.day <= day; row++) {
      const { version: named, reviews } = rows[row]!;
      const count = (seen.get(named) ?? 0) + reviews;
      seen.set(named, count);
      if (named !== '' && count >= leastReviews && (version === '' || compareVersions(named, version) > 0)) {
        version = named;
        from = place;
      }
    }
    versions.push(version);
    since[place] = from;
  }
  return { version: versions, since };
}
