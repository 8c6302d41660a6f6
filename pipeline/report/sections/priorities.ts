import type { PriorityRow } from '../../store/queries.ts';
import type { AppCorpus } from '../corpus.ts';
import { tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, percent } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, named, type View } from '../view.ts';

const appsShown = 6;
const issuesShown = 10;

/** What to see to first, with every factor, and what each issue costs in stars. */
export const priorities: Section = {
  id: 'priorities',
  title: { zh: '先解决什么', en: 'What comes first' },
  body: ({ corpus }, view) => {
    const told = corpus.apps.filter((app) => app.priorities.some(isPressing));
    if (told.length === 0) return null;
    return html`<p>${intro[view.lang]}</p>
${told.slice(0, appsShown).map((app) => ofApp(app, view))}
<p><small>${terms[view.lang]}</small></p>`;
  },
};

/** What nobody has stated of late comes nowhere; the export has it all the same. */
const isPressing = ({ newest }: PriorityRow): boolean => newest > 0;

function ofApp(app: AppCorpus, view: View): Html {
  const name = appName(app.app, view);
  const costs = new Map(app.impacts.map((row) => [row.issue, row]));
  const rows = app.priorities
    .filter(isPressing)
    .slice(0, issuesShown)
    .map((row) => {
      const cost = costs.get(row.issue);
      return [
        `${row.rank}. ${named(view.labels.issues, row.issue, view)}`,
        percent(row.part),
        row.impact.toFixed(2),
        percent(row.volume),
        `×${row.trend.toFixed(2)}`,
        `×${row.severity.toFixed(2)} (${count(row.severe)})`,
        `${count(row.newest)} / ${count(row.reviews)}`,
        cost === undefined
          ? '–'
          : `${signed(cost.stars, 2)} (${signed(cost.low, 2)} – ${signed(cost.high, 2)})${cost.shared ? '*' : ''}`,
        cost === undefined ? '–' : `${signed(cost.lost, 3)} → ${cost.meanWithout.toFixed(2)}`,
      ];
    });
  return html`<h3>${name}${periodTold(app, view)}</h3>
${tableOf(`${intro[view.lang]} ${name}`, { head: head[view.lang], rows })}`;
}

function periodTold({ periods }: AppCorpus, { lang }: View): Html | null {
  if (periods === undefined) return null;
  const { newestFrom, newestTo, length } = periods;
  return html` <small>${{ zh: `最近 ${length} 天（${newestFrom} 至 ${newestTo}）对此前 ${length} 天`, en: `the last ${length} days (${newestFrom} to ${newestTo}) against the ${length} before` }[lang]}</small>`;
}

/** A number with its sign, and a true minus. */
export const signed = (value: number, digits: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;

const intro = {
  zh: '优先级 = 影响 × 声量 × 趋势 × 严重度。每个因子都列出，可按自己的看法重新权衡。',
  en: 'Priority = impact × volume × trend × severity. Every factor is shown, to be weighed anew by whoever sees it otherwise.',
};

const head = {
  zh: [
    '问题',
    '占优先级',
    '影响（星）',
    '声量',
    '趋势',
    '严重度（条）',
    '近期/全部',
    '单条星级（95% 区间）',
    '无此问题时均星',
  ],
  en: [
    'issue',
    'part of all',
    'impact (stars)',
    'volume',
    'trend',
    'severity (reviews)',
    'lately / ever',
    'stars of a review (95 % interval)',
    'mean without it',
  ],
};

const terms = {
  zh: '影响：提到该问题的评论平均少几颗星（按问题做最小二乘回归，其余问题相同；样本少的向其他问题收缩）。声量：近期提到它的评论占比。趋势：近期占比是此前的几倍（向 1 收缩）。严重度：1 加上两倍的严重评论占比，严重指提到弃用、退款、监管维权或健康受损。区间用稳健标准误（HC3）；带 * 的问题样本太少，用全部少见问题的共同系数。',
  en: 'Impact: how many stars a review loses by stating the issue (least squares on all issues, the others being equal; drawn towards the other issues where few reviews state it). Volume: share of the reviews of late that state it. Trend: how many times the former share, drawn towards 1. Severity: 1 and twice the share of its reviews that speak of leaving, a refund, a regulator or harm. Intervals are robust (HC3); issues marked * are too rare and share one coefficient.',
};
