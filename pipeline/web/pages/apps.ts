import { html } from '../../report/html.ts';
import { points } from '../../report/numbers.ts';
import { appName, named } from '../../report/view.ts';
import {
  type AppRow,
  apps,
  type ComparedRow,
  comparedApps,
  comparedOperators,
  operators,
} from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { appLink, issueLink, reviewsLink } from '../links.ts';
import type { DataTable } from '../data-table.ts';
import { dataTable, type Shown } from '../tables.ts';
import { appColumn } from '../parts/app-column.ts';

/** Comparisons shown; the CSV has all. */
const comparedShown = 40;

/** The apps beside each other. */
export function appsPage(ask: Ask): Page {
  const rows = apps(ask.store).toSorted((one, other) => other.counted - one.counted);
  const listed = appTable(ask, rows);
  const compared = comparedTable(ask, 'compared', comparedApps(ask.store));
  const operated = comparedOperators(ask.store);
  const owners = comparedTable(ask, 'operators', operated);
  const zh = ask.lang === 'zh';
  const adjusted = zh
    ? '占比按星级（问题再按该阶段的抱怨多少）标准化后与其余各家的均值相比，p 已作多重检验校正；最确定的在前。'
    : 'Shares standardised for stars (of issues, for how much is complained of at the stage too), against the mean of all others; p is corrected for all comparisons; the surest first.';
  return {
    part: 'apps',
    title: zh ? '应用对比' : 'Apps beside each other',
    tables: [listed, compared, owners],
    body: html`<section>${listed.markup}</section>
<section><h2>${zh ? '哪里与别家不同' : 'Where they differ'}</h2><p class="soft">${adjusted}</p>${compared.markup}</section>
${operated.length === 0 ? null : html`<section><h2>${zh ? '各类运营方' : 'Types of operator'}</h2>${owners.markup}</section>`}`,
  };
}

const appTable = (ask: Ask, rows: readonly AppRow[]): DataTable =>
  dataTable(ask, {
    name: 'apps',
    label: { zh: '应用', en: 'Apps' },
    rows,
    columns: [
      appColumn(ask, appLink),
      { key: 'collected', zh: '收集', en: 'collected', kind: 'count', cell: ({ reviews }) => reviews },
      { key: 'counted', zh: '计入', en: 'counted', kind: 'count', cell: ({ counted }) => counted },
      {
        key: 'complaining',
        zh: '有抱怨',
        en: 'complaining',
        kind: 'count',
        cell: ({ complaining }) => complaining,
      },
      {
        key: 'share',
        zh: '占比',
        en: 'share',
        kind: 'share',
        cell: ({ complaining, counted }) => (counted === 0 ? null : complaining / counted),
      },
      {
        key: 'mean_stars',
        zh: '均星',
        en: 'mean stars',
        kind: 'decimal',
        cell: ({ meanStars }) => meanStars,
      },
      { key: 'first', zh: '首日', en: 'first day', kind: 'text', cell: ({ firstDate }) => firstDate },
      { key: 'last', zh: '末日', en: 'last day', kind: 'text', cell: ({ lastDate }) => lastDate },
    ],
  });

function comparedTable(ask: Ask, name: 'compared' | 'operators', rows: readonly ComparedRow[]) {
  const { labels } = operators(ask.store);
  const subject = ({ subject: id }: ComparedRow): string =>
    name === 'operators' ? (labels.get(id)?.[ask.lang] ?? id) : appName(id, ask);
  return dataTable(ask, {
    name,
    label: { zh: '与别家的差异', en: 'Differences' },
    rows,
    most: comparedShown,
    columns: comparedColumns(ask, name, subject),
  });
}

function comparedColumns(
  ask: Ask,
  name: 'compared' | 'operators',
  subject: (row: ComparedRow) => string,
): Shown<ComparedRow>[] {
  const what = ({ issue, stage }: ComparedRow): string =>
    issue === null ? named(ask.labels.stages, stage, ask) : named(ask.labels.issues, issue, ask);
  const link = (row: ComparedRow): string => {
    const app = name === 'compared' ? row.subject : undefined;
    return row.issue === null ? reviewsLink({ app, stage: row.stage }) : issueLink(row.issue, app);
  };
  return [
    {
      key: 'subject',
      zh: name === 'compared' ? '应用' : '运营方',
      en: name === 'compared' ? 'app' : 'operator',
      kind: 'text',
      cell: subject,
    },
    {
      key: 'what',
      zh: '阶段或问题',
      en: 'stage or issue',
      kind: 'text',
      cell: what,
      shown: (row) => html`<a href="${link(row)}">${what(row)}</a>`,
    },
    { key: 'stage', zh: '阶段编码', en: 'stage id', kind: 'text', cell: ({ stage }) => stage, hidden: true },
    { key: 'issue', zh: '问题编码', en: 'issue id', kind: 'text', cell: ({ issue }) => issue, hidden: true },
    { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: ({ reviews }) => reviews },
    { key: 'crude', zh: '原始占比', en: 'crude share', kind: 'share', cell: ({ crude }) => crude },
    { key: 'share', zh: '标准化占比', en: 'standardised', kind: 'share', cell: ({ share }) => share },
    { key: 'others', zh: '其余均值', en: 'others', kind: 'share', cell: ({ others }) => others },
    {
      key: 'difference',
      zh: '差（百分点，95% 区间）',
      en: 'difference (points, 95 % interval)',
      kind: 'share',
      cell: ({ difference }) => difference,
      shown: ({ difference, differenceLow, differenceHigh }) =>
        `${points(difference)} (${points(differenceLow)} – ${points(differenceHigh)})`,
    },
    {
      key: 'difference_low',
      zh: '差的下限',
      en: 'difference low',
      kind: 'share',
      cell: ({ differenceLow }) => differenceLow,
      hidden: true,
    },
    {
      key: 'difference_high',
      zh: '差的上限',
      en: 'difference high',
      kind: 'share',
      cell: ({ differenceHigh }) => differenceHigh,
      hidden: true,
    },
    {
      key: 'p',
      zh: 'p（已校正）',
      en: 'p (corrected)',
      kind: 'decimal',
      cell: ({ p }) => p,
      shown: ({ p }) => (p < 0.0001 ? '<0.0001' : p.toFixed(4)),
    },
  ];
}
