import type { PrevalenceRow } from '../../agreement/prevalence.ts';
import { asEstimate, shareLabels } from '../../agreement/tables.ts';
import type { Lang } from '../../lang.ts';
import { dimensionLabels } from './dimensions.ts';
import { type PrintTable, percent, range, suppressed } from './printed.ts';
import type { ValueLabel } from './fields.ts';

const shown = ['raw', 'sample', 'corrected', 'powered'] as const;

/**
 * Raw and corrected shares side by side.
 * @param reviews of how many reviews they are shares
 */
export function printPrevalence(
  rows: readonly PrevalenceRow[],
  reviews: number,
  label: ValueLabel,
  lang: Lang,
): PrintTable {
  return {
    name: 'prevalence',
    caption: { zh: '占比：机器编码与校正编码误差之后', en: 'Shares as coded, and corrected for coder error' }[
      lang
    ],
    header: [{ zh: '编码', en: 'code' }[lang], ...shown.map((name) => shareLabels[name][lang])],
    rows: rows.map((row) => [
      `${dimensionLabels[row.kind as 'issue'][lang]}: ${label(row.kind as 'issue', row.code)}`,
      ...shown.map((name) => {
        const estimate = asEstimate(row[name]);
        return Number.isNaN(estimate.value)
          ? suppressed
          : `${percent(estimate.value, reviews)} [${range(estimate, reviews)}]`;
      }),
    ]),
    note: {
      zh: '方括号内为 95% 区间（%）。“–”：样本不足以校正。',
      en: '95% intervals (%) in brackets. “–”: the sample cannot tell.',
    }[lang],
  };
}
