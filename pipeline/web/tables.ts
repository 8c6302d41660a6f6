import type { Label } from '../lang.ts';
import { shownCell } from '../export/spreadsheet.ts';
import { cells, type Field } from '../export/table.ts';
import { type Html, html, type Part } from '../report/html.ts';
import { count, percent } from '../report/numbers.ts';
import type { Ask } from './ask.ts';
import type { DataTable } from './data-table.ts';

/** A column of a page's table: as it is exported, and, where that is not what a page shows, how it is shown. */
export interface Shown<Row> extends Field<Row> {
  readonly shown?: (row: Row) => Part;
  /** Only in the CSV. */
  readonly hidden?: boolean;
  /** Only on the page. */
  readonly unexported?: boolean;
}

interface Content<Row> {
  /** Machine name: `?table=` of the CSV's URL, and its file. */
  readonly name: string;
  readonly label: Label;
  readonly columns: readonly Shown<Row>[];
  /** All of them: so many are in the CSV. */
  readonly rows: readonly Row[];
  /** How many the page shows, the first ones; all, unless told otherwise. */
  readonly most?: number;
}

/** A table as page and CSV have it. */
export function dataTable<Row>(ask: Ask, content: Content<Row>): DataTable {
  const { name, label, columns, rows, most = rows.length } = content;
  const seen = columns.filter(({ hidden }) => hidden !== true);
  const body = rows.slice(0, most).map((row) => rowOf(seen.map((column) => shownPart(column, row, ask))));
  const markup = html`<div class="scroll" role="region" tabindex="0" aria-label="${label[ask.lang]}"><table id="${name}">
<thead><tr>${seen.map((column) => html`<th scope="col"${classOf(column)}>${column[ask.lang]}</th>`)}</tr></thead>
<tbody>${body}</tbody></table></div>
<p class="csv">${rows.length > most ? `${cut(most, rows.length)[ask.lang]} ` : null}${csvLink(ask, name)}</p>`;
  const exported = columns.filter(({ unexported }) => unexported !== true);
  return { name, label, columns: exported, rows: () => cells(exported, rows), markup };
}

const cut = (most: number, all: number): Label => ({
  zh: `此处列出前 ${most} 行，CSV 含全部 ${count(all)} 行：`,
  en: `The first ${most} rows; the CSV has all ${count(all)}:`,
});

/** Numbers stand right, long texts get room. */
const classOf = ({ kind }: Field<never>): Html | null => {
  if (kind === 'long') return html` class="long"`;
  return kind === 'text' || kind === 'flag' ? null : html` class="number"`;
};

type ShownCell = readonly [part: Part, column: Field<never>];

const rowOf = ([first, ...rest]: readonly ShownCell[]): Html =>
  html`<tr><th scope="row">${first?.[0] ?? null}</th>${rest.map(([part, column]) => html`<td${classOf(column)}>${part}</td>`)}</tr>
`;

function shownPart<Row>(column: Shown<Row>, row: Row, { lang }: Ask): ShownCell {
  if (column.shown !== undefined) return [column.shown(row), column];
  const cell = column.cell(row);
  if (typeof cell === 'number' && column.kind === 'share') return [percent(cell), column];
  if (typeof cell === 'number' && column.kind === 'count') return [count(cell), column];
  if (typeof cell === 'number') return [cell.toFixed(2), column];
  return [shownCell(column, cell, lang), column];
}

/** The same URL with `.csv` after its path. */
export function csvLink({ url, lang }: Ask, name: string): Html {
  const [path, query] = url.split('?') as [string, string | undefined];
  const params = new URLSearchParams(query);
  params.delete('after');
  params.set('table', name);
  const file = path === '/' ? '/overview.csv' : `${path}.csv`;
  return html`<a href="${file}?${params.toString()}" download>${{ zh: '下载 CSV', en: 'Download CSV' }[lang]}</a>`;
}
