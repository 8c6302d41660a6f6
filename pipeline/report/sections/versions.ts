import type { VersionRow } from '../../store/queries.ts';
import { wilson } from '../../statistics/wilson.ts';
import { barsSize, intervalBars } from '../charts/interval-bars.ts';
import type { AppFacts } from '../facts.ts';
import { figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, interval, percent, stars } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, type View } from '../view.ts';

const appsShown = 6;
/** Newest versions drawn of an app, and listed. */
const versionsDrawn = 12;
const versionsListed = 60;
/** Fewer reviews leave an interval too wide to be drawn beside others. */
const leastReviews = 10;

/** Complaints by the version reviewed. */
export const versions: Section = {
  id: 'versions',
  title: { zh: '版本', en: 'Versions' },
  body: ({ apps, overview }, view) => {
    if (overview.counted === 0) return null;
    const told = apps.filter(({ versions: rows }) => rows.length > 0);
    if (told.length === 0)
      return html`<p>${{ zh: '来源没有给出版本号。', en: 'The sources name no versions.' }[view.lang]}</p>`;
    return html`${told.slice(0, appsShown).map((app) => ofApp(app, view))}`;
  },
};

function ofApp(app: AppFacts, view: View): Html {
  const zh = view.lang === 'zh';
  const name = appName(app.app, view);
  const drawn = app.versions.filter(({ reviews }) => reviews >= leastReviews).slice(-versionsDrawn);
  const table = { head: zh ? headZh : headEn, rows: app.versions.slice(-versionsListed).map(row) };
  const without = app.counted - app.versions.reduce((sum, { reviews }) => sum + reviews, 0);
  const caption = zh
    ? `「${name}」各版本提出抱怨的评论占比（细线为 95% 区间）与评论数，由旧到新；不足 ${leastReviews} 条的版本只列在表格中${without > 0 ? `；另有 ${count(without)} 条评论没有版本号` : ''}`
    : `${name}: share of a version's reviews with a complaint (thin line: 95 % interval) and its reviews, oldest first; versions with fewer than ${leastReviews} are in the table only${without > 0 ? `; ${count(without)} more reviews name no version` : ''}`;
  if (drawn.length === 0) return html`<h3>${name}</h3><p>${caption}</p>`;
  const bars = drawn.map(barOf);
  return html`<h3>${name}</h3>
${figure({ caption, option: (width) => intervalBars(bars, width), size: (width) => barsSize(bars, width), table }, view)}`;
}

const barOf = ({ version, reviews, complaining }: VersionRow) => {
  const share = wilson(complaining, reviews);
  return { ...share, label: version, note: `${percent(share.share)} / ${count(reviews)}` };
};

const row = ({ version, reviews, complaining, meanStars, firstDate, lastDate }: VersionRow) => {
  const share = wilson(complaining, reviews);
  return [
    version,
    count(reviews),
    count(complaining),
    percent(share.share),
    interval(share),
    stars(meanStars),
    firstDate,
    lastDate,
  ];
};

const headZh = ['版本', '评论数', '提出抱怨', '抱怨占比', '95% 区间', '均星', '最早', '最近'];
const headEn = [
  'version',
  'reviews',
  'with a complaint',
  'share',
  '95 % interval',
  'mean stars',
  'first',
  'last',
];
