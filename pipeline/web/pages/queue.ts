import { type Html, html, type Part } from '../../report/html.ts';
import { count } from '../../report/numbers.ts';
import {
  browse,
  browsedReviews,
  contested,
  correctedReviews,
  flagged,
  judgedReviews,
  judgementsOn,
  type Place,
} from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { badQuery, given, placeOf, scopeOf } from '../filters.ts';
import { href } from '../links.ts';
import { appForm } from '../parts/forms.ts';
import { judgeForm } from '../parts/judge-form.ts';
import { reviewCard } from '../parts/review-card.ts';
import { moreLink } from './reviews.ts';

const shownAtOnce = 10;

const lists = {
  abstained: { zh: '机器未定', en: 'Coder was unsure' },
  suspected: { zh: '疑似刷好评', en: 'Looks like bought praise' },
  contested: { zh: '意见不一', en: 'Judges disagree' },
  judged: { zh: '已复核', en: 'Judged' },
} as const;

type List = keyof typeof lists;

/** Reviews that wait for a person: what the coder was unsure of, suspected praise, and what judges do not agree on. */
export function queuePage(ask: Ask): Page {
  const { store, lang } = ask;
  const list = listOf(given(ask.query, 'list') ?? 'abstained');
  const { keys, next, total } = waiting(ask, list);
  const reviews = browsedReviews(store, keys);
  const zh = lang === 'zh';
  const more = next === null ? null : moreLink(ask, next);
  return {
    part: 'queue',
    title: zh ? '复核' : 'Review queue',
    tables: [],
    body: html`${tabs(ask, list)}${list === 'abstained' || list === 'suspected' ? appForm(ask, '/queue', { list }) : null}
<p class="soft">${about[lang]} <a href="/corrections.jsonl" download>${zh ? '下载更正（JSON 行）' : 'Download corrections (JSON lines)'}</a> (${count(correctedReviews(store).length)})</p>
${total === null ? null : html`<p>${zh ? `共 ${count(total)} 条` : `${count(total)} in all`}</p>`}
<div id="list">${reviews.map((review) => reviewCard(ask, review, judgeForm(ask, review, judgementsOn(store, review.key))))}${more}</div>
${reviews.length === 0 && more === null ? html`<p class="notice">${zh ? '没有待复核的评论。' : 'Nothing waits here.'}</p>` : null}`,
  };
}

const about = {
  zh: '更正不改动已算出的数字；导出后用 wenzhen learn 训练，编码随之改进。',
  en: 'Corrections change no number: export them and let wenzhen learn improve the coder.',
};

function listOf(value: string): List {
  if (value in lists) return value as List;
  throw badQuery('list', value, Object.keys(lists).join(', '));
}

function tabs({ lang }: Ask, chosen: List): Html {
  const tab = ([list, label]: readonly [string, (typeof lists)[List]]): Part =>
    html`<li><a href="${href('/queue', { list })}"${list === chosen ? html` aria-current="page"` : null}>${label[lang]}</a></li>`;
  return html`<ul class="tabs">${Object.entries(lists).map(tab)}</ul>`;
}

interface Waiting {
  readonly keys: readonly number[];
  /** After which the next page begins; null: there is none. */
  readonly next: Place | null;
  /** With those judged already; null: as many as there are shown. */
  readonly total: number | null;
}

function waiting({ store, query, writing }: Ask, list: List): Waiting {
  if (list === 'contested') return { keys: contested(store), next: null, total: null };
  if (list === 'judged') return { keys: judgedReviews(store, 100), next: null, total: null };
  const flag = list === 'abstained' ? 'abstained' : 'bought-praise';
  const scope = scopeOf(query);
  const asked = {
    ...scope,
    flag,
    unjudgedBy: writing?.judge ?? '',
    after: placeOf(query),
    limit: shownAtOnce,
  } as const;
  return { ...browse(store, asked), total: flagged(store, flag, scope) };
}
