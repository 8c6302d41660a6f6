import type { Lang } from '../lang.ts';
import {
  type ComparedRow,
  comparedApps,
  comparedOperators,
  type Labels,
  operators,
  type Store,
} from '../store/queries.ts';
import { labelOf } from './codes.ts';
import { columnsOf } from './fields.ts';
import { cells, type Field, type Table } from './table.ts';

interface Row extends ComparedRow {
  readonly kind: 'app' | 'operator';
  readonly name: string;
}

/** Apps, then types of operator, each against all others by standardised shares. */
export function comparisonTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'comparison',
    label: { zh: '对比', en: 'comparison' },
    columns,
    rows: () => cells(columns, rows(store, lang)),
  };
}

function rows(store: Store, lang: Lang): Row[] {
  const names = operators(store).labels;
  return [
    ...comparedApps(store).map((row): Row => ({ ...row, kind: 'app', name: row.subject })),
    ...comparedOperators(store).map(
      (row): Row => ({ ...row, kind: 'operator', name: labelOf(names, row.subject, lang) }),
    ),
  ];
}

const kinds = { app: { zh: '应用', en: 'app' }, operator: { zh: '运营方类型', en: 'operator' } };

const { text, count, share, decimal } = columnsOf<Row>();

const fields = (labels: Labels, lang: Lang): Field<Row>[] => [
  text('kind', '对象类型', 'kind', (row) => kinds[row.kind][lang]),
  text('subject', '对象', 'subject', (row) => row.name),
  text('stage', '阶段编码', 'stage id', (row) => row.stage),
  text('stage_label', '阶段', 'stage', (row) => labelOf(labels.stages, row.stage, lang)),
  {
    ...text('issue', '问题编码', 'issue id', (row) => row.issue),
    blank: { zh: '整个阶段', en: 'whole stage' },
  },
  text('issue_label', '问题', 'issue', ({ issue }) =>
    issue === null ? null : labelOf(labels.issues, issue, lang),
  ),
  count('reviews', '评论数', 'reviews', (row) => row.reviews),
  share('crude', '原占比', 'crude share', (row) => row.crude),
  share('share', '标准化占比', 'standardised share', (row) => row.share),
  share('low', '95%区间下限', '95% low', (row) => row.low),
  share('high', '95%区间上限', '95% high', (row) => row.high),
  share('others', '其余均值', 'mean of others', (row) => row.others),
  share('difference', '差', 'difference', (row) => row.difference),
  share('difference_low', '差95%下限', 'difference 95% low', (row) => row.differenceLow),
  share('difference_high', '差95%上限', 'difference 95% high', (row) => row.differenceHigh),
  decimal('p_corrected', '校正后p', 'corrected p', (row) => row.p),
];
