import { subjectOf } from '../alert-words.ts';
import type { Lang } from '../lang.ts';
import { alertStateWords, followedWords } from '../result-words.ts';
import { type AlertRow, alerts, type Labels, type Store } from '../store/queries.ts';
import { columnsOf } from './fields.ts';
import { cells, type Field, type Table } from './table.ts';

/** Times in which something was more frequent than usual, those noticed last first. */
export function alertTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'alerts',
    label: { zh: '预警', en: 'alerts' },
    columns,
    rows: () => cells(columns, alerts(store)),
  };
}

const { text, long, count, decimal } = columnsOf<AlertRow>();

const affected = ({ versions }: AlertRow): string =>
  versions
    .filter((one) => one.affected === 1 && one.version !== '')
    .map(({ version }) => version)
    .join(' ');

const quote = (place: number) =>
  long(`quote_${place}`, `原话${place}`, `quote ${place}`, (row) => row.quotes[place - 1]?.quote ?? null);

const fields = (labels: Labels, lang: Lang): Field<AlertRow>[] => [
  text('alert', '预警编号', 'alert', (row) => row.alert),
  text('part_of', '属于', 'part of', (row) => row.partOf),
  text('app', '应用', 'app', (row) => row.app),
  text('kind', '种类编码', 'kind id', (row) => row.kind),
  text('kind_label', '种类', 'kind', (row) => followedWords[row.kind][lang]),
  text('id', '编码', 'id', (row) => row.id),
  text('label', '内容', 'about', (row) => subjectOf(row, labels, lang)),
  text('state', '状态编码', 'state id', (row) => row.state),
  text('state_label', '状态', 'state', (row) => alertStateWords[row.state][lang]),
  text('first', '第一天', 'first day', (row) => row.first),
  text('last', '最后一天', 'last day', (row) => row.last),
  text('raised', '发现之夜', 'noticed on', (row) => row.raised),
  count('observed', '提到的评论数', 'reviews', (row) => row.observed),
  count('of_reviews', '全部评论数', 'of reviews', (row) => row.reviews),
  decimal('expected', '照平时', 'expected', (row) => row.expected),
  decimal('ratio', '倍数', 'ratio', (row) => row.ratio),
  decimal('ratio_low', '倍数95%下限', 'ratio 95% low', (row) => row.ratioLow),
  decimal('ratio_high', '倍数95%上限', 'ratio 95% high', (row) => row.ratioHigh),
  decimal('q', '校正后p', 'corrected p', (row) => row.q),
  text('versions', '受影响的版本', 'versions affected', affected),
  ...[1, 2, 3].map(quote),
];
