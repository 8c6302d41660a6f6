import { columnsOf } from '../fields.ts';
import { cells, type Field, type Table } from '../table.ts';
import type { Analysis, SampleRow } from './analysis.ts';
import { count, share } from './fields.ts';

const { text } = columnsOf<SampleRow>();

/** One row an app: what was collected, what was left out and why, and what is counted. */
export function sampleTable({ samples }: Analysis): Table {
  const columns: Field<SampleRow>[] = [
    text('app', '应用', 'app', (row) => row.app),
    text('first', '最早时期', 'first period', (row) => row.first),
    text('last', '最晚时期', 'last period', (row) => row.last),
    count('collected', '收集的评论', 'reviews collected', (row) => row.collected),
    count('duplicates', '重复', 'repeating another', (row) => row.duplicates),
    count('suspects', '疑似刷评', 'suspected bought praise', (row) => row.suspects),
    count('counted', '计入', 'counted', (row) => row.counted),
    count('removed', '已被商店删除', 'removed by the store', (row) => row.removed),
    share('removed_share', '已被商店删除占比', 'share removed by the store', ({ removed, collected }) =>
      removed === null || !collected ? null : removed / collected,
    ),
    count('undated', '无日期', 'without date', (row) => row.undated),
    count('unstarred', '无星级', 'without stars', (row) => row.unstarred),
    count('complaints', '计入的诉求', 'complaints counted', (row) => row.complaints),
    count('abstained', '编码器未定的诉求', 'complaints the coder was not sure of', (row) => row.abstained),
  ];
  return {
    name: 'sample',
    label: { zh: '样本', en: 'sample' },
    columns,
    rows: () => cells(columns, samples),
  };
}
