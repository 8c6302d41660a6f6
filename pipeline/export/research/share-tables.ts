import { cells, type Field, type Table } from '../table.ts';
import type { Analysis, ShareRow } from './analysis.ts';
import { type CodeKind, codeKinds, dimensionLabels } from './dimensions.ts';
import { count, decimal, interval, labelField, share, type ValueLabel } from './fields.ts';
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
    ...interval<ShareRow>('', { zh: '', en: '' }, ({ figures }) => figures?.share),
    ...interval<ShareRow>(
      'cluster',
      { zh: '聚类自助', en: 'cluster bootstrap ' },
      ({ figures }) => figures?.clustered,
    ),
    decimal('mean_stars', '平均星级', 'mean stars', ({ figures }) => figures?.meanStars?.value),
    decimal(
      'mean_stars_low',
      '平均星级95%下限',
      'mean stars 95% low',
      ({ figures }) => figures?.meanStars?.low,
    ),
    decimal(
      'mean_stars_high',
      '平均星级95%上限',
      'mean stars 95% high',
      ({ figures }) => figures?.meanStars?.high,
    ),
    ...withSuspects(isCode),
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

function withSuspects(isCode: boolean): Field<ShareRow>[] {
  const of = ({ figures }: ShareRow) => figures?.withSuspects;
  const prefix = { zh: '含疑似刷评：', en: 'with suspected praise: ' };
  return [
    count('reviews_with_suspects', `${prefix.zh}评论`, `${prefix.en}reviews`, (row) =>
      isCode ? of(row)?.count : of(row)?.total,
    ),
    share('share_with_suspects', `${prefix.zh}占比`, `${prefix.en}share`, (row) => of(row)?.share.share),
    share('low_with_suspects', `${prefix.zh}95%下限`, `${prefix.en}95% low`, (row) => of(row)?.share.low),
    share('high_with_suspects', `${prefix.zh}95%上限`, `${prefix.en}95% high`, (row) => of(row)?.share.high),
  ];
}
