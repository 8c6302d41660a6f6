import type { Label, Lang } from '../lang.ts';
import type { Labels } from '../store/queries.ts';
import type { Field } from './table.ts';

/** The label of a code in one language; its id where the store has no label. */
export const labelOf = (labels: ReadonlyMap<string, Label>, id: string, lang: Lang): string =>
  labels.get(id)?.[lang] ?? id;

/** Id and label of issue, stage and cause. */
export function codeColumns<Row extends Record<'issue' | 'stage' | 'cause', string>>(
  labels: Labels,
  lang: Lang,
): Field<Row>[] {
  const { issues, stages, causes } = labels;
  return [
    { key: 'issue', zh: '问题编码', en: 'issue id', kind: 'text', cell: (row) => row.issue },
    {
      key: 'issue_label',
      zh: '问题',
      en: 'issue',
      kind: 'text',
      cell: (row) => labelOf(issues, row.issue, lang),
    },
    { key: 'stage', zh: '阶段编码', en: 'stage id', kind: 'text', cell: (row) => row.stage },
    {
      key: 'stage_label',
      zh: '阶段',
      en: 'stage',
      kind: 'text',
      cell: (row) => labelOf(stages, row.stage, lang),
    },
    { key: 'cause', zh: '内因编码', en: 'cause id', kind: 'text', cell: (row) => row.cause },
    {
      key: 'cause_label',
      zh: '内因',
      en: 'cause',
      kind: 'text',
      cell: (row) => labelOf(causes, row.cause, lang),
    },
  ];
}
