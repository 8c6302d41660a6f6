import { wilson } from '../../wilson.ts';
import { barsSize, intervalBars } from '../charts/interval-bars.ts';
import { figure } from '../figure.ts';
import { html } from '../html.ts';
import { count, interval, percent, stars } from '../numbers.ts';
import type { Section } from '../section.ts';

/** Complaints along the user's journey. */
export const funnel: Section = {
  id: 'funnel',
  title: { zh: '用户旅程漏斗', en: 'Along the journey' },
  body: ({ stages, overview }, view) => {
    if (overview.complaining === 0) return null;
    const zh = view.lang === 'zh';
    const steps = [...view.labels.stages].map(([id, label]) => ({
      ...(stages.find((stage) => stage.id === id) ?? {
        ...wilson(0, overview.counted),
        reviews: 0,
        complaints: 0,
        meanStars: null,
      }),
      label: label[view.lang],
    }));
    const bars = steps.map((step) => ({ ...step, note: `${percent(step.share)} · ${count(step.reviews)}` }));
    const caption = zh
      ? '各阶段至少有一条抱怨的评论占全部评论的比例（细线为 95% 区间）与条数'
      : 'Share of all reviews with a complaint at the stage (thin line: 95 % interval), and how many';
    return html`<p>${intro[view.lang]}</p>
${figure(
  {
    caption,
    option: (width) => intervalBars(bars, width),
    size: (width) => barsSize(bars, width),
    table: {
      head: zh
        ? ['阶段', '评论数', '占全部评论', '95% 区间', '抱怨数', '占全部抱怨', '均星']
        : [
            'stage',
            'reviews',
            'share of reviews',
            '95 % interval',
            'complaints',
            'share of complaints',
            'mean stars',
          ],
      rows: steps.map((step) => [
        step.label,
        count(step.reviews),
        percent(step.share),
        interval(step),
        count(step.complaints),
        percent(step.complaints / overview.complaints),
        stars(step.meanStars),
      ]),
    },
  },
  view,
)}`;
  },
};

const intro = {
  zh: '按 AARRR 的五个阶段看用户在哪一步受阻：获取 → 激活 → 留存 → 变现 → 推荐。一条评论可能在多个阶段有抱怨，各阶段比例相加可超过总比例。',
  en: 'Where users are held up, by the five AARRR stages: acquisition → activation → retention → revenue → referral. A review may complain at several stages, so the shares may add up to more than the whole.',
};
