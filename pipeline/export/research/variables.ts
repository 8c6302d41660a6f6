import type { Label } from '../../lang.ts';
import { type CellKind, cells, type Column, type Field, type Table } from '../table.ts';

interface Variable extends Column {
  readonly file: string;
}

const kinds: Readonly<Record<CellKind, Label>> = {
  text: { zh: '文本', en: 'text' },
  long: { zh: '文本', en: 'text' },
  count: { zh: '整数', en: 'whole number' },
  share: { zh: '占比（0 至 1，六位小数）', en: 'share (0 to 1, six places)' },
  decimal: { zh: '小数', en: 'number' },
  precise: {
    zh: '小数（六位有效数字；0 表示小于 1e-300）',
    en: 'number (six significant digits; 0: below 1e-300)',
  },
  flag: { zh: '1 是，0 否', en: '1 yes, 0 no' },
};

/** What every column of these files holds; an empty cell is no value, or a suppressed one where `suppressed` is 1. */
export function variableTable(files: readonly (readonly [file: string, table: Table])[]): Table {
  const rows = files.flatMap(([file, { columns }]) =>
    columns.map((column): Variable => ({ ...column, file })),
  );
  const columns: Field<Variable>[] = [
    { key: 'file', zh: '文件', en: 'file', kind: 'text', cell: ({ file }) => file },
    { key: 'column', zh: '列', en: 'column', kind: 'text', cell: ({ key }) => key },
    { key: 'means_zh', zh: '含义（中文）', en: 'meaning (Chinese)', kind: 'long', cell: ({ zh }) => zh },
    { key: 'means_en', zh: '含义（英文）', en: 'meaning (English)', kind: 'long', cell: ({ en }) => en },
    {
      key: 'type_zh',
      zh: '类型（中文）',
      en: 'type (Chinese)',
      kind: 'text',
      cell: ({ kind }) => kinds[kind].zh,
    },
    {
      key: 'type_en',
      zh: '类型（英文）',
      en: 'type (English)',
      kind: 'text',
      cell: ({ kind }) => kinds[kind].en,
    },
  ];
  return {
    name: 'variables',
    label: { zh: '变量', en: 'variables' },
    columns,
    rows: () => cells(columns, rows),
  };
}
