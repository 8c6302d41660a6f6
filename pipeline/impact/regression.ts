import { inverse } from './cholesky.ts';
import { type Pattern, rated, starSum } from './patterns.ts';

/** The columns of the regression beside the constant: the issues that enough reviews state, and one for all the rarer ones together. */
export interface Columns {
  readonly frequent: readonly number[];
  /** Issues that share one indicator: the review states at least one of them. */
  readonly rare: readonly number[];
}

/** `ols`, or `ridge` where the columns depend on each other and a little had to be added to the diagonal. */
export type FitMethod = 'ols' | 'ridge';

/** Stars explained by stated issues. */
export interface Fit {
  readonly columns: Columns;
  readonly method: FitMethod;
  /** Mean stars where nothing is stated, then the stars that each column adds (below 0: costs). */
  readonly coefficients: readonly number[];
  /** Heteroscedasticity-consistent variance of each coefficient. */
  readonly variances: readonly number[];
}

/** Added to the diagonal, as a part of it, where the columns depend on each other. */
const ridge = 1e-3;

/**
 * An issue that fewer rated reviews state has no coefficient of its own: five leave a standard error of a third to half a star (complaining
 * reviews of the real files have a star deviation of .7 to 1.2).
 */
const leastRated = 5;

/** Which issues get a column of their own. */
export function columnsOf(patterns: readonly Pattern[]): Columns {
  const stating = new Map<number, number>();
  for (const { issues, stars } of patterns)
    for (const issue of issues) stating.set(issue, (stating.get(issue) ?? 0) + rated(stars));
  const known = [...stating.keys()].sort((a, b) => a - b);
  const isFrequent = (issue: number) => stating.get(issue)! >= leastRated;
  return { frequent: known.filter(isFrequent), rare: known.filter((issue) => !isFrequent(issue)) };
}

/** Where the indicators of a pattern stand in the coefficients, the constant's 0 first. */
export function placesOf({ frequent, rare }: Columns, { issues }: Pattern): number[] {
  const places = [0];
  for (const [place, issue] of frequent.entries()) if (issues.includes(issue)) places.push(place + 1);
  if (issues.some((issue) => rare.includes(issue))) places.push(frequent.length + 1);
  return places;
}

/**
 * Ordinary least squares of stars on indicators of the stated issues, over all rated reviews. The variances are of the kind HC3, which
 * hold though the stars of complaining reviews spread less than those of others; computed exactly, as reviews of one pattern differ in
 * nothing but their stars.
 * Source: J. G. MacKinnon, H. White, Some heteroskedasticity-consistent covariance matrix estimators with improved finite sample
 * properties, Journal of Econometrics 29 (1985) 305-325; recommended by J. S. Long, L. H. Ervin, The American Statistician 54 (2000)
 * 217-224.
 */
export function fitStars(patterns: readonly Pattern[], columns = columnsOf(patterns)): Fit {
  const size = 1 + columns.frequent.length + (columns.rare.length > 0 ? 1 : 0);
  const rows = patterns.map((pattern) => ({ ...pattern, places: placesOf(columns, pattern) }));
  const gram = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  for (const { places, stars } of rows) {
    for (const i of places) {
      right[i]! += starSum(stars);
      for (const j of places) gram[i]![j]! += rated(stars);
    }
  }
  const exact = inverse(gram);
  const inverted = exact ?? inverse(gram.map(withRidge))!;
  const coefficients = inverted.map((row) => row.reduce((sum, value, j) => sum + value * right[j]!, 0));
  const variances = robustVariances(rows, inverted, coefficients);
  return { columns, method: exact === null ? 'ridge' : 'ols', coefficients, variances };
}

/** All but the constant are drawn towards nothing. */
const withRidge = (row: Float64Array, place: number): Float64Array =>
  row.map((value, column) => (column === place && place > 0 ? value * (1 + ridge) : value));

interface Row extends Pattern {
  readonly places: readonly number[];
}

function robustVariances(
  rows: readonly Row[],
  inverted: readonly Float64Array[],
  coefficients: readonly number[],
): number[] {
  const variances = new Array<number>(coefficients.length).fill(0);
  for (const { places, stars } of rows) {
    const fitted = sumAt(coefficients, places);
    const influence = inverted.map((row) => sumAt(row, places));
    const leverage = Math.min(sumAt(influence, places), mostLeverage);
    const squares = stars.reduce((sum, count, place) => sum + count * (place + 1 - fitted) ** 2, 0);
    for (const [at, value] of influence.entries())
      variances[at]! += (value * value * squares) / (1 - leverage) ** 2;
  }
  return variances;
}

/** A review that alone decides its coefficient has leverage 1 and no residual; it must not divide by nothing. */
const mostLeverage = 0.99;

function sumAt(values: ArrayLike<number>, places: readonly number[]): number {
  let sum = 0;
  for (const place of places) sum += values[place]!;
  return sum;
}

/** Mean stars that the regression expects of a pattern. */
export const fittedStars = ({ columns, coefficients }: Fit, pattern: Pattern): number =>
  sumAt(coefficients, placesOf(columns, pattern));
