import type { Lang } from '../lang.ts';
import { directionWords } from '../result-words.ts';
import { type Labels, type Store, type SuggestionExport, suggestionRows } from '../store/queries.ts';
import { codeColumns } from './codes.ts';
import { cells, type Field, rounded, type Table } from './table.ts';

/** What can be done about every finding, with all that its rank is made of, a quote and praise elsewhere. */
export function suggestionTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'suggestions',
    label: { zh: '改进建议', en: 'suggestions' },
    columns,
    rows: () => cells(columns, suggestionRows(store)),
  };
}

type Column = Field<SuggestionExport>;

const fields = (labels: Labels, lang: Lang): Column[] => [
  { key: 'app', zh: '应用', en: 'app', kind: 'text', cell: (row) => row.app },
  ...codeColumns<SuggestionExport>(labels, lang),
  { key: 'rank', zh: '名次', en: 'rank', kind: 'count', cell: (row) => row.rank },
  { key: 'suggestion_id', zh: '建议编号', en: 'suggestion id', kind: 'text', cell: (row) => row.suggestion },
  long('suggestion', '建议', 'suggestion', (row) => row.text[lang]),
  long('against', '针对的原因', 'cause it meets', (row) => row.rival[lang]),
  { key: 'quotes', zh: '指向该原因的原话数', en: 'quotes for it', kind: 'count', cell: (row) => row.quotes },
  long('quote', '原话', 'quote', (row) => row.quote),
  long('praise', '别家的好评', 'praise elsewhere', (row) => row.praise),
  { key: 'owner', zh: '负责', en: 'owner', kind: 'text', cell: (row) => row.owner[lang] },
  { key: 'metric', zh: '应改善的指标', en: 'metric', kind: 'text', cell: (row) => row.metric[lang] },
  { key: 'moves', zh: '方向', en: 'moves', kind: 'text', cell: (row) => directionWords[row.moves][lang] },
  { key: 'effort', zh: '工作量', en: 'effort', kind: 'text', cell: (row) => row.effort },
  { key: 'effect', zh: '预期', en: 'expected', kind: 'text', cell: (row) => row.effect[lang] },
  long('source', '依据', 'source', (row) => row.source[lang]),
  { key: 'impact', zh: '影响', en: 'impact', kind: 'decimal', cell: (row) => rounded(row.impact) },
  { key: 'part', zh: '原因占比', en: 'part of the cause', kind: 'share', cell: (row) => rounded(row.part) },
  { key: 'divisor', zh: '工作量除数', en: 'effort divisor', kind: 'decimal', cell: (row) => row.divisor },
  { key: 'score', zh: '排序分', en: 'score', kind: 'decimal', cell: (row) => rounded(row.score) },
  { key: 'adopted', zh: '已采纳', en: 'taken up', kind: 'flag', cell: (row) => row.adopted },
];

const long = (key: string, zh: string, en: string, cell: Column['cell']): Column => ({
  ...{ key, zh, en, cell },
  kind: 'long',
});
