import type { Lang } from '../lang.ts';
import { type CellRow, cellQuotes, journey, type Labels, type Store } from '../store/queries.ts';
import { labelOf } from './codes.ts';
import { columnsOf } from './fields.ts';
import { cells, type Field, type Table } from './table.ts';

interface Row extends CellRow {
  readonly quotes: readonly string[];
}

/** The journey of each app: every stage, then every stage × cause with three quotes, each with its trend. */
export function journeyTable(store: Store, labels: Labels, lang: Lang): Table {
  const columns = fields(labels, lang);
  return {
    name: 'journey',
    label: { zh: '旅程与内因', en: 'journey' },
    columns,
    rows: () => cells(columns, rows(store)),
  };
}

function rows(store: Store): Row[] {
  const quotes = cellQuotes(store);
  const quotesOf = (row: CellRow) =>
    quotes.filter(({ app, stage, cause }) => app === row.app && stage === row.stage && cause === row.cause);
  return [...journey(store), ...journey(store, { causes: true })].map((row) => ({
    ...row,
    quotes: quotesOf(row).map(({ quote }) => quote),
  }));
}

const { text, long, count, share } = columnsOf<Row>();

const fields = (labels: Labels, lang: Lang): Field<Row>[] => [
  text('app', '应用', 'app', (row) => row.app),
  text('stage', '阶段编码', 'stage id', (row) => row.stage),
  text('stage_label', '阶段', 'stage', (row) => labelOf(labels.stages, row.stage, lang)),
  { ...text('cause', '内因编码', 'cause id', (row) => row.cause), blank: { zh: '全部', en: 'any' } },
  text('cause_label', '内因', 'cause', ({ cause }) =>
    cause === null ? null : labelOf(labels.causes, cause, lang),
  ),
  count('reviews', '评论数', 'reviews', (row) => row.reviews),
  share('share', '占全部评论', 'share of reviews', (row) => row.share),
  share('low', '95%区间下限', '95% low', (row) => row.low),
  share('high', '95%区间上限', '95% high', (row) => row.high),
  share('former_share', '前期占比', 'share before', (row) => row.formerShare),
  share('newest_share', '近期占比', 'share lately', (row) => row.newestShare),
  share('change', '变化', 'change', (row) => row.change),
  share('change_low', '变化95%下限', 'change 95% low', (row) => row.changeLow),
  share('change_high', '变化95%上限', 'change 95% high', (row) => row.changeHigh),
  ...[0, 1, 2].map((place) =>
    long(
      `quote_${place + 1}`,
      `原话${place + 1}`,
      `quote ${place + 1}`,
      ({ quotes }) => quotes[place] ?? null,
    ),
  ),
];
