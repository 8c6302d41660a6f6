import type { ComparedRow } from '../../store/queries.ts';
import type { Facts } from '../facts.ts';
import { tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { interval, percent, points } from '../numbers.ts';
import { appName, named, type View } from '../view.ts';

/** Differences shown, the surest first. */
const shown = 20;
/** Corrected p-values below this are told. */
const level = 0.05;

/** On which issues apps, and types of operator, differ from the others once stars and stages are made equal. */
export function verdicts({ corpus }: Facts, view: View): Html | null {
  const { comparedApps, comparedOperators, operators } = corpus;
  if (comparedApps.every(({ issue }) => issue === null)) return null;
  const labels = operators.labels;
  return html`<h3>${titles.apps[view.lang]}</h3><p>${intro[view.lang]}</p>
${differences(comparedApps, (app) => appName(app, view), titles.apps[view.lang], view)}
${
  comparedOperators.length === 0
    ? null
    : html`<h3>${titles.operators[view.lang]}</h3>
${differences(comparedOperators, (id) => labels.get(id)?.[view.lang] ?? id, titles.operators[view.lang], view)}`
}`;
}

function differences(
  all: readonly ComparedRow[],
  nameOf: (subject: string) => string,
  title: string,
  view: View,
): Html {
  const clear = all.filter(({ issue, p }) => issue !== null && p < level).slice(0, shown);
  if (clear.length === 0) return html`<p>${none[view.lang]}</p>`;
  const rows = clear.map((row) => [
    nameOf(row.subject),
    `${named(view.labels.issues, row.issue!, view)} (${named(view.labels.stages, row.stage, view)})`,
    percent(row.crude),
    `${percent(row.share)} (${interval(row)})`,
    percent(row.others),
    `${points(row.difference)} (${points(row.differenceLow)} – ${points(row.differenceHigh)})`,
    row.p < 0.001 ? '<0.001' : row.p.toFixed(3),
  ]);
  return tableOf(title, { head: head[view.lang], rows });
}

const titles = {
  apps: { zh: '校正后的差异：应用', en: 'Differences after adjusting: apps' },
  operators: { zh: '校正后的差异：运营方类型', en: 'Differences after adjusting: types of operator' },
};

const intro = {
  zh: '先把各应用化为同样的星级构成、同样的各阶段抱怨量（直接标准化，每个应用权重相同），再看同一阶段里各问题的多少；与其余各方的均值相比，只列校正后 p < 0.05 的问题。一个应用在某阶段抱怨多，取决于用户拿它做什么，不在此评判。',
  en: 'All are given the same mix of stars and the same amount of complaints at each stage (direct standardisation, each app as weighty as any other); what is compared is how much of a stage’s complaints an issue makes, against the mean of the others, where the corrected p is below 0.05. How much is complained of at a stage depends on what an app is used for and is not judged.',
};

const none = { zh: '没有明显的差异。', en: 'No clear differences.' };

const head = {
  zh: [
    '对象',
    '问题（阶段）',
    '原占比',
    '标准化占比（95% 区间）',
    '其余均值',
    '差（百分点，95% 区间）',
    '校正后 p',
  ],
  en: [
    'subject',
    'issue (stage)',
    'crude share',
    'standardised share (95 % interval)',
    'mean of the others',
    'difference (points, 95 % interval)',
    'corrected p',
  ],
};
