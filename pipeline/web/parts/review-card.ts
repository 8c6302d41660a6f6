import type { Span } from '../../field.ts';
import { type Html, html, type Part } from '../../report/html.ts';
import { appName, named } from '../../report/view.ts';
import type { BrowsedReview } from '../../store/queries.ts';
import type { Ask } from '../ask.ts';
import { appLink, issueLink, reviewLink, reviewsLink } from '../links.ts';
import { marked, starsShown } from './marked.ts';

/** One review: where it comes from, its words with the evidence set off, and its codes. */
export function reviewCard(ask: Ask, review: BrowsedReview, more: Part = null): Html {
  const { title, text, complaints } = review;
  const spans = (field: 'title' | 'text'): Span[] => complaints.filter((one) => one.field === field);
  return html`<article class="review" id="r${review.key}">
<p class="head">${headOf(ask, review)}</p>
<p class="words">${title === '' ? null : html`<b>${marked(title, spans('title'))}</b>`}${marked(text, spans('text'))}</p>
${review.answer === null ? null : html`<p class="answer">${{ zh: '开发者回复：', en: 'Developer: ' }[ask.lang]}${review.answer}</p>`}
<p>${codesOf(ask, review)}</p>
${more}
</article>
`;
}

function headOf(ask: Ask, review: BrowsedReview): Html {
  const { app, id, day, stars, version, polarity, flags, judgements } = review;
  const { lang, labels } = ask;
  return html`${starsShown(stars)} <a href="${appLink(app)}">${appName(app, ask)}</a>${day === null ? null : html` · <time>${day}</time>`}${
    version === null ? null : html` · <a href="${reviewsLink({ app, version })}">${version}</a>`
  } · ${named(labels.polarities, polarity, ask)}${flags.map((flag) => html` · ${named(labels.flags, flag, ask)}`)}${
    judgements === 0
      ? null
      : html` · ${{ zh: `${judgements} 人已复核`, en: `judged by ${judgements}` }[lang]}`
  } · <a href="${reviewLink(app, id)}"><code>${id}</code></a>`;
}

function codesOf(ask: Ask, { complaints }: BrowsedReview): Part {
  const { lang, labels } = ask;
  if (complaints.length === 0)
    return html`<small class="soft">${{ zh: '无抱怨', en: 'no complaint' }[lang]}</small>`;
  return complaints.map(({ issue, stage, cause, confidence, abstained }) => {
    const unsure = { zh: '未定', en: 'unsure' }[lang];
    return html`<a class="tag${abstained ? ' unsure' : ''}" href="${issueLink(issue)}">${named(labels.issues, issue, ask)} · ${named(labels.stages, stage, ask)} · ${named(labels.causes, cause, ask)} · ${Math.round(confidence * 100)}%${abstained ? ` · ${unsure}` : ''}</a>`;
  });
}
