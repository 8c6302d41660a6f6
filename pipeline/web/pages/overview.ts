import { barsSize, intervalBars } from '../../report/charts/interval-bars.ts';
import { headline } from '../../report/headline.ts';
import { type Html, html } from '../../report/html.ts';
import { count, interval, percent, stars } from '../../report/numbers.ts';
import { named } from '../../report/view.ts';
import {
  adviceOn,
  alerts,
  apps,
  type CellTotal,
  cellTotals,
  type Overview,
  overview,
  totals,
  type TotalRow,
} from '../../store/queries.ts';
import type { Ask, Page } from '../ask.ts';
import { alertTable } from '../parts/alerts.ts';
import { heatTable } from '../parts/heat.ts';
import { issueTable } from '../parts/issue-table.ts';
import { stageTable } from '../parts/stages.ts';
import { picture } from '../pictures.ts';

const issuesShown = 12;
const alertsShown = 6;

/** What was read, where it hurts, why, and what is new. */
export function overviewPage(ask: Ask): Page {
  const { store, lang } = ask;
  const all = overview(store);
  const cells = cellTotals(store);
  const issues = totals(store, { by: 'issue' });
  const heat = heatTable(ask, cells, undefined);
  const stages = stageTable(ask, cells, undefined);
  const main = issueTable(ask, issues, { app: undefined, most: issuesShown });
  const open = alerts(store).filter(({ state }) => state === 'open');
  const told = alertTable(ask, open, alertsShown);
  const zh = lang === 'zh';
  return {
    part: 'overview',
    title: zh ? '用户抱怨诊断' : 'What users complain of',
    tables: [main, stages, heat, told],
    body: html`<section><div class="headline">${sentences(ask, all, cells, issues).map((one) => html`<p>${capital(one)}</p>`)}</div></section>
${numbers(ask, all, issues.length)}
<section><h2>${zh ? '用户旅程：各阶段' : 'Along the journey'}</h2>${stagePicture(ask, cells)}${stages.markup}</section>
<section><h2>${zh ? '阶段 × 内因' : 'Stage × inner cause'}</h2><p class="soft">${zh ? '点击任一格查看背后的评论。' : 'Every cell leads to its reviews.'}</p>${heat.markup}</section>
<section><h2>${zh ? '主要问题' : 'Main issues'}</h2>${main.markup}<p><a href="/issues">${zh ? `全部 ${issues.length} 种问题` : `All ${issues.length} issues`}</a></p></section>
<section><h2>${zh ? '持续中的预警' : 'Open alerts'}</h2>${open.length === 0 ? html`<p>${zh ? '没有。' : 'None.'}</p>` : told.markup}<p><a href="/alerts">${zh ? '全部预警' : 'All alerts'}</a></p></section>`,
  };
}

/** The headline of the report, without what moved lately: alerts tell that here. */
function sentences(
  ask: Ask,
  all: Overview,
  cells: readonly CellTotal[],
  issues: readonly TotalRow[],
): string[] {
  const { store } = ask;
  const definite = issues.find(({ id }) => !id.startsWith('other.'));
  const margin = (of: 'stage' | 'cause', other: 'stage' | 'cause') =>
    cells
      .filter((cell) => cell[of] !== null && cell[other] === null)
      .map((cell) => ({ ...cell, id: cell[of]! }));
  return headline(
    {
      overview: all,
      apps: apps(store).map(({ app }) => ({ app, change: null })),
      stages: margin('stage', 'cause'),
      causes: margin('cause', 'stage'),
      leading: definite === undefined ? [] : [{ ...definite, advice: adviceOn(store, definite.id) }],
    },
    ask,
  );
}

const capital = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1);

/** Key numbers as tiles. */
export function numbers({ lang }: Ask, all: Overview, issues: number): Html {
  const zh = lang === 'zh';
  const tile = (name: string, value: string, note: string | null) =>
    html`<div><dt>${name}</dt><dd>${value}${note === null ? null : html`<small>${note}</small>`}</dd></div>`;
  return html`<dl class="numbers">
${tile(zh ? '计入评论' : 'reviews counted', count(all.counted), all.firstDate === null ? null : `${all.firstDate} – ${all.lastDate}`)}
${tile(zh ? '提出抱怨' : 'with a complaint', all.counted === 0 ? '–' : percent(all.share), all.counted === 0 ? null : interval(all))}
${tile(zh ? '平均星级' : 'mean stars', stars(all.meanStars), null)}
${tile(zh ? '抱怨' : 'complaints', count(all.complaints), `${zh ? '问题' : 'issues'} ${issues}`)}
</dl>`;
}

/** The funnel by stage. */
export function stagePicture(ask: Ask, cells: readonly CellTotal[]): Html {
  const bars = cells
    .filter(({ stage, cause }) => stage !== null && cause === null)
    .map((cell) => ({
      ...cell,
      label: named(ask.labels.stages, cell.stage!, ask),
      note: `${percent(cell.share)} · ${count(cell.reviews)}`,
    }));
  const caption = {
    zh: '各阶段至少有一条抱怨的评论占全部评论的比例（细线为 95% 区间）',
    en: 'Share of all reviews with a complaint at the stage (thin line: 95 % interval)',
  }[ask.lang];
  return picture(ask, {
    caption,
    option: (width) => intervalBars(bars, width),
    size: (width) => barsSize(bars, width),
  });
}
