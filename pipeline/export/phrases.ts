import type { Label, Lang } from '../lang.ts';
import { type KeyPhraseRow, keyPhrases, type Labels, type Store } from '../store/queries.ts';
import { labelOf } from './codes.ts';
import { columnsOf } from './fields.ts';
import { cells, type Field, type Table } from './table.ts';

/** Phrases that belong to a part of an app's complaints more than to the rest. */
export function phraseTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'phrases',
    label: { zh: '关键短语', en: 'phrases' },
    columns,
    rows: () => cells(columns, keyPhrases(store)),
  };
}

const kinds: Readonly<Record<KeyPhraseRow['by'], Label>> = {
  stage: { zh: '阶段', en: 'stage' },
  cause: { zh: '内因', en: 'cause' },
  issue: { zh: '问题', en: 'issue' },
  version: { zh: '版本', en: 'version' },
  period: { zh: '最近一期', en: 'newest period' },
  app: { zh: '对其他应用', en: 'against other apps' },
};

function partOf({ by, value }: KeyPhraseRow, { stages, causes, issues }: Labels, lang: Lang): string {
  if (by === 'stage') return labelOf(stages, value, lang);
  if (by === 'cause') return labelOf(causes, value, lang);
  if (by === 'issue') return labelOf(issues, value, lang);
  return by === 'version' ? value : '';
}

const { text, count, decimal } = columnsOf<KeyPhraseRow>();

const fields = (labels: Labels, lang: Lang): Field<KeyPhraseRow>[] => [
  text('app', '应用', 'app', (row) => row.app),
  text('by', '按', 'by', (row) => kinds[row.by][lang]),
  text('value', '编码', 'id', (row) => row.value),
  text('value_label', '部分', 'part', (row) => partOf(row, labels, lang)),
  count('rank', '名次', 'rank', (row) => row.rank),
  text('phrase', '短语', 'phrase', (row) => row.phrase),
  count('said', '条数', 'complaints', (row) => row.said),
  count('of_complaints', '该部分抱怨数', 'complaints of the part', (row) => row.ofComplaints),
  count('elsewhere', '其余条数', 'elsewhere', (row) => row.elsewhere),
  count('of_elsewhere', '其余抱怨数', 'complaints elsewhere', (row) => row.ofElsewhere),
  decimal('g2', '对数似然 G²', 'log-likelihood', (row) => row.g2),
  decimal('p_corrected', '校正后p', 'corrected p', (row) => row.p),
  decimal('log_ratio', '对数比（以2为底）', 'log ratio', (row) => row.logRatio),
  decimal('low', '95%区间下限', '95% low', (row) => row.low),
  decimal('high', '95%区间上限', '95% high', (row) => row.high),
];
