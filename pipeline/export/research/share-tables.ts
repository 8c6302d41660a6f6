import { cells, type Field, rounded, type Table } from '../table.ts';
import type { Analysis, ShareRow } from './analysis.ts';
import { type CodeKind, codeKinds, dimensionLabels } from './dimensions.ts';
import { count, decimal, labelField, share, type ValueLabel } from './fields.ts';
import { type GroupKind, groupKinds } from './tally.ts';

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
