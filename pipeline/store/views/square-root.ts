/** Newton steps that reach the last digit of a double from the guesses below. */
const steps = 6;

/** First guesses for numbers below 16, 16², … 16⁵: at most twice or half the root, three times it below 1. */
const guesses = [2, 8, 32, 128, 512];

/**
 * SQL of the square root of `x`, SQL of a number from 0.5 to 4 million, by Newton's steps: not every tool's SQLite has the mathematical
 * functions (that of DuckDB has not). NULL for NULL. LIMIT keeps SQLite from putting each step into the next one, which would double it.
 */
export function squareRoot(x: string): string {
  const guess = guesses.map((root, place) => `WHEN x < ${16 ** (place + 1)} THEN ${root}`).join(' ');
  const first = `SELECT x, CASE ${guess} ELSE x / 1500 END AS y FROM (SELECT ${x} AS x)`;
  const root = Array.from({ length: steps }).reduce<string>(
    (steps) => `SELECT x, (y + x / y) / 2 AS y FROM (${steps} LIMIT 1)`,
    first,
  );
  return `(SELECT y FROM (${root} LIMIT 1))`;
}
