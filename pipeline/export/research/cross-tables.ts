import type { Label } from '../../lang.ts';
import { cells, type Field, rounded, type Table } from '../table.ts';
import type { CrossCell, CrossResult, CrossTest } from './cross.ts';
import { dimensionLabels } from './dimensions.ts';
import { count, decimal, labelField, share, type ValueLabel } from './fields.ts';

/** Name of a cross-table: `issue-by-app`. */
export const crossName = ({ pair: [row, column] }: Pick<CrossResult, 'pair'>): string =>
  `${row}-by-${column}`;

export const crossLabel = ({ pair: [row, column] }: Pick<CrossResult, 'pair'>): Label => ({
  zh: `${dimensionLabels[row].zh}×${dimensionLabels[column].zh}`,
  en: `${dimensionLabels[row].en} by ${dimensionLabels[column].en}`,
});

/** One row a cell. */
export function crossTable(cross: CrossResult, label: ValueLabel): Table {
  const [row, column] = cross.pair;
  const columns: Field<CrossCell>[] = [
    { key: row, ...dimensionLabels[row], kind: 'text', cell: (cell) => cell.row },
    labelField(row, row, label, (cell) => cell.row),
    { key: column, ...dimensionLabels[column], kind: 'text', cell: (cell) => cell.column },
    labelField(column, column, label, (cell) => cell.column),
    count('count', '数目', 'count', (cell) => cell.count),
    count('total', '列合计', 'total of column', (cell) => cell.total),
    share('share', '占比', 'share', (cell) => cell.share?.share),
    share('low', '95%下限', '95% low', (cell) => cell.share?.low),
    share('high', '95%上限', '95% high', (cell) => cell.share?.high),
    { key: 'suppressed', zh: '已隐去', en: 'suppressed', kind: 'flag', cell: (cell) => cell.count === null },
  ];
  return {
    name: crossName(cross),
    label: crossLabel(cross),
    columns,
    rows: () => cells(columns, cross.cells.flat()),
  };
}

type TestRow = CrossTest & { readonly cross: CrossResult };

/** All tests of all cross-tables. */
export function testTable(crosses: readonly CrossResult[], label: ValueLabel): Table {
  const columns: Field<TestRow>[] = [
    { key: 'table', zh: '交叉表', en: 'table', kind: 'text', cell: ({ cross }) => crossName(cross) },
    { key: 'row', zh: '行', en: 'row', kind: 'text', cell: ({ row }) => row },
    {
      key: 'row_label',
      zh: '行名称',
      en: 'row label',
      kind: 'text',
      cell: ({ cross, row }) => (row === '' ? '' : label(cross.pair[0], row)),
    },
    {
      key: 'unit',
      zh: '单位',
      en: 'unit',
      kind: 'text',
      cell: ({ cross }) => (cross.unit === 'complaints' ? 'complaint' : 'review'),
    },
    count('n', '样本量', 'n', ({ n }) => n),
    { key: 'method', zh: '检验', en: 'test', kind: 'text', cell: ({ test }) => test.method },
    { ...decimal('statistic', '卡方', 'chi-square'), cell: ({ test }) => rounded(test.statistic) },
    count('degrees', '自由度', 'degrees of freedom', ({ test }) => test.degrees),
    { ...decimal('p', 'p值', 'p'), cell: ({ test }) => significant(test.p) },
    { ...decimal('p_holm', 'p值（Holm）', 'p, Holm'), cell: ({ holm }) => significant(holm) },
    {
      ...decimal('p_bh', 'p值（BH）', 'p, Benjamini-Hochberg'),
      cell: (row) => significant(row.benjaminiHochberg),
    },
    { ...decimal('cramers_v', 'Cramér V', 'Cramér’s V'), cell: ({ test }) => told(test.v) },
    {
      ...decimal('cramers_v_corrected', 'Cramér V（校正）', 'Cramér’s V, bias-corrected'),
      cell: ({ test }) => told(test.corrected),
    },
  ];
  const rows = crosses.flatMap((cross) => cross.tests.map((test) => ({ ...test, cross })));
  return {
    name: 'tests',
    label: { zh: '检验', en: 'tests' },
    columns,
    rows: () => cells(columns, rows),
  };
}

const told = (value: number): number | null => (Number.isNaN(value) ? null : rounded(value));

/** Six significant digits: a p-value may be far below the sixth place. */
const significant = (value: number): number => Number(value.toPrecision(6));
