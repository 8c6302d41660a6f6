import type { AgreementRow } from '../../agreement/compare.ts';
import type { Figures } from '../../agreement/figures.ts';
import {
  codeLabel,
  type FigureName,
  figureLabels,
  pairLabels,
  questionLabels,
} from '../../agreement/tables.ts';
import type { Codebook } from '../../codebook.ts';
import type { Lang } from '../../lang.ts';
import { type PrintTable, suppressed } from './printed.ts';

const shown = ['percent', 'kappa', 'alpha', 'masi', 'ac1'] as const satisfies readonly FigureName[];

/** Agreement of coders, among themselves and with the machine, the interval of each figure under it. */
export function printAgreement(rows: readonly AgreementRow[], codebook: Codebook, lang: Lang): PrintTable {
  const lines = rows.flatMap((row) =>
    (['humans', 'machine'] as const).flatMap((pair) => {
      const figures = row[pair];
      if (figures === null) return [];
      const code = row.code === '' ? '' : `: ${codeLabel(codebook, row.kind, row.code, lang)}`;
      const name = `${questionLabels[row.kind][lang]}${code} (${pairLabels[pair][lang]})`;
      return [
        [name, String(figures.units), ...shown.map((one) => figureOf(figures, one))],
        ['', '', ...shown.map((one) => intervalOf(figures, one))],
      ];
    }),
  );
  return {
    name: 'agreement',
    caption: { zh: '编码一致性', en: 'Agreement of coders' }[lang],
    header: [{ zh: '编码项', en: 'question' }[lang], 'n', ...shown.map((one) => figureLabels[one][lang])],
    rows: lines,
    note: {
      zh: '方括号内为 95% 自助区间（999 次）。“–”：无法给出，如所有人答案相同。',
      en: '95% bootstrap intervals (999 draws) in brackets. “–”: cannot be told, as where everybody answers the same.',
    }[lang],
  };
}

const figureOf = (figures: Figures, name: FigureName): string => {
  const value = figures[name]?.value ?? Number.NaN;
  return Number.isNaN(value) ? suppressed : value.toFixed(2);
};

const intervalOf = (figures: Figures, name: FigureName): string => {
  const { low, high } = figures[name] ?? { low: Number.NaN, high: Number.NaN };
  return Number.isNaN(low) ? '' : `[${low.toFixed(2)}, ${high.toFixed(2)}]`;
};
