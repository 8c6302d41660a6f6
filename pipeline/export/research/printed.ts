/** A table as it stands in a paper: words, not typed cells. */
export interface PrintTable {
  readonly name: string;
  readonly caption: string;
  readonly header: readonly string[];
  /** The first column is text, the others are numbers; a row whose first cell is empty goes with the one above it. */
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

export const suppressed = '–';

/** One decimal, finer than the interval of any share of fewer than 10,000 reviews; two for more. */
const decimals = (n: number): number => (n < 10_000 ? 1 : 2);

/** @param n of how many it is the share */
export const percent = (share: number, n: number): string => `${(share * 100).toFixed(decimals(n))}%`;

export const range = ({ low, high }: { readonly low: number; readonly high: number }, n: number): string =>
  Number.isNaN(low) ? suppressed : `${(low * 100).toFixed(decimals(n))}–${(high * 100).toFixed(decimals(n))}`;
