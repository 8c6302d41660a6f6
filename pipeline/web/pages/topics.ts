import type { Label } from '../../lang.ts';
import { html } from '../../report/html.ts';
import { named } from '../../report/view.ts';
import { trajectoryWords } from '../../result-words.ts';
import {
  type TopicRow,
  type TopicTotal,
  type TrendRow,
  topics,
  topicTotals,
  trends,
} from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { scopeOf } from '../filters.ts';
import { topicLink } from '../links.ts';
import { appColumn } from '../parts/app-column.ts';
import { subjectLink } from '../parts/alerts.ts';
import { appForm } from '../parts/forms.ts';
import type { DataTable } from '../data-table.ts';
import { dataTable, type Shown } from '../tables.ts';

/** Topics, and the phrases and topics that move, the surest changes first. */
export function topicsPage(ask: Ask): Page {
  const scope = scopeOf(ask.query);
  const moving = trends(ask.store, scope)
    .filter(({ kind }) => kind === 'topic' || kind === 'phrase')
    .toSorted((one, other) => one.q - other.q);
  const [listed, moved] = [topicTable(ask, scope), movementTable(ask, moving)];
  const zh = ask.lang === 'zh';
  const none = html`<p>${zh ? '还没有。' : 'There are none yet.'}</p>`;
  return {
    part: 'topics',
    title: zh ? '主题与短语' : 'Topics and phrases',
    tables: [listed, moved],
    body: html`${appForm(ask, '/topics')}<section><h2>${zh ? '主题' : 'Topics'}</h2><p class="soft">${about[ask.lang]}</p>${listed.markup}</section>
<section><h2>${zh ? '走势' : 'What moves'}</h2>${moving.length === 0 ? none : moved.markup}</section>`,
  };
}

const about: Label = {
  zh: '不靠编码手册，只从抱怨的用词中归纳出的话题。',
  en: 'What complaints are about, found in their words alone, without the codebook.',
};

/** With how they are coded, where one app is asked about. */
function topicTable(ask: Ask, { app }: { readonly app?: string }): DataTable {
  const content = { name: 'topics', label: { zh: '主题', en: 'Topics' } };
  if (app === undefined)
    return dataTable(ask, {
      ...content,
      rows: topicTotals(ask.store),
      columns: [...common(ask), quote<TopicTotal>((row) => row.quote)],
    });
  const rows = topics(ask.store, { app });
  return dataTable(ask, {
    ...content,
    rows,
    columns: [...common(ask), ...coded(ask), quote<TopicRow>(({ quotes }) => quotes[0]?.quote ?? null)],
  });
}

const common = (ask: Ask): Shown<Pick<TopicRow, 'id' | 'app' | 'label' | 'reviews' | 'share'>>[] => [
  {
    key: 'label',
    zh: '主题',
    en: 'topic',
    kind: 'text',
    cell: ({ label }) => label,
    shown: ({ id, app, label }) => html`<a href="${topicLink(id, app)}">${label}</a>`,
  },
  { key: 'topic', zh: '编号', en: 'id', kind: 'text', cell: ({ id }) => id, hidden: true },
  appColumn(ask),
  { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: ({ reviews }) => reviews },
  {
    key: 'share',
    zh: '占有抱怨的评论',
    en: 'share of complaining reviews',
    kind: 'share',
    cell: ({ share }) => share,
  },
];

const coded = (ask: Ask): Shown<TopicRow>[] => [
  { key: 'mean_stars', zh: '均星', en: 'mean stars', kind: 'decimal', cell: ({ meanStars }) => meanStars },
  {
    key: 'issue',
    zh: '最常见的编码',
    en: 'commonest code',
    kind: 'text',
    cell: ({ issues }) => (issues[0] === undefined ? null : named(ask.labels.issues, issues[0].issue, ask)),
  },
  { key: 'uncovered', zh: '手册未覆盖', en: 'uncovered', kind: 'share', cell: ({ uncovered }) => uncovered },
];

const quote = <Row>(words: (row: Row) => string | null): Shown<Row> => ({
  key: 'quote',
  zh: '原话',
  en: 'in their words',
  kind: 'long',
  cell: words,
  shown: (row) => html`<q>${words(row)}</q>`,
});

const movementTable = (ask: Ask, rows: readonly TrendRow[]): DataTable =>
  dataTable(ask, {
    name: 'movement',
    label: { zh: '走势', en: 'What moves' },
    rows,
    columns: [
      {
        key: 'subject',
        zh: '主题或短语',
        en: 'topic or phrase',
        kind: 'text',
        cell: ({ label }) => label,
        shown: (row) => subjectLink(row, ask),
      },
      {
        key: 'kind',
        zh: '类别',
        en: 'kind',
        kind: 'text',
        cell: ({ kind }) => kinds[kind]?.[ask.lang] ?? kind,
      },
      appColumn(ask),
      {
        key: 'trajectory',
        zh: '走势',
        en: 'trend',
        kind: 'text',
        cell: ({ trajectory }) => trajectoryWords[trajectory][ask.lang],
      },
      { key: 'newest', zh: '近期评论', en: 'reviews of late', kind: 'count', cell: ({ newest }) => newest },
      {
        key: 'newest_share',
        zh: '近期占比',
        en: 'share of late',
        kind: 'share',
        cell: (row) => row.newestShare,
      },
      {
        key: 'former_share',
        zh: '前期占比',
        en: 'share before',
        kind: 'share',
        cell: (row) => row.formerShare,
      },
      {
        key: 'ratio',
        zh: '倍数',
        en: 'times',
        kind: 'decimal',
        cell: ({ ratio }) => Math.round(ratio * 100) / 100,
      },
      {
        key: 'q',
        zh: 'q',
        en: 'q',
        kind: 'decimal',
        cell: ({ q }) => q,
        shown: ({ q }) => (q < 0.0001 ? '<0.0001' : q.toFixed(4)),
      },
    ],
  });

const kinds: Readonly<Record<string, Label>> = {
  topic: { zh: '主题', en: 'topic' },
  phrase: { zh: '短语', en: 'phrase' },
};
