/** Sparse rows in one block: row `i` has the features `index[start[i]..start[i+1])` with the values beside them. */
export interface SparseRows {
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Float32Array;
  /** How many distinct features there are. */
  readonly width: number;
}

export interface SvmOptions {
  /** Penalty of a negative row's slack. */
  readonly cost: number;
  /** How many times dearer a positive row's slack is. */
  readonly positiveWeight: number;
  /** Passes over the data at most. */
  readonly passes: number;
}

/**
 * Trains a linear support vector machine with squared hinge loss by dual coordinate descent with shrinking
 * (C.-J. Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 3; the method of LIBLINEAR).
 * Deterministic: the visiting order comes from a fixed linear congruential generator.
 * @param labels 1 for a positive row, 0 for a negative one
 * @param rowWeights scales each row's cost, when given
 * @returns one weight a feature
 */
export function trainSvm(rows: SparseRows, labels: Uint8Array, options: SvmOptions, rowWeights?: Float32Array): Float64Array {
  const { start, index, value } = rows;
  const count = labels.length;
  const weights = new Float64Array(rows.width);
  const alpha = new Float64Array(count);
  const ridge = new Float64Array(count);
  const curvature = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const cost = options.cost * (labels[i] === 1 ? options.positiveWeight : 1) * (rowWeights?.[i] ?? 1);
    ridge[i] = 0.5 / cost;
    let norm = ridge[i]!;
    for (let k = start[i]!; k < start[i + 1]!; k++) norm += value[k]! * value[k]!;
    curvature[i] = norm;
  }
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const random = generator(1);
  let active = count;
  let bound = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < options.passes; pass++) {
    shuffle(order, active, random);
    let highest = 0;
    for (let at = 0; at < active; at++) {
      const i = order[at]!;
      const sign = labels[i] === 1 ? 1 : -1;
      const from = start[i]!;
      const to = start[i + 1]!;
      let product = 0;
      for (let k = from; k < to; k++) product += weights[index[k]!]! * value[k]!;
      const gradient = sign * product - 1 + alpha[i]! * ridge[i]!;
      if (alpha[i] === 0 && gradient >= 0) {
        if (gradient > bound) {
          active--;
          order[at] = order[active]!;
          order[active] = i;
          at--;
        }
        continue;
      }
      if (Math.abs(gradient) > highest) highest = Math.abs(gradient);
      const moved = Math.max(alpha[i]! - gradient / curvature[i]!, 0);
      const change = (moved - alpha[i]!) * sign;
      alpha[i] = moved;
      for (let k = from; k < to; k++) weights[index[k]!]! += change * value[k]!;
    }
    if (highest < tolerance) {
      if (active === count) break;
      active = count;
      bound = Number.POSITIVE_INFINITY;
    } else bound = highest;
  }
  return weights;
}

/** LIBLINEAR's default stopping tolerance for the dual is 0.1; ours is tighter because the scores are calibrated afterwards. */
const tolerance = 0.03;

/** Uniform numbers in [0, 1): the generator of Numerical Recipes (1664525, 1013904223, 2^32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function shuffle(order: Int32Array, length: number, random: () => number): void {
  for (let i = length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}

/** The product of row `i` with a weight vector. */
export function rowScore({ start, index, value }: SparseRows, i: number, weights: Float64Array): number {
  let product = 0;
  for (let k = start[i]!; k < start[i + 1]!; k++) product += weights[index[k]!]! * value[k]!;
  return product;
}
