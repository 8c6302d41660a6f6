import type { Label } from '../../lang.ts';
import { columnsOf } from '../fields.ts';
import { type CellKind, cells, type Column, type Table } from '../table.ts';

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

const { text, long } = columnsOf<Variable>();

/** What every column of these files holds; an empty cell is no value, or a suppressed one where `suppressed` is 1. */
export function variableTable(files: readonly (readonly [file: string, table: Table])[]): Table {
  const rows = files.flatMap(([file, { columns }]) =>
    columns.map((column): Variable => ({ ...column, file })),
  );
  const columns = [
    text('file', '文件', 'file', ({ file }) => file),
    text('column', '列', 'column', ({ key }) => key),
    long('means_zh', '含义（中文）', 'meaning (Chinese)', ({ zh }) => zh),
    long('means_en', '含义（英文）', 'meaning (English)', ({ en }) => en),
    text('type_zh', '类型（中文）', 'type (Chinese)', ({ kind }) => kinds[kind].zh),
    text('type_en', '类型（英文）', 'type (English)', ({ kind }) => kinds[kind].en),
  ];
  return {
    name: 'variables',
    label: { zh: '变量', en: 'variables' },
    columns,
    rows: () => cells(columns, rows),
  };
}
