import type { CellRow } from '../store/queries.ts';
import { percent, points } from './numbers.ts';

export const trendHeads = {
  zh: ['前期 → 近期', '变化（百分点，95% 区间）', '走势'],
  en: ['before → of late', 'change (points, 95 % interval)', 'trend'],
};

/** How a share went from the former period to the newest, as cells of a table. */
export function trendCells({ formerShare, newestShare, change, changeLow, changeHigh }: CellRow): string[] {
  if (formerShare === null || newestShare === null || change === null) return ['–', '–', '–'];
  const [low, high] = [changeLow!, changeHigh!];
  return [
    `${percent(formerShare)} → ${percent(newestShare)}`,
    `${points(change)} (${points(low)} – ${points(high)})`,
    low > 0 ? '↑' : high < 0 ? '↓' : '→',
  ];
}
