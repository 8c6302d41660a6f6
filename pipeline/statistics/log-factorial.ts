import { logGamma } from './gamma.ts';

/** ln n! of the small whole numbers that most tables are made of. */
const small = new Float64Array(4096);
for (let n = 2; n < small.length; n++) small[n] = small[n - 1]! + Math.log(n);

/** ln n! for whole n ≥ 0. */
export const logFactorial = (n: number): number => small[n] ?? logGamma(n + 1);
