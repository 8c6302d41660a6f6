import type { FindingRow, TotalRow } from '../../store/queries.ts';
import { wilson } from '../../statistics/wilson.ts';
import { barsSize, intervalBars } from '../charts/interval-bars.ts';
import type { AppCorpus } from '../corpus.ts';
import type { Facts } from '../facts.ts';
import { figure, tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, interval, list, percent, stars } from '../numbers.ts';
import type { Section } from '../section.ts';
import { trendCells, trendHeads } from '../trend-cells.ts';
import { appName, named, type View } from '../view.ts';

const appsShown = 6;

interface Step extends TotalRow {
  readonly label: string;
}

/** Complaints along the user's journey. */
export const funnel: Section = {
  id: 'funnel',
  title: { zh: '用户旅程漏斗', en: 'Along the journey' },
  body: (facts, view) => {
    if (facts.overview.complaining === 0) return null;
    const steps = stepsOf(facts, view);
    const told = steps.filter(({ reviews }) => reviews > 0);
    return html`<p>${intro[view.lang]}</p>
${picture(steps, facts, view)}
${facts.corpus.apps.slice(0, appsShown).map((app) => lately(app, view))}
${facts.corpus.apps.map((app) => ownNumbers(app, view))}
<ul>${told.map(({ id, label }) => html`<li><b>${label}</b> ${leadingIssues(facts.findings, id, view)}</li>`)}</ul>`;
  },
};

/** All stages in their order, those without complaints too. */
const stepsOf = ({ stages, overview }: Facts, { labels, lang }: View): Step[] =>
  [...labels.stages].map(([id, label]) => {
    const none = { id, ...wilson(0, overview.counted), reviews: 0, complaints: 0, meanStars: null };
    return { ...(stages.find((stage) => stage.id === id) ?? none), label: label[lang] };
  });

function picture(steps: readonly Step[], { overview }: Facts, view: View): Html {
  const bars = steps.map((step) => ({ ...step, note: `${percent(step.share)} · ${count(step.reviews)}` }));
  const rows = steps.map((step) => [
    step.label,
    count(step.reviews),
    percent(step.share),
    interval(step),
    count(step.complaints),
    percent(step.complaints / overview.complaints),
    stars(step.meanStars),
  ]);
  return figure(
    {
      caption: caption[view.lang],
      option: (width) => intervalBars(bars, width),
      size: (width) => barsSize(bars, width),
      table: { head: head[view.lang], rows },
    },
    view,
  );
}

/** How each stage went in one app, from the former period to the newest. */
function lately({ app, stages, periods }: AppCorpus, view: View): Html | null {
  if (periods === undefined || stages.length === 0) return null;
  const name = appName(app, view);
  const rows = stages.map((row) => [
    named(view.labels.stages, row.stage, view),
    count(row.reviews),
    percent(row.share),
    ...trendCells(row),
  ]);
  const title = `${name} ${periods.formerFrom} – ${periods.newestTo}`;
  return html`<details><summary>${name}${{ zh: '：各阶段近期变化', en: ': stages of late' }[view.lang]}</summary>
${tableOf(title, { head: trendHead[view.lang], rows })}</details>`;
}

/** The team's own funnel beside the complaints of the same stage. */
function ownNumbers({ app, metrics }: AppCorpus, view: View): Html | null {
  if (metrics.length === 0) return null;
  const name = appName(app, view);
  const rows = metrics.map(({ stage, metric, first, last, weeks, correlation }) => [
    named(view.labels.stages, stage, view),
    html`<q>${metric}</q>`,
    `${plain(first)} → ${plain(last)}`,
    count(weeks),
    correlation === null ? '–' : correlation.toFixed(2),
  ]);
  return html`<h3>${name}${{ zh: '：团队自己的漏斗与抱怨', en: ': the team’s own funnel and complaints' }[view.lang]}</h3>
<p><small>${described[view.lang]}</small></p>
${tableOf(`${name} ${described[view.lang]}`, { head: metricHead[view.lang], rows })}`;
}

/** A count or a rate as short as it can be told. */
const plain = (value: number): string =>
  Math.abs(value) <= 1 ? percent(value) : Number(value.toPrecision(4)).toString();

const issuesNamed = 3;

/** The issues that most reviews state at a stage: 注册登录失败 5.1%、验证码问题 3.2%. */
const leadingIssues = (findings: readonly FindingRow[], stage: string, view: View): string =>
  list(
    findings
      .filter((finding) => finding.stage === stage)
      .slice(0, issuesNamed)
      .map(({ issue, share }) => `${named(view.labels.issues, issue, view)} ${percent(share)}`),
    view.lang,
  );

const intro = {
  zh: '按 AARRR 的五个阶段看用户在哪一步受阻：获取 → 激活 → 留存 → 变现 → 推荐。一条评论可能在多个阶段有抱怨，各阶段比例相加可超过总比例。',
  en: 'Where users are held up, by the five AARRR stages: acquisition → activation → retention → revenue → referral. A review may complain at several stages, so the shares may add up to more than the whole.',
};

const caption = {
  zh: '各阶段至少有一条抱怨的评论占全部评论的比例（细线为 95% 区间）与条数；下列各阶段最多的问题',
  en: 'Share of all reviews with a complaint at the stage (thin line: 95 % interval), and how many; below, the leading issues of each',
};

const head = {
  zh: ['阶段', '评论数', '占全部评论', '95% 区间', '抱怨数', '占全部抱怨', '均星'],
  en: [
    'stage',
    'reviews',
    'share of reviews',
    '95 % interval',
    'complaints',
    'share of complaints',
    'mean stars',
  ],
};

const trendHead = {
  zh: ['阶段', '评论数', '占全部评论', ...trendHeads.zh],
  en: ['stage', 'reviews', 'share of reviews', ...trendHeads.en],
};

const described = {
  zh: '同一阶段、同一周的数字与抱怨占比的等级相关（Spearman）：只描述同升同降，不说明因果。',
  en: 'Rank correlation (Spearman) of the number with the share of reviews that complain at its stage, week by week: it describes, it does not explain.',
};

const metricHead = {
  zh: ['阶段', '指标', '首周 → 末周', '周数', '与抱怨占比的相关'],
  en: ['stage', 'metric', 'first week → last', 'weeks', 'correlation with complaints'],
};
