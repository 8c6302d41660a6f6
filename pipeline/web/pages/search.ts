import { UserError } from '../../errors.ts';
import { cells, type Field } from '../../export/table.ts';
import { type Html, html } from '../../report/html.ts';
import { count } from '../../report/numbers.ts';
import { appName, named } from '../../report/view.ts';
import { excerptOf } from '../../search/hits.ts';
import type { Span } from '../../field.ts';
import { type SearchAnswer, type SearchResult, search } from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import type { Stretch } from '../csv.ts';
import { wordsOf } from '../faults.ts';
import { filterOf, given, numberOf, pageOf } from '../filters.ts';
import { appLink, href, issueLink, reviewLink } from '../links.ts';
import { reviewForm } from '../parts/forms.ts';
import { marked, starsShown } from '../parts/marked.ts';
import { csvLink } from '../tables.ts';

const shownAtOnce = 20;
/** UTF-16 units of a text that are shown. */
const excerptLength = 260;

/** Full-text search. */
export function searchPage(ask: Ask): Page {
  const { query, lang } = ask;
  const words = given(query, 'q');
  const zh = lang === 'zh';
  const field = html`<label class="query">${zh ? '要找的词' : 'words to find'}<input name="q" type="search" maxlength="200" value="${words ?? ''}" hx-get="/search" hx-include="closest form" hx-trigger="input changed delay:400ms" hx-target="#results" hx-select="#results" hx-swap="outerHTML"></label>`;
  const form = reviewForm(ask, '/search', field);
  const found = words === undefined || words.trim() === '' ? null : attempt(ask, words);
  return {
    part: 'search',
    title: zh ? '检索' : 'Search',
    tables: [],
    body: html`${form}<div id="results" aria-live="polite">${found ?? html`<p class="soft">${help[lang]}</p>`}</div>`,
  };
}

const help = {
  zh: '多个词用空格隔开表示都要出现，加引号表示连在一起；繁简、全半角、大小写不论。按 / 可回到检索框。',
  en: 'All words must occur, those in quotes one after another; any writing, width and case. / leads back to the search field.',
};

/** What cannot be looked for is told where the results would stand: one may still be typing. */
function attempt(ask: Ask, query: string): Html {
  try {
    return results(ask, query);
  } catch (fault) {
    if (!(fault instanceof UserError) || !fault.code.startsWith('query-')) throw fault;
    const { message } = wordsOf(fault, ask.lang);
    return html`<p class="notice fault">${message}</p>`;
  }
}

function results(ask: Ask, query: string): Html {
  const page = pageOf(ask.query);
  const answer = search(ask.store, {
    query,
    ...filterOf(ask.query),
    before: numberOf(ask.query, 'before'),
    limit: shownAtOnce,
    offset: (page - 1) * shownAtOnce,
  });
  const { total, older, results: rows } = answer;
  const zh = ask.lang === 'zh';
  const last = page * shownAtOnce >= total;
  return html`<p>${amountOf(answer, ask)}${rows.length === 0 ? null : html` · ${csvLink(ask, 'search')}`}</p>
${rows.map((row) => resultCard(ask, row))}
<p class="more">${page > 1 ? html`<a href="${pageLink(ask, page - 1)}">${zh ? '上一页' : 'Previous'}</a> ` : null}${last ? null : html`<a href="${pageLink(ask, page + 1)}">${zh ? '下一页' : 'Next'}</a> `}${older === null ? null : html`<a href="${href('/search', { ...Object.fromEntries(ask.query), page: undefined, before: older })}">${zh ? '再往前找' : 'Look further back'}</a>`}</p>`;
}

/** Where not all matches could be looked at, the amount is that of one batch of them. */
function amountOf({ total, older }: SearchAnswer, { query, lang }: Ask): string {
  const [zh, batch] = [lang === 'zh', older !== null || query.has('before')];
  if (total > 0 && batch)
    return zh ? `这一批中找到 ${count(total)} 条` : `${count(total)} found in this batch`;
  if (total > 0) return zh ? `找到 ${count(total)} 条` : `${count(total)} found`;
  if (batch) return zh ? '这一批中没有。' : 'None in this batch.';
  return zh ? '没有找到。可减少词，或放宽筛选条件。' : 'Nothing found: try fewer words, or wider filters.';
}

const pageLink = ({ query }: Ask, page: number): string =>
  href('/search', { ...Object.fromEntries(query), page });

function resultCard(
  ask: Ask,
  { id, app, day, stars, version, title, text, issues, repeats, hits }: SearchResult,
): Html {
  return html`<article class="review">
<p class="head">${starsShown(stars)} <a href="${appLink(app)}">${appName(app, ask)}</a>${day === null ? null : html` · <time>${day}</time>`}${version === null ? null : ` · ${version}`}${
    repeats === 0 ? null : ` · ${{ zh: `另有 ${repeats} 条重复`, en: `${repeats} more repeat it` }[ask.lang]}`
  } · <a href="${reviewLink(app, id)}"><code>${id}</code></a></p>
<p class="words">${title === '' ? null : html`<b>${excerpt(title, hits.title)}</b>`}${excerpt(text, hits.text)}</p>
<p>${issues.map((issue) => html`<a class="tag" href="${issueLink(issue)}">${named(ask.labels.issues, issue, ask)}</a>`)}</p>
</article>
`;
}

function excerpt(text: string, hits: readonly Span[]): Html {
  const { start, end } = excerptOf(text, hits, excerptLength);
  const inside = hits
    .filter((hit) => hit.end > start && hit.start < end)
    .map((hit) => ({ start: Math.max(hit.start, start) - start, end: Math.min(hit.end, end) - start }));
  return html`${start > 0 ? '…' : null}${marked(text.slice(start, end), inside)}${end < text.length ? '…' : null}`;
}

const columns: readonly Field<SearchResult>[] = [
  { key: 'review', zh: '评论编号', en: 'review id', kind: 'text', cell: ({ id }) => id },
  { key: 'app', zh: '应用', en: 'app', kind: 'text', cell: ({ app }) => app },
  { key: 'day', zh: '日期', en: 'day', kind: 'text', cell: ({ day }) => day },
  { key: 'stars', zh: '星级', en: 'stars', kind: 'count', cell: ({ stars }) => stars },
  { key: 'version', zh: '版本', en: 'version', kind: 'text', cell: ({ version }) => version },
  { key: 'issues', zh: '问题', en: 'issues', kind: 'text', cell: ({ issues }) => issues.join(' ') },
  { key: 'title', zh: '标题', en: 'title', kind: 'long', cell: ({ title }) => title },
  { key: 'text', zh: '正文', en: 'text', kind: 'long', cell: ({ text }) => text },
];

/** A piece of the CSV of all that is found: a batch of reviews, best first, those that came in last before all others. */
export function resultsBefore(ask: Ask, before: number | undefined): Stretch<number> {
  const query = given(ask.query, 'q') ?? '';
  const { older, results: rows } = search(ask.store, {
    query,
    ...filterOf(ask.query),
    before: before ?? numberOf(ask.query, 'before'),
    limit: Number.POSITIVE_INFINITY,
  });
  const label = { zh: '检索结果', en: 'Results' };
  return { table: { name: 'search', label, columns, rows: () => cells(columns, rows) }, next: older };
}
