import { subjectOf } from '../../alert-words.ts';
import { html, type Part } from '../../report/html.ts';
import { alertStateWords } from '../../result-words.ts';
import type { AlertRow } from '../../store/queries.ts';
import type { Ask } from '../ask.ts';
import { href, issueLink, reviewsLink, topicLink } from '../links.ts';
import type { DataTable } from '../data-table.ts';
import { dataTable, type Shown } from '../tables.ts';
import { appColumn } from './app-column.ts';

/** What is followed, in words, as a link to its page where there is one. */
export function subjectLink(followed: Pick<AlertRow, 'kind' | 'id' | 'label' | 'app'>, ask: Ask): Part {
  const { kind, id, app } = followed;
  const words = subjectOf(followed, ask.labels, ask.lang);
  if (kind === 'issue') return html`<a href="${issueLink(id, app)}">${words}</a>`;
  if (kind === 'topic') return html`<a href="${topicLink(id, app)}">${words}</a>`;
  return kind === 'phrase' ? html`<a href="${href('/search', { q: id, app })}">“${words}”</a>` : words;
}

/** Reviews of the days of an alert that state its issue, or complain at all. */
const daysLink = ({ app, kind, id, first, last }: AlertRow): string =>
  kind === 'phrase'
    ? href('/search', { q: id, app, since: first, until: last })
    : reviewsLink({ app, since: first, until: last, ...(kind === 'any' ? {} : { [kind]: id }) });

const decimals = (value: number): number => Math.round(value * 100) / 100;

const columns = (ask: Ask): Shown<AlertRow>[] => [
  {
    key: 'subject',
    zh: '预警',
    en: 'alert',
    kind: 'text',
    cell: (row) => subjectOf(row, ask.labels, ask.lang),
    shown: (row) => subjectLink(row, ask),
  },
  { key: 'kind', zh: '类别', en: 'kind', kind: 'text', cell: ({ kind }) => kind, hidden: true },
  { key: 'id', zh: '编码', en: 'id', kind: 'text', cell: ({ id }) => id, hidden: true },
  appColumn(ask),
  {
    key: 'state',
    zh: '状态',
    en: 'state',
    kind: 'text',
    cell: ({ state }) => alertStateWords[state][ask.lang],
  },
  {
    key: 'first',
    zh: '起止',
    en: 'days',
    kind: 'text',
    cell: ({ first }) => first,
    shown: (row) =>
      html`<a href="${daysLink(row)}">${row.first === row.last ? row.first : `${row.first} – ${row.last}`}</a>`,
  },
  { key: 'last', zh: '末日', en: 'last day', kind: 'text', cell: ({ last }) => last, hidden: true },
  { key: 'raised', zh: '发现于', en: 'raised', kind: 'text', cell: ({ raised }) => raised },
  { key: 'version', zh: '版本', en: 'version', kind: 'text', cell: ({ version }) => version },
  { key: 'observed', zh: '提到', en: 'stated', kind: 'count', cell: ({ observed }) => observed },
  { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: ({ reviews }) => reviews },
  {
    key: 'expected',
    zh: '预期',
    en: 'expected',
    kind: 'decimal',
    cell: ({ expected }) => decimals(expected),
  },
  {
    key: 'ratio',
    zh: '倍数（95% 区间）',
    en: 'times (95 % interval)',
    kind: 'decimal',
    cell: ({ ratio }) => decimals(ratio),
    shown: ({ ratio, ratioLow, ratioHigh }) =>
      `${ratio.toFixed(1)} (${ratioLow.toFixed(1)}–${ratioHigh.toFixed(1)})`,
  },
  {
    key: 'q',
    zh: 'q',
    en: 'q',
    kind: 'decimal',
    cell: ({ q }) => q,
    shown: ({ q }) => (q < 0.0001 ? '<0.0001' : q.toFixed(4)),
  },
  {
    key: 'quote',
    zh: '原话',
    en: 'in their words',
    kind: 'long',
    cell: ({ quotes }) => quotes[0]?.quote ?? null,
    shown: ({ quotes }) => quotes.slice(0, 1).map(({ quote }) => html`<q>${quote}</q>`),
  },
];

/** Alerts in the order given; the page shows the first `most`. */
export const alertTable = (ask: Ask, rows: readonly AlertRow[], most = rows.length): DataTable =>
  dataTable(ask, { name: 'alerts', label: { zh: '预警', en: 'Alerts' }, rows, most, columns: columns(ask) });
