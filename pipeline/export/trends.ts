import { subjectOf } from '../alert-words.ts';
import type { Lang } from '../lang.ts';
import { followedWords, trajectoryWords } from '../result-words.ts';
import { type Labels, type Store, type TrendRow, trends } from '../store/queries.ts';
import { columnsOf } from './fields.ts';
import { cells, type Field, type Table } from './table.ts';

/** How often everything that is followed was said in the newest period, against the former one. */
export function trendTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'trends',
    label: { zh: '走势', en: 'trends' },
    columns,
    rows: () => cells(columns, trends(store)),
  };
}

const { text, count, share, decimal } = columnsOf<TrendRow>();

const fields = (labels: Labels, lang: Lang): Field<TrendRow>[] => [
  text('app', '应用', 'app', (row) => row.app),
  text('kind', '种类编码', 'kind id', (row) => row.kind),
  text('kind_label', '种类', 'kind', (row) => followedWords[row.kind][lang]),
  text('id', '编码', 'id', (row) => row.id),
  text('label', '内容', 'about', (row) => subjectOf(row, labels, lang)),
  text('trajectory', '走势编码', 'trajectory id', (row) => row.trajectory),
  text('trajectory_label', '走势', 'trajectory', (row) => trajectoryWords[row.trajectory][lang]),
  count('former', '前期评论数', 'reviews before', (row) => row.former),
  share('former_share', '前期占比', 'share before', (row) => row.formerShare),
  count('newest', '近期评论数', 'reviews of late', (row) => row.newest),
  share('newest_share', '近期占比', 'share of late', (row) => row.newestShare),
  decimal('ratio', '倍数', 'ratio', (row) => row.ratio),
  decimal('ratio_low', '倍数95%下限', 'ratio 95% low', (row) => row.ratioLow),
  decimal('ratio_high', '倍数95%上限', 'ratio 95% high', (row) => row.ratioHigh),
  decimal('q', '校正后p', 'corrected p', (row) => row.q),
];
