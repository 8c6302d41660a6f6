import type { Lang } from '../lang.ts';
import {
  apps,
  type FindingRow,
  type FirstAdvice,
  findings,
  firstAdvice,
  type Labels,
  quotes,
  type Store,
} from '../store/queries.ts';
import { codeColumns } from './codes.ts';
import { cells, type Field, rounded, type Table } from './table.ts';

const quotesPerFinding = 3;

interface Row extends FindingRow {
  readonly quotes: readonly string[];
  readonly advice: FirstAdvice | undefined;
}

/** Issue × stage × cause: first over all apps, then app by app; most reviews first. */
export function findingTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'findings',
    label: { zh: '问题汇总', en: 'findings' },
    columns,
    rows: () => cells(columns, rows(store)),
  };
}

function* rows(store: Store): Iterable<Row> {
  for (const scope of [{}, ...apps(store).map(({ app }) => ({ app }))]) {
    const advice = firstAdvice(store, scope);
    for (const row of findings(store, scope)) {
      const { issue, stage, cause } = row;
      const found = quotes(store, { ...scope, issue, stage, cause, limit: quotesPerFinding });
      const quoted = found.map(({ quote }) => quote);
      yield { ...row, quotes: quoted, advice: advice.get(`${issue} ${stage} ${cause}`) };
    }
  }
}

const fields = (labels: Labels, lang: Lang): Field<Row>[] => [
  {
    key: 'app',
    zh: '应用',
    en: 'app',
    kind: 'text',
    cell: (row) => row.app,
    blank: { zh: '全部应用', en: 'all apps' },
  },
  ...codeColumns<Row>(labels, lang),
  { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: (row) => row.reviews },
  {
    key: 'share',
    zh: '占全部评论',
    en: 'share of reviews',
    kind: 'share',
    cell: (row) => rounded(row.share),
  },
  { key: 'low', zh: '95%区间下限', en: '95% low', kind: 'share', cell: (row) => rounded(row.low) },
  { key: 'high', zh: '95%区间上限', en: '95% high', kind: 'share', cell: (row) => rounded(row.high) },
  {
    key: 'mean_stars',
    zh: '平均星级',
    en: 'mean stars',
    kind: 'decimal',
    cell: (row) => rounded(row.meanStars),
  },
  ...Array.from({ length: quotesPerFinding }, (_, place) => quoteColumn(place)),
  {
    key: 'likely_cause',
    zh: '首要建议针对的原因',
    en: 'cause met first',
    kind: 'long',
    cell: ({ advice }) => advice?.cause[lang] ?? null,
  },
  {
    key: 'suggestion',
    zh: '首要建议',
    en: 'first suggestion',
    kind: 'long',
    cell: ({ advice }) => advice?.text[lang] ?? null,
  },
  {
    key: 'suggestion_id',
    zh: '建议编号',
    en: 'suggestion id',
    kind: 'text',
    cell: ({ advice }) => advice?.suggestion ?? null,
  },
];

const quoteColumn = (place: number): Field<Row> => ({
  key: `quote_${place + 1}`,
  zh: `原话${place + 1}`,
  en: `quote ${place + 1}`,
  kind: 'long',
  cell: ({ quotes }) => quotes[place] ?? null,
});
