import type { Label, Lang } from '../lang.ts';
import type { Cell, Column } from './table.ts';

const yes: Label = { zh: '是', en: 'yes' };
const no: Label = { zh: '否', en: 'no' };

/** A cell as a spreadsheet shows it: numbers stay numbers, yes and no are words, no value is the column's `blank` or empty. */
export function shownCell({ blank }: Column, cell: Cell, lang: Lang): string | number {
  if (cell === null) return blank?.[lang] ?? '';
  if (typeof cell === 'boolean') return (cell ? yes : no)[lang];
  return cell;
}

/** A whole row of them. */
export const shownRow = (columns: readonly Column[], row: readonly Cell[], lang: Lang): (string | number)[] =>
  row.map((cell, place) => shownCell(columns[place]!, cell, lang));
