import { headline } from '../headline.ts';
import { html, type Part } from '../html.ts';
import { count, interval, percent, stars } from '../numbers.ts';
import type { Section } from '../section.ts';

/** Headline and key numbers. */
export const summary: Section = {
  id: 'summary',
  title: { zh: '结论', en: 'In short' },
  body: (facts, view) => {
    const { overview, apps, quality } = facts;
    const rejected = quality.rejectsByReason.reduce((sum, reason) => sum + reason.count, 0);
    const zh = view.lang === 'zh';
    const share = overview.counted === 0 ? '–' : percent(overview.share);
    const range =
      overview.counted === 0 ? null : `${zh ? '95% 区间' : '95 % interval'} ${interval(overview)}`;
    return html`<div class="headline">${headline(facts, view).map((sentence) => html`<p>${sentence}</p>`)}</div>
<dl class="numbers">
${tile(zh ? '计入评论' : 'reviews counted', count(overview.counted), zh ? '重复评论不计' : 'duplicates left out')}
${tile(zh ? '提出抱怨' : 'with a complaint', share, range)}
${tile(zh ? '平均星级' : 'mean stars', stars(overview.meanStars), `${zh ? '有星级' : 'starred'} ${count(overview.starred)}`)}
${tile(zh ? '抱怨' : 'complaints', count(overview.complaints), `${zh ? '问题' : 'issues'} ${count(facts.issues.length)}`)}
${tile(zh ? '应用' : 'apps', count(apps.length), null)}
${tile(zh ? '重复 / 拒收' : 'duplicate / rejected', `${count(quality.duplicates)} / ${count(rejected)}`, zh ? '见数据质量' : 'see data quality')}
</dl>`;
  },
};

const tile = (name: string, value: string, note: Part) =>
  html`<div><dt>${name}</dt><dd>${value}${note === null ? null : html`<small>${note}</small>`}</dd></div>`;
