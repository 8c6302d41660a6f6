import type { Label } from '../../lang.ts';
import { columnsOf } from '../fields.ts';
import { cells, type Field, type Table } from '../table.ts';
import type { CrossCell, CrossResult, CrossTest } from './cross.ts';
import { dimensionLabels } from './dimensions.ts';
import { count, decimal, interval, labelField, precise, share, type ValueLabel } from './fields.ts';

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
    ...interval<CrossCell>('', { zh: '', en: '' }, (cell) => cell.share),
    ...interval<CrossCell>('cluster', { zh: '聚类自助', en: 'cluster bootstrap ' }, (cell) => cell.clustered),
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
  const { text } = columnsOf<TestRow>();
  const columns: Field<TestRow>[] = [
    text('table', '交叉表', 'table', ({ cross }) => crossName(cross)),
    text('row', '行', 'row', ({ row }) => row),
    text('row_label', '行名称', 'row label', ({ cross, row }) =>
      row === '' ? '' : label(cross.pair[0], row),
    ),
    text('unit', '单位', 'unit', ({ cross }) => (cross.unit === 'complaints' ? 'complaint' : 'review')),
    count('n', '样本量', 'n', ({ n }) => n),
    text('method', '检验', 'test', ({ test }) => test.method),
    decimal('statistic', '卡方', 'chi-square', ({ test }) => test.statistic),
    count('degrees', '自由度', 'degrees of freedom', ({ test }) => test.degrees),
    precise('p', 'p值', 'p', ({ test }) => test.p),
    precise('p_holm', 'p值（Holm）', 'p, Holm', ({ holm }) => holm),
    precise('p_bh', 'p值（BH）', 'p, Benjamini-Hochberg', (row) => row.benjaminiHochberg),
    precise('cramers_v', 'Cramér V', 'Cramér’s V', ({ test }) => test.v),
    precise('cramers_v_low', 'Cramér V 95%下限', 'Cramér’s V, 95% low', ({ test }) => test.low),
    precise('cramers_v_high', 'Cramér V 95%上限', 'Cramér’s V, 95% high', ({ test }) => test.high),
    precise(
      'cramers_v_corrected',
      'Cramér V（校正）',
      'Cramér’s V, bias-corrected',
      ({ test }) => test.corrected,
    ),
  ];
  const rows = crosses.flatMap((cross) => cross.tests.map((test) => ({ ...test, cross })));
  return {
    name: 'tests',
    label: { zh: '检验', en: 'tests' },
    columns,
    rows: () => cells(columns, rows),
  };
}
