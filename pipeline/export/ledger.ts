import type { Lang } from '../lang.ts';
import { verdictWords } from '../ledger-words.ts';
import { type AdoptionRow, adoptions, type Store } from '../store/queries.ts';
import { cells, type Field, rounded, type Table } from './table.ts';

/** What teams have done about suggestions, and whether the issue is stated less since. */
export function ledgerTable(store: Store, lang: Lang): Table {
  const columns = fields(lang);
  return {
    name: 'ledger',
    label: { zh: '改进台账', en: 'ledger' },
    columns,
    rows: () => cells(columns, adoptions(store)),
  };
}

type Column = Field<AdoptionRow>;

const fields = (lang: Lang): Column[] => [
  { key: 'app', zh: '应用', en: 'app', kind: 'text', cell: (row) => row.app },
  { key: 'issue', zh: '问题编码', en: 'issue id', kind: 'text', cell: (row) => row.issue },
  { key: 'issue_label', zh: '问题', en: 'issue', kind: 'text', cell: (row) => row.issueLabel[lang] },
  { key: 'suggestion_id', zh: '建议编号', en: 'suggestion id', kind: 'text', cell: (row) => row.suggestion },
  { key: 'suggestion', zh: '建议', en: 'suggestion', kind: 'long', cell: (row) => row.text[lang] },
  { key: 'version', zh: '采纳版本', en: 'version', kind: 'text', cell: (row) => row.version },
  { key: 'start', zh: '起始日', en: 'since', kind: 'text', cell: (row) => row.start ?? row.date },
  { key: 'note', zh: '备注', en: 'note', kind: 'long', cell: (row) => row.note },
  { key: 'verdict', zh: '结论', en: 'verdict', kind: 'text', cell: (row) => verdictWords[row.verdict][lang] },
  count('weeks', '窗口（周）', 'weeks each', (row) => row.weeks),
  count('stating_before', '此前提出', 'stating before', (row) => row.before.stating),
  count('reviews_before', '此前评论', 'reviews before', (row) => row.before.reviews),
  count('stating_after', '此后提出', 'stating after', (row) => row.after.stating),
  count('reviews_after', '此后评论', 'reviews after', (row) => row.after.reviews),
  count('controls', '对照应用数', 'apps compared with', (row) => row.controls),
  share('control_change', '对照变化', 'their change', (row) => row.controlChange),
  share('effect', '净变化', 'net change', (row) => row.effect?.share ?? null),
  share('effect_low', '95%区间下限', '95% low', (row) => row.effect?.low ?? null),
  share('effect_high', '95%区间上限', '95% high', (row) => row.effect?.high ?? null),
];

const count = (key: string, zh: string, en: string, cell: Column['cell']): Column => ({
  ...{ key, zh, en, cell },
  kind: 'count',
});

const share = (key: string, zh: string, en: string, of: (row: AdoptionRow) => number | null): Column => ({
  ...{ key, zh, en },
  kind: 'share',
  cell: (row) => rounded(of(row)),
});
