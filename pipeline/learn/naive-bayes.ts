import type { SparseRows, Target } from '../learning/svm.ts';

/** Added to every count, as in the paper. */
const smoothing = 1;
/**
 * What a feature that tells nothing counts, against 1 for one that is e times as common on one side. Chosen between what was tried, each
 * with the cost that suited it: .25 (cost .5), .4 (.7) and .6 (1) read held-out texts on food delivery, hotels and goods at .907/.900/.942,
 * .907/.903/.943 and .906/.901/.943; blame and praise of coded app reviews were told apart at .976 with .25 and .979 with .6.
 */
const floor = 0.5;

/**
 * How much each feature tells by itself whether a row is positive: the size of naive Bayes' log-count ratio, eased towards a floor
 * (S. Wang, C. Manning, "Baselines and Bigrams: Simple, Good Sentiment and Topic Classification", ACL 2012, sections 2.1 and 2.3).
 * @returns one number a feature, not below the floor
 */
export function tellingRatios(rows: SparseRows, { labels, rowWeights }: Target): Float32Array {
  const counts = {
    yes: new Float64Array(rows.width).fill(smoothing),
    no: new Float64Array(rows.width).fill(smoothing),
  };
  const all = { yes: 0, no: 0 };
  for (let row = 0; row < labels.length; row++) {
    const side = labels[row] === 1 ? 'yes' : 'no';
    const weight = rowWeights?.[row] ?? 1;
    all[side] += weight;
    for (let k = rows.start[row]!; k < rows.start[row + 1]!; k++) counts[side][rows.index[k]!]! += weight;
  }
  return Float32Array.from(counts.yes, (yes, feature) => {
    const ratio = Math.log(yes / all.yes / (counts.no[feature]! / all.no));
    return floor + (1 - floor) * Math.abs(ratio);
  });
}

/** The rows with each feature's values times its factor. */
export const scaledBy = (rows: SparseRows, factors: Float32Array): SparseRows => ({
  ...rows,
  value: rows.value.map((value, at) => value * factors[rows.index[at]!]!),
});
