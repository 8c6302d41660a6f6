import { html } from '../../report/html.ts';
import { appName } from '../../report/view.ts';
import { type TrendRow, trends } from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { given, notFound, scopeOf } from '../filters.ts';
import { href } from '../links.ts';
import { subjectLink } from '../parts/alerts.ts';
import { appForm } from '../parts/forms.ts';
import { historyOf } from '../parts/history.ts';
import { trajectories } from '../parts/words.ts';
import { type DataTable, dataTable } from '../tables.ts';

/** Topics and phrases with their course, those that move first. */
export function topicsPage(ask: Ask): Page {
  const rows = trends(ask.store, scopeOf(ask.query)).filter(
    ({ kind }) => kind === 'topic' || kind === 'phrase',
  );
  const table = topicTable(
    ask,
    rows.toSorted((one, other) => one.q - other.q),
  );
  const zh = ask.lang === 'zh';
  return {
    part: 'topics',
    title: zh ? '主题与短语' : 'Topics and phrases',
    tables: [table],
    body: html`${appForm(ask, '/topics')}<section><p class="soft">${zh ? '编码手册之外，评论里自己冒出来的话题；变化最确定的在前。' : 'What reviews speak of beside the codebook; the surest changes first.'}</p>
${rows.length === 0 ? html`<p>${zh ? '还没有主题。' : 'There are no topics yet.'}</p>` : table.markup}</section>`,
  };
}

/** One topic over time and version. */
export function topicPage(ask: Ask): Page {
  const topic = given(ask.query, 'topic') ?? '';
  const scope = scopeOf(ask.query);
  const rows = trends(ask.store, scope).filter(({ kind, id }) => kind === 'topic' && id === topic);
  if (rows.length === 0) throw notFound(`topic "${topic}"`, `主题 "${topic}"`);
  const table = topicTable(ask, rows);
  const history = historyOf(ask, { ...scope, kind: 'topic', id: topic });
  return {
    part: 'topics',
    title: rows[0]!.label,
    tables: [...history.tables, table],
    body: html`<section>${table.markup}<p><a href="${href('/search', { q: topic, app: scope.app })}">${{ zh: '检索提到它的评论', en: 'Search for it' }[ask.lang]}</a></p></section>${history.markup}`,
  };
}

const topicTable = (ask: Ask, rows: readonly TrendRow[]): DataTable =>
  dataTable(ask, {
    name: 'topics',
    label: { zh: '主题与短语', en: 'Topics and phrases' },
    rows,
    columns: [
      {
        key: 'topic',
        zh: '主题',
        en: 'topic',
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
      {
        key: 'app',
        zh: '应用',
        en: 'app',
        kind: 'text',
        cell: ({ app }) => app,
        shown: ({ app }) => appName(app, ask),
      },
      {
        key: 'trajectory',
        zh: '走势',
        en: 'trend',
        kind: 'text',
        cell: ({ trajectory }) => trajectories[trajectory][ask.lang],
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

const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  topic: { zh: '主题', en: 'topic' },
  phrase: { zh: '短语', en: 'phrase' },
};
