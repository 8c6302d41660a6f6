import type { Lang } from '../lang.ts';
import type { Share } from '../store/queries.ts';

/** 12,345 */
export const count = (value: number): string => value.toLocaleString('en-US');

/** 12.3%; of what is there but rounds to nothing, <0.1%. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1%';
  return `${(share * 100).toFixed(1)}%`;
}

/** Both ends of a share's interval: 10.1–14.9%. */
export const interval = ({ low, high }: Share): string => `${(low * 100).toFixed(1)}–${percent(high)}`;

/** Percentage points with their sign: +3.2. */
export const points = (difference: number): string =>
  `${difference < 0 ? '−' : '+'}${Math.abs(difference * 100).toFixed(1)}`;

/** Mean of stars to two places, or a dash. */
export const stars = (mean: number | null): string => (mean === null ? '–' : mean.toFixed(2));

/** Names in a row: 甲、乙 or A, B. */
export const list = (names: readonly string[], lang: Lang): string => names.join(lang === 'zh' ? '、' : ', ');
