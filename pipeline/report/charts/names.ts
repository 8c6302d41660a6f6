/** Pixels of a Han character, and of another one, in type of 13 px. */
const han = 13;
const other = 8;
/** The widest column of names, in wide and in narrow pictures; longer names are broken. */
const widest = { wide: 210, narrow: 112 };

/** The column of names beside a chart, pixels. */
interface NameColumn {
  readonly room: number;
  /** Where the pen is to break names. It takes Latin letters for a fifth narrower than they are in common fonts. */
  readonly breakAt: number;
}

/** As wide as the names are, no wider than leaves room for the chart. */
export function nameColumn(names: readonly string[], width: number): NameColumn {
  const most = width < 500 ? widest.narrow : widest.wide;
  const needed = Math.ceil(longest(names, 13));
  return needed <= most ? { room: needed, breakAt: needed } : { room: most, breakAt: most * 0.8 };
}

/** Pixels that the longest of some texts needs in type of `size` pixels. */
export const longest = (texts: readonly string[], size: number): number =>
  Math.max(0, ...texts.map(pixels)) * (size / 13);

const pixels = (name: string): number => {
  const wide = name.match(/[^\0-\u1FFF]/g)?.length ?? 0;
  return wide * han + (name.length - wide) * other;
};
