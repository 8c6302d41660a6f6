import { cells, type Field, type Table } from '../../export/table.ts';
import { type Html, html } from '../../report/html.ts';
import { count } from '../../report/numbers.ts';
import {
  browse,
  type BrowsedReview,
  browsedReviews,
  type Place,
  statedReviews,
} from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import type { Stretch } from '../csv.ts';
import { browseFilterOf, given, placeOf, placeWord } from '../filters.ts';
import { reviewForm } from '../parts/forms.ts';
import { reviewCard } from '../parts/review-card.ts';
import { csvLink } from '../tables.ts';

const shownAtOnce = 30;

/** The reviews behind a number, newest first, page by page. */
export function reviewsPage(ask: Ask): Page {
  const { store, query, lang } = ask;
  const filter = browseFilterOf(query);
  const { keys, next } = browse(store, { ...filter, after: placeOf(query), limit: shownAtOnce });
  const reviews = browsedReviews(store, keys);
  const total = filter.topic === undefined ? statedReviews(store, filter) : null;
  const more = next === null ? null : moreLink(ask, next);
  const zh = lang === 'zh';
  const amount =
    total === null
      ? null
      : html`<p>${zh ? `共 ${count(total)} 条` : `${count(total)} reviews`} · ${csvLink(ask, 'reviews')}</p>`;
  return {
    part: 'reviews',
    title: zh ? '评论' : 'Reviews',
    tables: [],
    body: html`${reviewForm(ask, '/reviews', topicField(ask))}${amount ?? html`<p>${csvLink(ask, 'reviews')}</p>`}
<div id="list">${reviews.map((review) => reviewCard(ask, review))}${more}</div>
${reviews.length === 0 && more === null ? html`<p class="notice">${zh ? '没有符合条件的评论。' : 'No review passes.'}</p>` : null}`,
  };
}

/** The topic of the list stays when it is narrowed. */
function topicField({ query, lang }: Ask): Html | null {
  const topic = given(query, 'topic');
  if (topic === undefined) return null;
  return html`<label>${{ zh: '主题', en: 'topic' }[lang]}<input name="topic" value="${topic}" size="14"></label>`;
}

/** A link to the next page; where scripts run, the next page takes its place. */
export function moreLink({ url, lang }: Ask, last: Place): Html {
  const [path, query] = url.split('?') as [string, string | undefined];
  const params = new URLSearchParams(query);
  params.set('after', placeWord(last));
  const next = `${path}?${params}`;
  return html`<p class="more"><a href="${next}" hx-get="${next}" hx-select="#list > *" hx-target="closest .more" hx-swap="outerHTML">${{ zh: '更早的评论', en: 'Older reviews' }[lang]}</a></p>`;
}

const codes = ({ complaints }: BrowsedReview, of: 'issue' | 'stage' | 'cause'): string =>
  complaints.map((one) => one[of]).join(' ');

const columns: readonly Field<BrowsedReview>[] = [
  { key: 'review', zh: '评论编号', en: 'review id', kind: 'text', cell: ({ id }) => id },
  { key: 'app', zh: '应用', en: 'app', kind: 'text', cell: ({ app }) => app },
  { key: 'day', zh: '日期', en: 'day', kind: 'text', cell: ({ day }) => day },
  { key: 'stars', zh: '星级', en: 'stars', kind: 'count', cell: ({ stars }) => stars },
  { key: 'version', zh: '版本', en: 'version', kind: 'text', cell: ({ version }) => version },
  { key: 'polarity', zh: '情感', en: 'polarity', kind: 'text', cell: ({ polarity }) => polarity },
  { key: 'issues', zh: '问题', en: 'issues', kind: 'text', cell: (row) => codes(row, 'issue') },
  { key: 'stages', zh: '阶段', en: 'stages', kind: 'text', cell: (row) => codes(row, 'stage') },
  { key: 'causes', zh: '内因', en: 'inner causes', kind: 'text', cell: (row) => codes(row, 'cause') },
  {
    key: 'quotes',
    zh: '证据原话',
    en: 'quotes',
    kind: 'long',
    cell: (row) => row.complaints.map(({ field, start, end }) => row[field].slice(start, end)).join(' | '),
  },
  { key: 'title', zh: '标题', en: 'title', kind: 'long', cell: ({ title }) => title },
  { key: 'text', zh: '正文', en: 'text', kind: 'long', cell: ({ text }) => text },
];

const reviewTable = (rows: readonly BrowsedReview[]): Table => ({
  name: 'reviews',
  label: { zh: '评论', en: 'Reviews' },
  columns,
  rows: () => cells(columns, rows),
});

const exportedAtOnce = 500;

/** A piece of the CSV of all reviews that pass. */
export function reviewsAfter(ask: Ask, after: Place | undefined): Stretch<Place> {
  const { keys, next } = browse(ask.store, { ...browseFilterOf(ask.query), after, limit: exportedAtOnce });
  return { table: reviewTable(browsedReviews(ask.store, keys)), next };
}
