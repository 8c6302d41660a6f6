import { benjaminiHochberg } from './statistics/benjamini-hochberg.ts';
import { testIndependence } from './statistics/independence.ts';
import { type Proportion, wilson } from './statistics/wilson.ts';
import type { FindingStates } from './store/queries.ts';

/** What became of a finding between two runs. */
export type Change = 'new' | 'grown' | 'shrunk' | 'solved' | 'steady';

export interface ChangedFinding extends FindingStates {
  readonly change: Change;
  /** Its share of the app's counted reviews after the earlier run, and among those that have come since or, where the runs between have also
   * taken reviews away from it or from the app, after the later run. */
  readonly former: Proportion;
  readonly latter: Proportion;
  /** Chance of such a difference, were there none, corrected for all findings compared (Benjamini and Hochberg). */
  readonly q: number;
}

/** From here on a difference is taken for one. */
const level = 0.05;

/**
 * Compares the findings after two runs, each against what was said before: a finding is new where no review stated it before; grown,
 * shrunk or solved where the reviews that have come since state it clearly more often, less often or not at all (χ² or Fisher's exact
 * test); also solved where none states it any more; else steady. Order as given.
 */
export function changesOf(findings: readonly FindingStates[]): ChangedFinding[] {
  const compared = findings.map((finding) => ({ finding, counts: comparable(finding) }));
  const corrected = benjaminiHochberg(
    compared.map(({ counts: { former, ofFormer, latter, ofLatter } }) =>
      ofFormer === 0 || ofLatter === 0
        ? 1
        : testIndependence([
            [former, ofFormer - former],
            [latter, ofLatter - latter],
          ]).p,
    ),
  );
  return compared.map(({ finding, counts }, place) => {
    const former = wilson(counts.former, counts.ofFormer);
    const latter = wilson(counts.latter, counts.ofLatter);
    const q = corrected[place]!;
    return { ...finding, former, latter, q, change: changeOf(finding, former, latter, q) };
  });
}

interface Counts {
  readonly former: number;
  readonly ofFormer: number;
  readonly latter: number;
  readonly ofLatter: number;
}

/** The later state holds the earlier one: only what has come since is independent of it. Where reviews have also gone, the states are
 * compared as if they were independent, which finds too little rather than too much. */
function comparable({ before, ofBefore, after, ofAfter }: FindingStates): Counts {
  const [latter, ofLatter] = [after - before, ofAfter - ofBefore];
  const onlyCame = latter >= 0 && ofLatter >= latter;
  return onlyCame
    ? { former: before, ofFormer: ofBefore, latter, ofLatter }
    : { former: before, ofFormer: ofBefore, latter: after, ofLatter: ofAfter };
}

function changeOf(
  { before, after }: FindingStates,
  former: Proportion,
  latter: Proportion,
  q: number,
): Change {
  if (before === 0) return 'new';
  if (after === 0) return 'solved';
  if (q > level) return 'steady';
  if (latter.share > former.share) return 'grown';
  return latter.share === 0 ? 'solved' : 'shrunk';
}
