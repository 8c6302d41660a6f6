import type { Lang } from '../lang.ts';
import {
  type ImpactRow,
  impacts,
  type Labels,
  type PriorityRow,
  priorities,
  type Store,
} from '../store/queries.ts';
import { labelOf } from './codes.ts';
import { columnsOf } from './fields.ts';
import { cells, type Field, type Table } from './table.ts';

interface Row extends PriorityRow {
  /** Undefined where no review that states the issue has stars. */
  readonly cost: ImpactRow | undefined;
}

/** What comes first, factor by factor, with what each issue costs in stars. */
export function priorityTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'priorities',
    label: { zh: '优先级', en: 'priorities' },
    columns,
    rows: () => cells(columns, rows(store)),
  };
}

function rows(store: Store): Row[] {
  const costs = new Map(impacts(store).map((row) => [`${row.issue} ${row.app}`, row]));
  return priorities(store).map((row) => ({ ...row, cost: costs.get(`${row.issue} ${row.app}`) }));
}

const { text, count, share, decimal, flag } = columnsOf<Row>();

const fields = (labels: Labels, lang: Lang): Field<Row>[] => [
  text('app', '应用', 'app', (row) => row.app),
  count('rank', '名次', 'rank', (row) => row.rank),
  text('issue', '问题编码', 'issue id', (row) => row.issue),
  text('issue_label', '问题', 'issue', (row) => labelOf(labels.issues, row.issue, lang)),
  decimal('priority', '优先级', 'priority', (row) => row.priority),
  share('part', '占优先级合计', 'part of all', (row) => row.part),
  decimal('impact', '影响（星）', 'impact (stars)', (row) => row.impact),
  share('volume', '声量', 'volume', (row) => row.volume),
  decimal('trend', '趋势（倍）', 'trend (times)', (row) => row.trend),
  decimal('severity', '严重度', 'severity', (row) => row.severity),
  count('newest', '近期评论', 'reviews lately', (row) => row.newest),
  count('former', '前期评论', 'reviews before', (row) => row.former),
  count('reviews', '全部评论', 'reviews ever', (row) => row.reviews),
  count('severe', '严重评论', 'severe reviews', (row) => row.severe),
  decimal('stars', '单条星级变化', 'stars of a review', ({ cost }) => cost?.stars ?? null),
  decimal('stars_low', '95%区间下限', '95% low', ({ cost }) => cost?.low ?? null),
  decimal('stars_high', '95%区间上限', '95% high', ({ cost }) => cost?.high ?? null),
  decimal('lost', '均星损失', 'mean stars lost', ({ cost }) => cost?.lost ?? null),
  decimal('lost_low', '损失95%区间下限', 'lost 95% low', ({ cost }) => cost?.lostLow ?? null),
  decimal('lost_high', '损失95%区间上限', 'lost 95% high', ({ cost }) => cost?.lostHigh ?? null),
  decimal('mean_without', '无此问题时均星', 'mean without it', ({ cost }) => cost?.meanWithout ?? null),
  flag('shared', '少见问题共用系数', 'rare, coefficient shared', ({ cost }) => cost?.shared ?? false),
];
