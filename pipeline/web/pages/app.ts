import { html, type Html } from '../../report/html.ts';
import { appName, named } from '../../report/view.ts';
import { timelineChart, timelineSize } from '../../report/charts/timeline.ts';
import {
  alerts,
  cellTotals,
  type GrowthRow,
  growth,
  overview,
  type PriorityRow,
  priorities,
  totals,
  trends,
} from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { appOf, notFound } from '../filters.ts';
import { href, issueLink, reviewsLink } from '../links.ts';
import { alertTable } from '../parts/alerts.ts';
import { heatTable } from '../parts/heat.ts';
import { issueTable } from '../parts/issue-table.ts';
import { stageTable } from '../parts/stages.ts';
import { picture, weeksIn } from '../pictures.ts';
import type { DataTable } from '../data-table.ts';
import { dataTable } from '../tables.ts';
import { numbers, stagePicture } from './overview.ts';

/** One app: how it goes, where it hurts, what comes first. */
export function appPage(ask: Ask): Page {
  const { store, lang } = ask;
  const app = appOf(ask.query) ?? '';
  const scope = { app };
  const all = overview(store, scope);
  if (all.counted === 0 && !isKnown(ask, app)) throw notFound(`app "${app}"`, `应用 "${app}"`);
  const cells = cellTotals(store, scope);
  const issues = totals(store, { ...scope, by: 'issue' });
  const weeks = growth(store, scope);
  const heat = heatTable(ask, cells, app);
  const stages = stageTable(ask, cells, app);
  const listed = issueTable(ask, issues, { app, trends: trends(store, scope) });
  const first = priorityTable(ask, priorities(store, scope));
  const raised = alerts(store, scope);
  const told = alertTable(ask, raised);
  const zh = lang === 'zh';
  return {
    part: 'apps',
    title: appName(app, ask),
    tables: [listed, stages, heat, first, weekTable(ask, weeks), told],
    body: html`${numbers(ask, all, issues.length)}
<p><a href="${reviewsLink({ app })}">${zh ? '看评论' : 'Read its reviews'}</a> · <a href="${href('/queue', { app })}">${zh ? '待复核' : 'Review queue'}</a> · <a href="${href('/topics', { app })}">${zh ? '主题' : 'Topics'}</a></p>
<section><h2>${zh ? '随时间' : 'Over time'}</h2>${overTime(ask, weeks)}<p class="csv"><a href="${href('/app.csv', { app, table: 'weeks' })}" download>${zh ? '下载 CSV' : 'Download CSV'}</a></p></section>
<section><h2>${zh ? '先做什么' : 'What comes first'}</h2>${first.markup}</section>
<section><h2>${zh ? '用户旅程：各阶段' : 'Along the journey'}</h2>${stagePicture(ask, cells)}${stages.markup}</section>
<section><h2>${zh ? '阶段 × 内因' : 'Stage × inner cause'}</h2>${heat.markup}</section>
<section><h2>${zh ? '问题' : 'Issues'}</h2>${listed.markup}</section>
<section><h2>${zh ? '预警' : 'Alerts'}</h2>${raised.length === 0 ? html`<p>${zh ? '没有预警。' : 'There are none.'}</p>` : told.markup}</section>`,
  };
}

const isKnown = ({ store }: Ask, app: string): boolean => growth(store, { app }).length > 0;

function overTime(ask: Ask, weeks: readonly GrowthRow[]): Html {
  const rows = weeks.map(({ week, reviews, complainingShare, meanStars }) => ({
    period: week,
    reviews,
    complaining: Math.round(complainingShare * reviews),
    meanStars,
  }));
  const caption = {
    zh: '按周的评论数、抱怨占比与平均星级',
    en: 'Reviews, share that complains, and mean stars by week',
  }[ask.lang];
  return picture(ask, {
    caption,
    option: (width) => timelineChart(weeksIn(rows, width), ask.lang),
    size: timelineSize,
  });
}

const weekTable = (ask: Ask, rows: readonly GrowthRow[]): DataTable =>
  dataTable(ask, {
    name: 'weeks',
    label: { zh: '按周', en: 'By week' },
    rows,
    columns: [
      { key: 'week', zh: '周（周一）', en: 'week (Monday)', kind: 'text', cell: ({ week }) => week },
      { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: ({ reviews }) => reviews },
      {
        key: 'complaining',
        zh: '抱怨占比',
        en: 'share that complains',
        kind: 'share',
        cell: (row) => row.complainingShare,
      },
      {
        key: 'negative',
        zh: '负面占比',
        en: 'negative share',
        kind: 'share',
        cell: (row) => row.negativeShare,
      },
      {
        key: 'mean_stars',
        zh: '均星',
        en: 'mean stars',
        kind: 'decimal',
        cell: ({ meanStars }) => meanStars,
      },
      {
        key: 'versions',
        zh: '新版本',
        en: 'new versions',
        kind: 'text',
        cell: ({ versions }) => versions.join(' '),
      },
    ],
  });

const prioritiesShown = 10;

const priorityTable = (ask: Ask, rows: readonly PriorityRow[]): DataTable =>
  dataTable(ask, {
    name: 'priorities',
    label: { zh: '先做什么', en: 'What comes first' },
    rows,
    most: prioritiesShown,
    columns: [
      {
        key: 'issue_label',
        zh: '问题',
        en: 'issue',
        kind: 'text',
        cell: ({ issue }) => named(ask.labels.issues, issue, ask),
        shown: ({ issue, app }) =>
          html`<a href="${issueLink(issue, app)}">${named(ask.labels.issues, issue, ask)}</a>`,
      },
      { key: 'rank', zh: '名次', en: 'rank', kind: 'count', cell: ({ rank }) => rank },
      { key: 'part', zh: '占总优先度', en: 'part of all', kind: 'share', cell: ({ part }) => part },
      { key: 'impact', zh: '每条扣星', en: 'stars it costs', kind: 'decimal', cell: ({ impact }) => impact },
      { key: 'volume', zh: '提到的占比', en: 'share', kind: 'share', cell: ({ volume }) => volume },
      { key: 'trend', zh: '走势系数', en: 'trend factor', kind: 'decimal', cell: ({ trend }) => trend },
      {
        key: 'severity',
        zh: '严重系数',
        en: 'severity factor',
        kind: 'decimal',
        cell: ({ severity }) => severity,
      },
      { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: ({ reviews }) => reviews },
    ],
  });
