import type { Codebook } from '../codebook.ts';
import { cells, type Field, type Table } from '../export/table.ts';
import type { Label, Lang } from '../lang.ts';
import type { Estimate } from '../statistics/bootstrap.ts';
import type { AgreementRow } from './compare.ts';
import type { Figures } from './figures.ts';
import type { PrevalenceRow } from './prevalence.ts';

/** What the questions are called. */
export const questionLabels: Readonly<Record<AgreementRow['kind'], Label>> = {
  polarity: { zh: '情感', en: 'polarity' },
  complaint: { zh: '有无诉求', en: 'holds a complaint' },
  issues: { zh: '问题（整组）', en: 'issues, as a set' },
  stages: { zh: '阶段（整组）', en: 'stages, as a set' },
  causes: { zh: '内因（整组）', en: 'causes, as a set' },
  issue: { zh: '问题', en: 'issue' },
  stage: { zh: '阶段', en: 'stage' },
  cause: { zh: '内因', en: 'cause' },
};

/** Who is compared with whom. */
export const pairLabels = {
  humans: { zh: '人与人', en: 'human–human' },
  machine: { zh: '问诊与人', en: 'Wenzhen–human' },
} as const satisfies Record<string, Label>;

export const figureLabels = {
  percent: { zh: '一致率', en: 'percent agreement' },
  kappa: { zh: 'Cohen κ', en: 'Cohen’s kappa' },
  fleiss: { zh: 'Fleiss κ', en: 'Fleiss’ kappa' },
  alpha: { zh: 'Krippendorff α', en: 'Krippendorff’s alpha' },
  masi: { zh: 'α（MASI 距离）', en: 'alpha, MASI distance' },
  ac1: { zh: 'Gwet AC1', en: 'Gwet’s AC1' },
} as const satisfies Partial<Record<keyof Figures, Label>>;

export type FigureName = keyof typeof figureLabels;

/** The label of a code, from the codebook; its id where that has none. */
export function codeLabel(
  { issues, stages, causes }: Codebook,
  kind: string,
  code: string,
  lang: Lang,
): string {
  const labels: Readonly<Record<string, Label>> =
    kind === 'issue' ? issues : kind === 'stage' ? stages : causes;
  return labels[code]?.[lang] ?? code;
}

type FlatRow = AgreementRow & { readonly pair: keyof typeof pairLabels; readonly figures: Figures };

/** All figures of agreement, one row a question and pair. */
export function agreementTable(rows: readonly AgreementRow[], codebook: Codebook, lang: Lang): Table {
  const fields: Field<FlatRow>[] = [
    {
      key: 'question',
      zh: '编码项',
      en: 'question',
      kind: 'text',
      cell: ({ kind }) => questionLabels[kind][lang],
    },
    { key: 'code', zh: '编码', en: 'code', kind: 'text', cell: ({ code }) => code },
    {
      key: 'label',
      zh: '名称',
      en: 'label',
      kind: 'text',
      cell: ({ kind, code }) => (code === '' ? '' : codeLabel(codebook, kind, code, lang)),
    },
    { key: 'pair', zh: '比较', en: 'compared', kind: 'text', cell: ({ pair }) => pairLabels[pair][lang] },
    { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: ({ figures }) => figures.units },
    { key: 'cases', zh: '有此编码者', en: 'cases', kind: 'count', cell: ({ humanCases }) => humanCases },
    ...(Object.keys(figureLabels) as FigureName[]).flatMap((name) =>
      estimateFields<FlatRow>(name, figureLabels[name], ({ figures }) => figures[name]),
    ),
  ];
  const flat = rows.flatMap((row) =>
    (['humans', 'machine'] as const).flatMap((pair): FlatRow[] => {
      const figures = row[pair];
      return figures === null ? [] : [{ ...row, pair, figures }];
    }),
  );
  return {
    name: 'agreement',
    label: { zh: '一致性', en: 'agreement' },
    columns: fields,
    rows: () => cells(fields, flat),
  };
}

export const shareLabels = {
  raw: { zh: '机器编码', en: 'as coded' },
  sample: { zh: '仅人工样本', en: 'sample alone' },
  corrected: { zh: '混淆矩阵校正', en: 'confusion matrix' },
  powered: { zh: '预测增强推断', en: 'prediction-powered' },
} as const satisfies Partial<Record<keyof PrevalenceRow, Label>>;

/** Raw and corrected shares side by side. */
export function prevalenceTable(rows: readonly PrevalenceRow[], codebook: Codebook, lang: Lang): Table {
  const fields: Field<PrevalenceRow>[] = [
    { key: 'kind', zh: '种类', en: 'kind', kind: 'text', cell: ({ kind }) => questionLabels[kind][lang] },
    { key: 'code', zh: '编码', en: 'code', kind: 'text', cell: ({ code }) => code },
    {
      key: 'label',
      zh: '名称',
      en: 'label',
      kind: 'text',
      cell: ({ kind, code }) => codeLabel(codebook, kind, code, lang),
    },
    {
      key: 'true_in_sample',
      zh: '样本中人工认定',
      en: 'true in sample',
      kind: 'decimal',
      cell: (row) => row.trueInSample,
    },
    {
      key: 'said_in_sample',
      zh: '样本中机器认定',
      en: 'coded in sample',
      kind: 'decimal',
      cell: (row) => row.saidInSample,
    },
    ...(Object.keys(shareLabels) as (keyof typeof shareLabels)[]).flatMap((name) =>
      estimateFields<PrevalenceRow>(name, shareLabels[name], (row) => asEstimate(row[name])),
    ),
    {
      key: 'sensitivity',
      zh: '灵敏度',
      en: 'sensitivity',
      kind: 'decimal',
      cell: ({ corrected }) => told(corrected.sensitivity),
    },
    {
      key: 'specificity',
      zh: '特异度',
      en: 'specificity',
      kind: 'decimal',
      cell: ({ corrected }) => told(corrected.specificity),
    },
    {
      key: 'trust',
      zh: '机器权重 λ',
      en: 'weight of the machine λ',
      kind: 'decimal',
      cell: ({ powered }) => told(powered.trust),
    },
  ];
  return {
    name: 'prevalence',
    label: { zh: '占比校正', en: 'prevalence' },
    columns: fields,
    rows: () => cells(fields, rows),
  };
}

/** A share and an estimate call their middle by different names. */
export const asEstimate = (given: Estimate | PrevalenceRow['raw']): Estimate =>
  'share' in given ? { value: given.share, low: given.low, high: given.high } : given;

function estimateFields<Row>(key: string, label: Label, of: (row: Row) => Estimate | null): Field<Row>[] {
  const field = (end: keyof Estimate, suffix: Label, mark: string): Field<Row> => ({
    key: `${key}${mark}`,
    zh: `${label.zh}${suffix.zh}`,
    en: `${label.en}${suffix.en}`,
    kind: 'decimal',
    cell: (row) => told(of(row)?.[end]),
  });
  return [
    field('value', { zh: '', en: '' }, ''),
    field('low', { zh: '下限', en: ', low' }, '_low'),
    field('high', { zh: '上限', en: ', high' }, '_high'),
  ];
}

/** To four places, as reliability is printed; null for what cannot be told. */
const told = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : Math.round(value * 1e4) / 1e4;
