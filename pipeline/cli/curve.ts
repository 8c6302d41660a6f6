import type { Label, Lang } from '../lang.ts';
import { type Proportion, wilson } from '../statistics/wilson.ts';
import { delays, type Recall } from '../trends/backtest/backtest.ts';
import { invention } from '../trends/backtest/background.ts';
import type { BackTest } from '../trends/backtest/run.ts';
import { type Cell, table } from './table.ts';

/** A back-test of invented days: whether the goal is met, how calm the alerts are, and the whole curve. */
export const inventedTold = (tests: readonly BackTest[], seed: number, lang: Lang): string =>
  told([inventedDays(seed), goal(tests)], calmOfInvented, tests, lang);

/** The same of the days of a database. */
export const realTold = (tests: readonly BackTest[], seed: number, lang: Lang): string =>
  told([realDays(seed)], calmOfReal, tests, lang);

function told(intro: readonly Label[], calm: Label, tests: readonly BackTest[], lang: Lang): string {
  const curve = tests.flatMap((test) => test.recall.map((recall) => recallRow(test, recall, lang)));
  return [
    ...intro.map((label) => label[lang]),
    `\n${calm[lang]}`,
    table([words(calmColumns, lang), ...tests.map((test) => calmRow(test, lang))]),
    `\n${recallHeading[lang]}`,
    table([words(recallColumns, lang), ...curve]),
  ].join('\n');
}

const words = (labels: readonly Label[], lang: Lang): string[] => labels.map((label) => label[lang]);

const inventedDays = (seed: number): Label => {
  const { issues, volume } = invention;
  const weekdays = percent(invention.weekdays);
  return {
    zh: `虚构的日子（种子 ${seed}）：${issues} 种问题，占比随星期几离散 ${weekdays}，评论量离散 ${percent(volume)}，占比逐日的离散见表。每次放入一种问题，由每夜所用的同一套预警来找。`,
    en: `Invented days (seed ${seed}): ${issues} issues; shares scatter by ${weekdays} over the week, reviews by ${percent(volume)}; how shares scatter from day to day is in the tables. An issue is put in, and the alerts of every night look for it.`,
  };
};

const realDays = (seed: number): Label => ({
  zh: `库中真实的日子（种子 ${seed}）。每次放入一种问题，由每夜所用的同一套预警来找。`,
  en: `The real days of the database (seed ${seed}). An issue is put in, and the alerts of every night look for it.`,
});

/** What the alerts are made for. */
const aim = { volume: 2_000, share: 0.01, days: 2, usual: 0.005, recall: 0.95, inThirty: 1 } as const;

function goal(tests: readonly BackTest[]): Label {
  const test = tests.find(({ volume }) => volume === aim.volume)!; // the calmer of two
  const { share, low, high } = pooled(test.recall);
  const { value } = test.calm.inThirty;
  const met = share >= aim.recall && value <= aim.inThirty;
  const figures = `${share.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  return {
    zh: `目标：每天 2,000 条评论，平时不到 ${percent(aim.usual)} 的问题多出 1%，2 天内发现的召回率 ≥ ${aim.recall}，每 30 夜误报 ≤ ${aim.inThirty}。实测 ${figures}，误报 ${value.toFixed(2)}：${met ? '达到' : '未达到'}。`,
    en: `Aim: at 2,000 reviews a day, an issue that under ${percent(aim.usual)} usually state and 1% more state now is found within 2 days with recall ≥ ${aim.recall}, and at most ${aim.inThirty} false alert comes in 30 nights. Seen: ${figures}, false alerts ${value.toFixed(2)}: ${met ? 'met' : 'not met'}.`,
  };
}

/** Issues of all usual shares that the aim is about, together. */
function pooled(recall: readonly Recall[]): Proportion {
  const delay = delays.indexOf(aim.days);
  const told = recall.filter(({ share, usual }) => share === aim.share && usual <= aim.usual);
  const trials = told.reduce((sum, row) => sum + row.trials, 0);
  const found = told.reduce((sum, row) => sum + row.found[delay]!.share * row.trials, 0);
  return wilson(Math.round(found), trials);
}

const calmOfInvented: Label = { zh: '误报（什么都没放入）', en: 'False alerts (nothing was put in)' };
const calmOfReal: Label = {
  zh: '什么都没放入时的预警（可能确有其事，见文末清单）',
  en: 'Alerts with nothing put in (they may well be true: see the list below)',
};

const named: readonly Label[] = [
  { zh: '应用', en: 'app' },
  { zh: '每日评论', en: 'reviews a day' },
  { zh: '逐日离散', en: 'scatter' },
];

const calmColumns: readonly Label[] = [
  ...named,
  { zh: '夜数', en: 'nights' },
  { zh: '预警', en: 'alerts' },
  { zh: '每 30 夜（95% 区间）', en: 'in 30 nights (95 % interval)' },
];

function calmRow(test: BackTest, lang: Lang): Cell[] {
  const { nights, alerts, inThirty } = test.calm;
  return [...nameOf(test, lang), nights, alerts, nights === 0 ? '–' : interval(inThirty.value, inThirty)];
}

const recallHeading: Label = {
  zh: '召回率（95% 区间）：放入的占比 × 评论量 × 几天内；“平时”是平时提到该问题的评论的占比',
  en: 'Recall (95 % interval): share put in × reviews × within days; “usual” is the share of reviews that usually state the issue',
};

const recallColumns: readonly Label[] = [
  ...named,
  { zh: '放入', en: 'put in' },
  { zh: '平时', en: 'usual' },
  { zh: '次数', en: 'trials' },
  ...delays.map((days) => ({ zh: `${days} 天`, en: days === 1 ? '1 day' : `${days} days` })),
];

const recallRow = (test: BackTest, { share, usual, trials, found }: Recall, lang: Lang): Cell[] => [
  ...nameOf(test, lang),
  percent(share),
  usual === 1 ? { zh: '更多', en: 'more' }[lang] : `≤ ${percent(usual)}`,
  trials,
  ...found.map((proportion) => interval(proportion.share, proportion)),
];

const nameOf = ({ app, volume, dispersion }: BackTest, lang: Lang): Cell[] => [
  app ?? { zh: '（虚构）', en: '(invented)' }[lang],
  Number(volume.toFixed(volume < 10 ? 1 : 0)),
  dispersion === null ? '–' : percent(Math.sqrt(dispersion)),
];

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;

const interval = (value: number, { low, high }: { readonly low: number; readonly high: number }): string =>
  `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
