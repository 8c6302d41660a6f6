import { evidence } from '../../report/evidence.ts';
import { html } from '../../report/html.ts';
import { count, percent, stars } from '../../report/numbers.ts';
import { appName, named } from '../../report/view.ts';
import { type TopicRow, topicById } from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { given, notFound } from '../filters.ts';
import { href, issueLink } from '../links.ts';
import { historyOf } from '../parts/history.ts';
import type { DataTable } from '../data-table.ts';
import { dataTable } from '../tables.ts';

/** One topic: what tells it, how it is coded, over time and version, in whose words. */
export function topicPage(ask: Ask): Page {
  const id = given(ask.query, 'topic') ?? '';
  const topic = topicById(ask.store, id);
  if (topic === undefined) throw notFound(`topic "${id}"`, `主题 "${id}"`);
  const { app, label, phrases, reviews, share, meanStars, issues, quotes } = topic;
  const history = historyOf(ask, { app, kind: 'topic', id });
  const codes = codeTable(ask, issues, app);
  const zh = ask.lang === 'zh';
  const list = href('/reviews', { topic: id, app });
  return {
    part: 'topics',
    title: `${label} · ${appName(app, ask)}`,
    tables: [...history.tables, codes],
    body: html`<section><p><a href="${list}">${count(reviews)} ${zh ? '条评论' : 'reviews'}</a> · ${percent(share)} ${zh ? '的有抱怨评论' : 'of complaining reviews'} · ${zh ? '均星' : 'mean stars'} ${stars(meanStars)} · <code>${id}</code></p>
<p>${phrases.map((phrase) => html`<a class="tag" href="${href('/search', { q: `"${phrase}"`, app })}">${phrase}</a>`)}</p></section>
<section><h2>${zh ? '编码手册怎么看它' : 'How the codebook sees it'}</h2>${codes.markup}</section>
${history.markup}
<section><h2>${zh ? '原话' : 'In their words'}</h2>${quotes.map((quote) => evidence(quote, ask))}<p><a href="${list}">${zh ? '看全部评论' : 'Read all of them'}</a></p></section>`,
  };
}

const codeTable = (ask: Ask, rows: TopicRow['issues'], app: string): DataTable =>
  dataTable(ask, {
    name: 'codes',
    label: { zh: '编码', en: 'Codes' },
    rows,
    columns: [
      {
        key: 'issue_label',
        zh: '问题',
        en: 'issue',
        kind: 'text',
        cell: ({ issue }) => named(ask.labels.issues, issue, ask),
        shown: ({ issue }) =>
          html`<a href="${issueLink(issue, app)}">${named(ask.labels.issues, issue, ask)}</a>`,
      },
      { key: 'issue', zh: '编码', en: 'id', kind: 'text', cell: ({ issue }) => issue },
      { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: ({ reviews }) => reviews },
    ],
  });
