import { logFactorial } from './log-factorial.ts';

/**
 * How many of `drawn` things taken without replacement from `total` are among the `marked`: one random number, by inversion from the most
 * likely value outwards (V. Kachitvichyanukul, B. Schmeiser, Journal of Statistical Computation and Simulation 22, 1985, algorithm HIN).
 */
export function hypergeometric(marked: number, drawn: number, total: number, random: () => number): number {
  const low = Math.max(0, drawn + marked - total);
  const high = Math.min(marked, drawn);
  const mode = Math.min(high, Math.max(low, Math.floor(((drawn + 1) * (marked + 1)) / (total + 2))));
  const unmarked = total - marked;
  const chance = chanceOf(mode, marked, drawn, total);
  let left = random() - chance;
  let [down, up] = [mode, mode];
  let [below, above] = [chance, chance];
  while (left > 0 && (down > low || up < high)) {
    if (down > low) {
      below *= (down * (unmarked - drawn + down)) / ((marked - down + 1) * (drawn - down + 1));
      down -= 1;
      left -= below;
      if (left <= 0) return down;
    }
    if (up < high) {
      above *= ((marked - up) * (drawn - up)) / ((up + 1) * (unmarked - drawn + up + 1));
      up += 1;
      left -= above;
      if (left <= 0) return up;
    }
  }
  return mode;
}

const chanceOf = (count: number, marked: number, drawn: number, total: number): number =>
  Math.exp(logChoose(marked, count) + logChoose(total - marked, drawn - count) - logChoose(total, drawn));

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
