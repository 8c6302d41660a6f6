import type { TotalRow } from '../../store/queries.ts';
import { barsSize, intervalBars } from '../charts/interval-bars.ts';
import { evidence } from '../evidence.ts';
import type { Facts, IssueFacts } from '../facts.ts';
import { figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, interval, percent, stars } from '../numbers.ts';
import type { Section } from '../section.ts';
import { advice } from '../advice.ts';
import { named, type View } from '../view.ts';

const barsShown = 15;

/** The issues that most reviews state: how many, in whose words, and what to do. */
export const issues: Section = {
  id: 'issues',
  title: { zh: '主要问题与建议', en: 'Main issues and what to do' },
  body: (facts, view) => {
    if (facts.issues.length === 0) return null;
    return html`${chart(facts.issues, view)}
${facts.leading.map((issue, place) => card(issue, place + 1, facts, view))}`;
  },
};

function chart(all: readonly TotalRow[], view: View): Html {
  const zh = view.lang === 'zh';
  const label = ({ id }: TotalRow) => named(view.labels.issues, id, view);
  const bars = all.slice(0, barsShown).map((issue) => ({
    ...issue,
    label: label(issue),
    note: `${percent(issue.share)} · ${count(issue.reviews)}`,
  }));
  const table = {
    head: zh
      ? ['问题', '编码', '评论数', '占全部评论', '95% 区间', '均星']
      : ['issue', 'id', 'reviews', 'share of reviews', '95 % interval', 'mean stars'],
    rows: all.map((issue) => [
      label(issue),
      html`<code>${issue.id}</code>`,
      count(issue.reviews),
      percent(issue.share),
      interval(issue),
      stars(issue.meanStars),
    ]),
  };
  const caption = zh
    ? `提出各问题的评论占全部评论的比例（细线为 95% 区间）与条数，前 ${bars.length} 项；表格中为全部 ${all.length} 项`
    : `Share of all reviews that state the issue (thin line: 95 % interval), and how many; the first ${bars.length}, all ${all.length} in the table`;
  return figure(
    { caption, option: (width) => intervalBars(bars, width), size: (width) => barsSize(bars, width), table },
    view,
  );
}

function card(issue: IssueFacts, rank: number, facts: Facts, view: View): Html {
  const zh = view.lang === 'zh';
  const label = view.labels.issues.get(issue.id);
  return html`<article class="issue">
<h3><span class="rank">${rank}</span> ${named(view.labels.issues, issue.id, view)}</h3>
<p class="figures"><b>${percent(issue.share)}</b> ${zh ? '的评论' : 'of reviews'} · ${count(issue.reviews)} ${zh ? '条' : 'reviews'} · ${zh ? '95% 区间' : '95 % interval'} ${interval(issue)} · ${zh ? '均星' : 'mean stars'} ${stars(issue.meanStars)}${zh ? '（全部评论 ' : ' (all reviews '}${stars(facts.overview.meanStars)}${zh ? '）' : ')'}</p>
<p class="places">${places(issue, view)}</p>
${zh || label === undefined || label.means === '' ? null : html`<p class="means">${label.means}</p>`}
${issue.quotes.map((quote) => evidence(quote, view))}
${advice(issue, view)}
</article>
`;
}

/** Where in the journey it hurts and why: 留存 × 技术质量不足 40. */
const places = ({ places: rows }: IssueFacts, view: View): Html[] =>
  rows.map(
    ({ stage, cause, reviews }) =>
      html`<span class="tag">${named(view.labels.stages, stage, view)} × ${named(view.labels.causes, cause, view)} <b>${count(reviews)}</b></span> `,
  );
