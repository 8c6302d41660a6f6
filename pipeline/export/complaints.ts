import type { Lang } from '../lang.ts';
import { type ComplaintRow, complaintRows, type Labels, type Store } from '../store/queries.ts';
import { codeColumns, labelOf } from './codes.ts';
import { cells, type Field, rounded, type Table } from './table.ts';

/** Every complaint with its review, those that are not counted too, marked so; by app, date and review. */
export function complaintTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'complaints',
    label: { zh: '抱怨明细', en: 'complaints' },
    columns,
    rows: () => cells(columns, complaintRows(store)),
  };
}

const fields = (labels: Labels, lang: Lang): Field<ComplaintRow>[] => [
  { key: 'review', zh: '评论编号', en: 'review id', kind: 'text', cell: (row) => row.reviewId },
  { key: 'app', zh: '应用', en: 'app', kind: 'text', cell: (row) => row.app },
  { key: 'day', zh: '日期', en: 'day', kind: 'text', cell: (row) => row.date },
  { key: 'stars', zh: '星级', en: 'stars', kind: 'count', cell: (row) => row.stars },
  { key: 'version', zh: '版本', en: 'version', kind: 'text', cell: (row) => row.version },
  ...codeColumns<ComplaintRow>(labels, lang),
  {
    key: 'confidence',
    zh: '置信度',
    en: 'confidence',
    kind: 'decimal',
    cell: (row) => rounded(row.confidence),
  },
  { key: 'quote', zh: '证据原话', en: 'quote', kind: 'long', cell: (row) => row.quote },
  { key: 'title', zh: '标题', en: 'title', kind: 'long', cell: (row) => row.title },
  { key: 'text', zh: '正文', en: 'text', kind: 'long', cell: (row) => row.text },
  {
    key: 'language',
    zh: '语言',
    en: 'language',
    kind: 'text',
    cell: (row) => labelOf(labels.languages, row.language, lang),
  },
  {
    key: 'polarity',
    zh: '情感',
    en: 'polarity',
    kind: 'text',
    cell: (row) => labelOf(labels.polarities, row.polarity, lang),
  },
  { key: 'duplicate', zh: '重复评论', en: 'duplicate', kind: 'flag', cell: (row) => row.duplicate },
  { key: 'suspect', zh: '疑似刷好评', en: 'bought praise', kind: 'flag', cell: (row) => row.suspect },
  {
    key: 'abstained',
    zh: '待人工确认',
    en: 'left to the reviewer',
    kind: 'flag',
    cell: (row) => row.abstained,
  },
];
