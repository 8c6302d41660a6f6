import type { Share } from '../../store/queries.ts';
import { type HeatMap, heatMap, heatSize } from '../charts/heat-map.ts';
import { barsSize, intervalBars } from '../charts/interval-bars.ts';
import type { AppFacts, Facts } from '../facts.ts';
import { figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, interval, percent, stars } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, named, type View } from '../view.ts';
import { verdicts } from './verdicts.ts';

/** Apps side by side, those with most reviews. */
const appsShown = 6;
const issuesShown = 12;

/** The apps beside each other: how much they are complained of, at which stage, and of what. */
export const comparison: Section = {
  id: 'comparison',
  title: { zh: '应用对比', en: 'Apps compared' },
  body: (facts, view) => {
    if (facts.apps.length < 2) return null;
    return html`<p>${caution[view.lang]}</p>${level(facts, view)}
${facts.issues.length === 0 ? null : html`${byStage(facts, view)}${byIssue(facts, view)}`}
${verdicts(facts, view)}`;
  },
};

function level({ apps }: Facts, view: View): Html {
  const zh = view.lang === 'zh';
  const bars = apps.map(({ app, overview }) => ({
    ...overview,
    label: appName(app, view),
    note: `${percent(overview.share)} / ${count(overview.counted)}`,
  }));
  const table = {
    head: zh
      ? ['应用', '计入评论', '抱怨占比', '95% 区间', '均星', '最多的问题', '最早', '最近']
      : [
          'app',
          'reviews',
          'share complaining',
          '95 % interval',
          'mean stars',
          'leading issue',
          'first',
          'last',
        ],
    rows: apps.map(({ app, overview, issues, firstDate, lastDate }) => [
      appName(app, view),
      count(overview.counted),
      percent(overview.share),
      interval(overview),
      stars(overview.meanStars),
      issues[0] === undefined
        ? '–'
        : `${named(view.labels.issues, issues[0].id, view)} ${percent(issues[0].share)}`,
      firstDate,
      lastDate,
    ]),
  };
  const caption = zh
    ? '各应用提出抱怨的评论占比（细线为 95% 区间）与计入的评论数'
    : "Share of each app's reviews with a complaint (thin line: 95 % interval), and its reviews";
  return figure(
    { caption, option: (width) => intervalBars(bars, width), size: (width) => barsSize(bars, width), table },
    view,
  );
}

function byStage({ apps }: Facts, view: View): Html {
  const ids = [...view.labels.stages.keys()];
  const shown = apps.slice(0, appsShown);
  const map = crossed(
    shown.map(({ app }) => appName(app, view)),
    ids.map((id) => named(view.labels.stages, id, view)),
    (row, column) => shown[row]!.stages.find(({ id }) => id === ids[column]),
  );
  return heat(map, { zh: '应用', en: 'app' }[view.lang], stageCaption[view.lang], view);
}

function byIssue({ apps, issues }: Facts, view: View): Html {
  const ids = issues.slice(0, issuesShown).map(({ id }) => id);
  const shown = apps.slice(0, appsShown);
  const map = crossed(
    ids.map((id) => named(view.labels.issues, id, view)),
    shown.map(({ app }) => appName(app, view)),
    (row, column) => shareOf(shown[column]!, ids[row]!),
  );
  return heat(map, { zh: '问题', en: 'issue' }[view.lang], issueCaption[view.lang], view);
}

const shareOf = ({ issues }: AppFacts, issue: string) => issues.find(({ id }) => id === issue);

function crossed(
  rows: readonly string[],
  columns: readonly string[],
  at: (row: number, column: number) => Share | undefined,
): HeatMap {
  const fields = rows.flatMap((_, row) =>
    columns.flatMap((_, column) => {
      const found = at(row, column);
      return found === undefined ? [] : [{ row, column, share: found.share, note: percent(found.share) }];
    }),
  );
  return { rows, columns, fields };
}

function heat(map: HeatMap, corner: string, caption: string, view: View): Html {
  const note = (row: number, column: number) =>
    map.fields.find((field) => field.row === row && field.column === column)?.note ?? '–';
  const table = {
    head: [corner, ...map.columns],
    rows: map.rows.map((name, row) => [name, ...map.columns.map((_, column) => note(row, column))]),
  };
  return figure(
    { caption, option: (width) => heatMap(map, width), size: (width) => heatSize(map, width), table },
    view,
  );
}

const caution = {
  zh: '图中的占比按各应用自己的评论计算：订单多的平台订单类抱怨自然更多，来自不同商店或年份的评论也不能直接比高低。末尾的表按星级与阶段构成校正后再比。',
  en: 'The shares drawn are of each app’s own reviews: a platform with more orders has more complaints of orders, and reviews from other stores or years are no fair match. The tables at the end compare after adjusting for stars and for the mix of stages.',
};

const stageCaption = {
  zh: '各应用在各阶段有抱怨的评论占该应用评论的比例',
  en: 'Share of each app’s reviews with a complaint at the stage',
};

const issueCaption = {
  zh: '各应用的评论中提出各主要问题的比例',
  en: 'Share of each app’s reviews that state the main issues',
};
