import { growthOf } from '../../growth/weeks.ts';
import type { GrowthRow, PeriodsRow } from '../../store/queries.ts';
import type { AppCorpus } from '../corpus.ts';
import { tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, interval, list, percent } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, type View } from '../view.ts';

const appsShown = 6;
/** Newest weeks listed of an app. */
const weeksShown = 26;

/** Growth of the user base as far as reviews show it: how many, how rated, which versions. */
export const growth: Section = {
  id: 'growth',
  title: { zh: '增长', en: 'Growth' },
  body: ({ corpus }, view) => {
    const told = corpus.apps.filter((app) => app.growth.length > 0);
    if (told.length === 0) return null;
    return html`<p>${intro[view.lang]}</p>
${told.slice(0, appsShown).map((app) => ofApp(app, view))}`;
  },
};

function ofApp({ app, growth: weeks, periods }: AppCorpus, view: View): Html {
  const name = appName(app, view);
  const { zh, en } = newVersions(weeks);
  return html`<h3>${name}</h3>
<p>${periods === undefined ? null : lately(periods, view)}${{ zh, en }[view.lang]}</p>
<details><summary>${{ zh: '逐周数字', en: 'Week by week' }[view.lang]}</summary>
${tableOf(`${name} ${head[view.lang][0]}`, { head: head[view.lang], rows: weeks.slice(-weeksShown).map(rowOf) })}</details>`;
}

function lately({ length, former, newest }: PeriodsRow, { lang }: View): string {
  const { value, low, high } = growthOf(former, newest);
  const ratio = `${value.toFixed(2)} (95%: ${low.toFixed(2)}–${high.toFixed(2)})`;
  return {
    zh: `最近 ${length} 天 ${count(newest)} 条评论，此前 ${length} 天 ${count(former)} 条，为 ${ratio} 倍。`,
    en: `${count(newest)} reviews in the last ${length} days against ${count(former)} in the ${length} before: ${ratio} times as many. `,
  }[lang];
}

/** The last of the versions that came out in the weeks told. */
function newVersions(weeks: readonly GrowthRow[]) {
  const all = weeks.flatMap(({ week, versions }) => versions.map((version) => `${version} (${week})`));
  const last = all.slice(-5);
  if (last.length === 0) return { zh: '来源没有给出版本号。', en: 'The sources name no versions.' };
  return {
    zh: `共见到 ${all.length} 个版本，最近的：${list(last, 'zh')}。`,
    en: `${all.length} versions were seen, the last: ${list(last, 'en')}.`,
  };
}

const rowOf = (row: GrowthRow) => [
  row.week,
  count(row.reviews),
  `${row.reviewsLow.toFixed(1)}–${row.reviewsHigh.toFixed(1)}`,
  row.meanStars === null
    ? '–'
    : `${row.meanStars.toFixed(2)} (${row.starsLow!.toFixed(2)}–${row.starsHigh!.toFixed(2)})`,
  row.reviews === 0
    ? '–'
    : `${percent(row.negativeShare)} (${interval({ share: row.negativeShare, low: row.negativeLow, high: row.negativeHigh })})`,
  row.versions.join(' '),
];

const intro = {
  zh: '评论数、评分与版本逐周的变化，作为用户增长的参照：评论变多也可能是不满、评分提醒或导出范围变大所致。',
  en: 'Reviews, ratings and versions week by week, as a proxy of growth: more reviews may also mean more anger, a reminder to rate, or an export that reaches further back.',
};

const head = {
  zh: ['周（周一）', '评论数', '95% 区间', '均星（95% 区间）', '负面占比（95% 区间）', '新版本'],
  en: [
    'week (Monday)',
    'reviews',
    '95 % interval',
    'mean stars (95 % interval)',
    'negative (95 % interval)',
    'new versions',
  ],
};
