import { type Html, html } from '../../report/html.ts';
import { named } from '../../report/view.ts';
import {
  browsedReviews,
  judgementsOn,
  reviewById,
  reviewKey,
  type StoredReview,
} from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { appOf, given, notFound } from '../filters.ts';
import { reviewLink } from '../links.ts';
import { type Draft, judgeForm } from '../parts/judge-form.ts';
import { reviewCard } from '../parts/review-card.ts';

/** One review: its words, its codes, what people say of them, and where it comes from. */
export const reviewPage = (ask: Ask): Page =>
  oneReview(ask, { app: appOf(ask.query) ?? '', id: given(ask.query, 'id') ?? '' });

interface Wanted {
  readonly app: string;
  readonly id: string;
  /** What was sent and could not be kept, and why. */
  readonly refused?: { readonly draft: Draft; readonly why: string };
}

/** The same after a form was sent. */
export function oneReview(ask: Ask, { app, id, refused }: Wanted): Page {
  const { store, lang } = ask;
  const key = reviewKey(store, app, id);
  if (key === undefined) throw notFound(`review "${id}" of "${app}"`, `评论 "${id}"（${app}）`);
  const review = browsedReviews(store, [key])[0]!;
  const form = judgeForm(ask, review, judgementsOn(store, key), refused?.draft);
  const fault = refused === undefined ? null : html`<p class="notice fault" role="alert">${refused.why}</p>`;
  const zh = lang === 'zh';
  return {
    part: 'reviews',
    title: zh ? `评论 ${id}` : `Review ${id}`,
    tables: [],
    body: html`${reviewCard(ask, review, html`${fault}${form}`)}${lineage(ask, reviewById(store, id, { app })!)}`,
  };
}

/** Where the review comes from, and its earlier versions. */
function lineage(
  ask: Ask,
  { app, at, language, score, input, row, revision, duplicateOf, device, flags, revisions }: StoredReview,
): Html {
  const zh = ask.lang === 'zh';
  const fact = (name: string, value: string | number | Html | null) =>
    value === null || value === '' ? null : html`<dt>${name}</dt><dd>${value}</dd>`;
  const original =
    duplicateOf === null ? null : html`<a href="${reviewLink(app, duplicateOf)}">${duplicateOf}</a>`;
  return html`<section><h2>${zh ? '来源' : 'Where it comes from'}</h2>
<dl class="facts">${fact(zh ? '输入' : 'input', `${input}:${row}`)}${fact(zh ? '时间（UTC）' : 'instant (UTC)', at)}${fact(zh ? '语言' : 'language', named(ask.labels.languages, language, ask))}
${fact(zh ? '情感分' : 'score', score.toFixed(2))}${fact(zh ? '设备' : 'device', device)}${fact(zh ? '第几版' : 'revision', revision)}${fact(zh ? '重复于' : 'repeats', original)}
${flags.map(({ flag, reason }) => fact(named(ask.labels.flags, flag, ask), reason))}</dl>
${revisions.map((old) => html`<h3>${zh ? '此前的版本' : 'Earlier version'} ${old.revision}</h3><blockquote>${old.title} ${old.text}</blockquote>`)}</section>`;
}
