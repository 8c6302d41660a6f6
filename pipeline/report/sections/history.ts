import { timelineChart, timelineSize, leastReviews } from '../charts/timeline.ts';
import { isClear } from '../change.ts';
import type { AppFacts } from '../facts.ts';
import { figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, percent, points, stars } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, type View } from '../view.ts';

/** Apps that get a picture of their own, those with most reviews. */
const appsShown = 6;

/** How reviews, complaints and stars went, app by app: apps read over different times would blur each other. */
export const history: Section = {
  id: 'timeline',
  title: { zh: '时间走势', en: 'Over time' },
  body: ({ apps }, view) => {
    const dated = apps.filter(({ periods }) => periods.length > 0);
    if (dated.length === 0) return null;
    return html`${dated.slice(0, appsShown).map((app) => course(app, view))}
${dated.length > appsShown ? html`<p>${{ zh: `只画出评论最多的 ${appsShown} 款应用。`, en: `Only the ${appsShown} apps with most reviews are drawn.` }[view.lang]}</p>` : null}`;
  },
};

function course(app: AppFacts, view: View): Html {
  const name = appName(app.app, view);
  const zh = view.lang === 'zh';
  const unit = { day: zh ? '日' : 'day', week: zh ? '周' : 'week' }[app.by];
  const caption = zh
    ? `「${name}」每${unit}的评论数、抱怨占比与平均星级（不足 ${leastReviews} 条评论的时段不画线${app.by === 'week' ? '；周以周一命名' : ''}）`
    : `${name} by ${unit}: reviews, share with a complaint, mean stars (no line where there are fewer than ${leastReviews} reviews${app.by === 'week' ? '; weeks are named by their Monday' : ''})`;
  const table = {
    head: zh
      ? [unit, '评论数', '提出抱怨', '抱怨占比', '均星']
      : [unit, 'reviews', 'with a complaint', 'share', 'mean stars'],
    rows: app.periods
      .filter(({ reviews }) => reviews > 0)
      .map(({ period, reviews, complaining, meanStars }) => [
        period,
        count(reviews),
        count(complaining),
        percent(complaining / reviews),
        stars(meanStars),
      ]),
  };
  return html`<h3>${name}</h3>
${lately(app, view)}
${figure({ caption, option: () => timelineChart(app.periods, view.lang), size: timelineSize, table }, view)}`;
}

function lately({ change }: AppFacts, { lang }: View): Html | null {
  if (change === null) return null;
  const { since, before, after, difference, low, high } = change;
  const verdict = isClear(change)
    ? difference > 0
      ? { zh: '明显上升', en: 'a clear rise' }
      : { zh: '明显下降', en: 'a clear fall' }
    : { zh: '未见明显变化', en: 'no clear change' };
  const words = {
    zh: `近四周（${since} 起）抱怨占比 ${percent(after.share)}，此前十二周 ${percent(before.share)}，相差 ${points(difference)} 个百分点（95% 区间 ${points(low)} 至 ${points(high)}）：${verdict.zh}。`,
    en: `Last four weeks (since ${since}) ${percent(after.share)} complain, ${percent(before.share)} in the twelve before: ${points(difference)} percentage points (95 % interval ${points(low)} to ${points(high)}), ${verdict.en}.`,
  };
  return html`<p>${words[lang]}</p>`;
}
