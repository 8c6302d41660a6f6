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
  /** Passes over the data. */
  readonly passes: number;
}

/** One thing to learn: which of the rows are positive. */
export interface Target {
  /** 1 for a positive row, 0 for a negative one. */
  readonly labels: Uint8Array;
  /** Scales each row's cost; absent: all alike. */
  readonly rowWeights?: Float32Array;
}

/**
 * Trains linear support vector machines with squared hinge loss, one a target, by dual coordinate descent
 * (C.-J. Hsieh et al., "A dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 1; the method of LIBLINEAR).
 * All targets are trained side by side: a row's features are fetched once for all, and their weights lie next to each other in memory.
 * Deterministic: the visiting order comes from a fixed linear congruential generator.
 * @returns row-major: the weight of feature `f` for target `t` is at `f * targets.length + t`
 */
export function trainSvms(rows: SparseRows, targets: readonly Target[], options: SvmOptions): Float32Array {
  const { start, index, value } = rows;
  const count = start.length - 1;
  const width = targets.length;
  const weights = new Float32Array(rows.width * width);
  const alpha = new Float32Array(count * width);
  const ridge = ridges(targets, count, options);
  const norms = Float64Array.from({ length: count }, (_, i) => squaredNorm(rows, i));
  const products = new Float64Array(width);
  const changes = new Float64Array(width);
  const changed = new Int32Array(width);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const random = generator(1);
  for (let pass = 0; pass < options.passes; pass++) {
    shuffle(order, random);
    for (const i of order) {
      const from = start[i]!;
      const to = start[i + 1]!;
      products.fill(0);
      for (let k = from; k < to; k++) {
        const at = index[k]! * width;
        const x = value[k]!;
        for (let t = 0; t < width; t++) products[t]! += weights[at + t]! * x;
      }
      let moves = 0;
      for (let t = 0; t < width; t++) {
        const cell = i * width + t;
        const sign = targets[t]!.labels[i] === 1 ? 1 : -1;
        const before = alpha[cell]!;
        const gradient = sign * products[t]! - 1 + before * ridge[cell]!;
        if (before === 0 && gradient >= 0) continue;
        const after = Math.max(before - gradient / (norms[i]! + ridge[cell]!), 0);
        alpha[cell] = after;
        changes[moves] = (after - before) * sign;
        changed[moves++] = t;
      }
      if (moves === 0) continue;
      for (let k = from; k < to; k++) {
        const at = index[k]! * width;
        const x = value[k]!;
        for (let m = 0; m < moves; m++) weights[at + changed[m]!]! += changes[m]! * x;
      }
    }
  }
  return weights;
}

/** 1 / (2 · cost) of each row for each target. */
function ridges(
  targets: readonly Target[],
  count: number,
  { cost, positiveWeight }: SvmOptions,
): Float32Array {
  const ridge = new Float32Array(count * targets.length);
  targets.forEach(({ labels, rowWeights }, t) => {
    for (let i = 0; i < count; i++)
      ridge[i * targets.length + t] =
        0.5 / (cost * (labels[i] === 1 ? positiveWeight : 1) * (rowWeights?.[i] ?? 1));
  });
  return ridge;
}

function squaredNorm({ start, value }: SparseRows, i: number): number {
  let norm = 0;
  for (let k = start[i]!; k < start[i + 1]!; k++) norm += value[k]! * value[k]!;
  return norm;
}

/** Uniform numbers in [0, 1): the generator of Numerical Recipes (1664525, 1013904223, 2^32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}
