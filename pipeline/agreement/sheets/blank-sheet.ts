import type { Lang } from '../../lang.ts';
import type { Item } from '../coding.ts';
import { codeColumns, type FieldName, headerOf, plainColumn, type SheetColumn } from './columns.ts';
import type { FillIn, ShownColumn } from './write-workbook.ts';

/** What a coder is shown of an item: not its id in the store, by which more could be looked up. */
const shown = ['item', 'app', 'title', 'text'] as const satisfies readonly FieldName[];

const widths: Readonly<Record<FieldName, number>> = {
  item: 8,
  app: 12,
  title: 20,
  text: 60,
  polarity: 14,
  issue: 30,
  stage: 16,
  evidence: 20,
  note: 20,
};

/** How a column of ours stands in a workbook. */
export function shownColumn(column: SheetColumn, lang: Lang): ShownColumn {
  const { field } = column;
  const plain = { header: headerOf(column, lang), width: widths[field] };
  return field === 'issue' || field === 'stage' || field === 'polarity'
    ? { ...plain, choices: field }
    : plain;
}

/** The sheet that a coder fills in. */
export function blankSheet(items: readonly Item[], lang: Lang): FillIn {
  const columns = [...shown.map(plainColumn), ...codeColumns(false), plainColumn('note')];
  return {
    name: { zh: '编码', en: 'coding' },
    columns: columns.map((column) => shownColumn(column, lang)),
    rows: items.map((item) => shown.map((field) => item[field])),
    frozen: 1,
  };
}

/** The same as JSON lines. */
export const blankLines = (items: readonly Item[]): string =>
  items
    .map(
      ({ item, app, title, text }) =>
        `${JSON.stringify({ item, app, title, text, polarity: null, complaints: [] })}\n`,
    )
    .join('');
