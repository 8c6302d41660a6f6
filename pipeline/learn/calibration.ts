import type { Figure, Measured, Sum } from './bootstrap.ts';
import { confidenceBins } from './counts.ts';
import { share } from './rates.ts';

/** The complaints given with a confidence in [from, to). */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly given: number;
  /** Mean confidence. */
  readonly confidence: number;
  /** Share that was right. */
  readonly right: Figure;
}

export interface Calibration {
  /** Expected calibration error: how far confidence and share right lie apart, on average over complaints. */
  readonly error: Figure;
  /** Share right among complaints given with a confidence of at least 0.9, and how many those are. */
  readonly confident: Figure;
  readonly confidentGiven: number;
  readonly bins: readonly ReliabilityBin[];
}

const bins = Array.from({ length: confidenceBins }, (_, bin) => bin);

/** Whether confidence means what it says. */
export function calibrationOf({ figure, whole }: Measured): Calibration {
  const top = confidenceBins - 1;
  return {
    error: figure(calibrationError),
    confident: figure(share(`bin: ${top} right`, `bin: ${top} given`)),
    confidentGiven: whole(`bin: ${top} given`),
    bins: bins.map((bin) => ({
      from: bin / confidenceBins,
      to: (bin + 1) / confidenceBins,
      given: whole(`bin: ${bin} given`),
      confidence: share(`bin: ${bin} confidence`, `bin: ${bin} given`)(whole),
      right: figure(share(`bin: ${bin} right`, `bin: ${bin} given`)),
    })),
  };
}

/** C. Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, equation 3. */
function calibrationError(sum: Sum): number {
  const given = bins.reduce((all, bin) => all + sum(`bin: ${bin} given`), 0);
  const apart = bins.reduce(
    (all, bin) => all + Math.abs(sum(`bin: ${bin} right`) - sum(`bin: ${bin} confidence`)),
    0,
  );
  return apart / (given || 1);
}
