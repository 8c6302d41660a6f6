/** Pixels of a Han character, and of another one, in type of 13 px. */
const han = 13;
const other = 7.5;
/** The widest column of names, in wide and in narrow pictures; longer names are broken. */
const widest = { wide: 210, narrow: 112 };

/** Pixels that the names beside a chart need, no more than leaves room for the chart. */
export function namesWidth(names: readonly string[], width: number): number {
  return Math.min(Math.ceil(longest(names, 13)), width < 500 ? widest.narrow : widest.wide);
}

/** Pixels that the longest of some texts needs in type of `size` pixels. */
export const longest = (texts: readonly string[], size: number): number =>
  Math.max(0, ...texts.map(pixels)) * (size / 13);

const pixels = (name: string): number => {
  const wide = name.match(/[^\0-\u1FFF]/g)?.length ?? 0;
  return wide * han + (name.length - wide) * other;
};
