import type { Label } from '../../lang.ts';
import { cells, type Field, rounded, type Table } from '../table.ts';
import type { Analysis, ShareRow } from './analysis.ts';
import type { CrossCell, CrossResult, CrossTest } from './cross.ts';
import { type CodeKind, codeKinds, type Dimension, dimensionLabels } from './dimensions.ts';
import { type GroupKind, groupKinds } from './tally.ts';

/** The label of a value of a dimension, in the language of the bundle. */
export type ValueLabel = (dimension: Dimension, value: string) => string;

const fileNames: Readonly<Record<CodeKind | GroupKind, string>> = {
  issue: 'issues',
  stage: 'stages',
  cause: 'causes',
  app: 'apps',
  period: 'periods',
  version: 'versions',
};

/** One table for every dimension that is told by itself. */
export function shareTables({ codes, groups }: Analysis, label: ValueLabel): Table[] {
  return [
    ...codeKinds.map((kind) => shareTable(kind, codes[kind], label)),
    ...groupKinds.map((kind) => shareTable(kind, groups[kind], label)),
  ];
}

function shareTable(kind: CodeKind | GroupKind, rows: readonly ShareRow[], label: ValueLabel): Table {
  const isCode = (codeKinds as readonly string[]).includes(kind);
  const columns: Field<ShareRow>[] = [
    { key: kind, ...dimensionLabels[kind], kind: 'text', cell: ({ id }) => id },
    ...(isCode ? [labelField<ShareRow>(kind, kind, label, ({ id }) => id)] : []),
    isCode
      ? count('reviews', '提出的评论', 'reviews stating it', ({ figures }) => figures?.count)
      : count('reviews', '评论数', 'reviews', ({ figures }) => figures?.total),
    isCode
      ? count('total', '全部评论', 'all reviews', ({ figures }) => figures?.total)
      : count('complaining', '有诉求的评论', 'reviews with a complaint', ({ figures }) => figures?.count),
    share('share', '占比', 'share', ({ figures }) => figures?.share.share),
    share('low', '95%下限', '95% low', ({ figures }) => figures?.share.low),
    share('high', '95%上限', '95% high', ({ figures }) => figures?.share.high),
    ...(isCode ? clusterFields : []),
    {
      ...decimal('mean_stars', '平均星级', 'mean stars'),
      cell: ({ figures }) => rounded(figures?.meanStars ?? null),
    },
    count('reviews_with_suspects', '含疑似刷评：评论', 'with suspected praise: reviews', ({ figures }) =>
      isCode ? figures?.withSuspects.count : figures?.withSuspects.total,
    ),
    share(
      'share_with_suspects',
      '含疑似刷评：占比',
      'with suspected praise: share',
      ({ figures }) => figures?.withSuspects.share.share,
    ),
    share(
      'low_with_suspects',
      '含疑似刷评：95%下限',
      'with suspected praise: 95% low',
      ({ figures }) => figures?.withSuspects.share.low,
    ),
    share(
      'high_with_suspects',
      '含疑似刷评：95%上限',
      'with suspected praise: 95% high',
      ({ figures }) => figures?.withSuspects.share.high,
    ),
    {
      key: 'suppressed',
      zh: '已隐去',
      en: 'suppressed',
      kind: 'flag',
      cell: ({ figures }) => figures === null,
    },
  ];
  return {
    name: fileNames[kind],
    label: { zh: `按${dimensionLabels[kind].zh}`, en: `by ${dimensionLabels[kind].en}` },
    columns,
    rows: () => cells(columns, rows),
  };
}

const labelField = <Row>(
  key: string,
  dimension: Dimension,
  label: ValueLabel,
  id: (row: Row) => string,
): Field<Row> => ({
  key: `${key}_label`,
  zh: `${dimensionLabels[dimension].zh}名称`,
  en: `${dimensionLabels[dimension].en} label`,
  kind: 'text',
  cell: (row) => label(dimension, id(row)),
});

const count = <Row>(
  key: string,
  zh: string,
  en: string,
  of: (row: Row) => number | null | undefined,
): Field<Row> => ({
  ...{ key, zh, en },
  kind: 'count',
  cell: (row) => of(row) ?? null,
});

const share = <Row>(
  key: string,
  zh: string,
  en: string,
  of: (row: Row) => number | null | undefined,
): Field<Row> => ({
  ...{ key, zh, en },
  kind: 'share',
  cell: (row) => rounded(of(row) ?? null),
});

const decimal = (key: string, zh: string, en: string): { key: string; kind: 'decimal' } & Label => ({
  ...{ key, zh, en },
  kind: 'decimal',
});

const clusterFields: Field<ShareRow>[] = [
  share(
    'cluster_low',
    '聚类自助95%下限',
    'cluster bootstrap 95% low',
    ({ figures }) => figures?.clustered?.low,
  ),
  share(
    'cluster_high',
    '聚类自助95%上限',
    'cluster bootstrap 95% high',
    ({ figures }) => figures?.clustered?.high,
  ),
];

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
