import { z95 } from '../../statistics/normal.ts';
import { squareRoot } from './square-root.ts';

const square = z95 * z95;

/**
 * SQL columns `share`, `low` and `high` for `count` out of `total`, both SQL, with their comments: the Wilson interval as
 * `statistics/wilson.ts` has it.
 * @param of what the share is of, for the comment
 */
export const shareColumns = (count: string, total: string, of: string): string => {
  const n = `CAST(${total} AS REAL)`;
  const middle = `${count} + ${square / 2}`;
  const reach = `${z95} * ${squareRoot(`${count} * (${n} - ${count}) / ${n} + ${square / 4}`)}`;
  const scale = `(${n} + ${square})`;
  return `  ${count} / ${n} AS share, -- ${of}, 0 to 1
  max(0.0, (${middle} - ${reach}) / ${scale}) AS low, -- lower end of the share's 95 % Wilson interval
  min(1.0, (${middle} + ${reach}) / ${scale}) AS high, -- upper end of it`;
};
