import { html, type Html } from '../../report/html.ts';
import {
  type FollowedEverywhere,
  type RateRow,
  type VersionRate,
  versionRates,
  weeklyRates,
} from '../../store/queries.ts';
import type { Ask } from '../ask.ts';
import { rateLine, rateSize } from '../charts/rate-line.ts';
import { reviewsLink } from '../links.ts';
import { picture, weeksIn } from '../pictures.ts';
import type { DataTable } from '../data-table.ts';
import { dataTable } from '../tables.ts';
import { appColumn } from './app-column.ts';
import { shareColumns } from './shares.ts';

interface History {
  readonly tables: readonly DataTable[];
  readonly markup: Html;
}

/** Something over time and version, of one app or of all. */
export function historyOf(ask: Ask, followed: FollowedEverywhere): History {
  const weeks = weeklyRates(ask.store, followed);
  const rows = versionRates(ask.store, followed)
    .filter(({ version }) => version !== '')
    .toSorted((one, other) => other.of - one.of);
  const byWeek = weekTable(ask, weeks, followed);
  const byVersion = versionTable(ask, rows, followed);
  const zh = ask.lang === 'zh';
  const caption = zh
    ? '按周（评论少于 5 条的周不画占比）'
    : 'By week; no share is drawn for weeks with fewer than five reviews';
  const chart =
    weeks.length === 0
      ? null
      : picture(ask, {
          caption,
          option: (width) => rateLine(weeksIn(weeks, width), ask.lang),
          size: rateSize,
        });
  return {
    tables: [byWeek, byVersion],
    markup: html`<section><h2>${zh ? '随时间' : 'Over time'}</h2>${chart}
<details><summary>${zh ? '看表格' : 'Show as table'}</summary>${byWeek.markup}</details></section>
<section><h2>${zh ? '按版本' : 'By version'}</h2>${rows.length === 0 ? html`<p>${zh ? '评论没有写版本。' : 'The reviews name no version.'}</p>` : byVersion.markup}</section>`,
  };
}

const weekTable = (ask: Ask, rows: readonly RateRow[], { app, kind, id }: FollowedEverywhere): DataTable =>
  dataTable(ask, {
    name: 'weeks',
    label: { zh: '按周', en: 'By week' },
    rows,
    columns: [
      {
        key: 'week',
        zh: '周（周一）',
        en: 'week (Monday)',
        kind: 'text',
        cell: ({ period }) => period,
        shown: ({ period }) =>
          kind === 'issue'
            ? html`<a href="${reviewsLink({ app, issue: id, since: period, until: sunday(period) })}">${period}</a>`
            : period,
      },
      ...shareColumns<RateRow>(),
      { key: 'of', zh: '全部评论', en: 'all reviews', kind: 'count', cell: ({ of }) => of },
    ],
  });

const sunday = (monday: string): string =>
  new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10);

/** Versions with few reviews tell little; those with most come first. */
const versionsShown = 60;

const versionTable = (ask: Ask, rows: readonly VersionRate[], { kind, id }: FollowedEverywhere): DataTable =>
  dataTable(ask, {
    name: 'versions',
    label: { zh: '按版本', en: 'By version' },
    rows,
    most: versionsShown,
    columns: [
      {
        key: 'version',
        zh: '版本',
        en: 'version',
        kind: 'text',
        cell: ({ version }) => version,
        shown: ({ app, version }) =>
          kind === 'issue'
            ? html`<a href="${reviewsLink({ app, issue: id, version })}">${version}</a>`
            : version,
      },
      appColumn(ask),
      ...shareColumns<VersionRate>(),
      { key: 'of', zh: '该版本评论', en: 'reviews of it', kind: 'count', cell: ({ of }) => of },
    ],
  });
