import type { Lang } from '../lang.ts';
import { starPartWords } from '../result-words.ts';
import {
  type Labels,
  type StarChange,
  type StarChangePart,
  type Store,
  starChanges,
} from '../store/queries.ts';
import { labelOf } from './codes.ts';
import { columnsOf } from './fields.ts';
import { cells, type Field, type Table } from './table.ts';

interface Row extends StarChangePart {
  readonly of: StarChange;
}

/** Why the mean stars of each app moved, part by part. */
export function starChangeTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'star_changes',
    label: { zh: '评分变动', en: 'star changes' },
    columns,
    rows: () =>
      cells(
        columns,
        starChanges(store).flatMap((of) => of.parts.map((part) => ({ ...part, of }))),
      ),
  };
}

const { text, count, share, decimal } = columnsOf<Row>();

const fields = (labels: Labels, lang: Lang): Field<Row>[] => [
  text('app', '应用', 'app', ({ of }) => of.app),
  text('part', '部分', 'part', (row) => row.part),
  text(
    'part_label',
    '说明',
    'means',
    ({ part }) => starPartWords[part]?.[lang] ?? labelOf(labels.issues, part, lang),
  ),
  share('before', '前期占比', 'share before', (row) => row.before),
  share('after', '近期占比', 'share after', (row) => row.after),
  decimal('contribution', '贡献（星）', 'contribution (stars)', (row) => row.contribution),
  decimal('low', '95%区间下限', '95% low', (row) => row.low),
  decimal('high', '95%区间上限', '95% high', (row) => row.high),
  count('rated_before', '前期评分数', 'ratings before', ({ of }) => of.ratedBefore),
  decimal('mean_before', '前期均星', 'mean before', ({ of }) => of.meanBefore),
  count('rated_after', '近期评分数', 'ratings after', ({ of }) => of.ratedAfter),
  decimal('mean_after', '近期均星', 'mean after', ({ of }) => of.meanAfter),
  decimal('change', '变化合计', 'change in all', ({ of }) => of.change),
];
