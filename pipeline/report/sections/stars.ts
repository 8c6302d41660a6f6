import { starPartWords } from '../../result-words.ts';
import type { StarChange, StarChangePart } from '../../store/queries.ts';
import type { AppCorpus } from '../corpus.ts';
import { tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, percent } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, named, type View } from '../view.ts';
import { signed } from './priorities.ts';

const appsShown = 6;
/** Parts told one by one; smaller ones are summed up. */
const partsShown = 8;

/** Why the mean of stars moved between the two periods of an app. */
export const stars: Section = {
  id: 'stars',
  title: { zh: '评分为何变动', en: 'Why the rating moved' },
  body: ({ corpus }, view) => {
    const told = corpus.apps.filter(({ starChange }) => starChange !== undefined);
    if (told.length === 0) return null;
    return html`<p>${intro[view.lang]}</p>
${told.slice(0, appsShown).map((app) => ofApp(app, app.starChange!, view))}`;
  },
};

function ofApp({ app, periods }: AppCorpus, change: StarChange, view: View): Html {
  const name = appName(app, view);
  const rest = change.parts.slice(partsShown);
  const others = rest.reduce((sum, { contribution }) => sum + contribution, 0);
  const rows = [
    ...change.parts.slice(0, partsShown).map((part) => rowOf(part, view)),
    ...(rest.length === 0 ? [] : [[`${smaller[view.lang]} (${rest.length})`, '', '', signed(others, 3), '']]),
    [total[view.lang], '', '', signed(change.change, 3), ''],
  ];
  const when = periods === undefined ? '' : ` ${periods.formerFrom} – ${periods.newestTo}`;
  return html`<h3>${name}</h3>
<p>${sentence(change, view)}<small>${when}</small></p>
${tableOf(`${intro[view.lang]} ${name}`, { head: head[view.lang], rows })}`;
}

const sentence = (
  { meanBefore, meanAfter, ratedBefore, ratedAfter, change }: StarChange,
  { lang }: View,
): string =>
  ({
    zh: `平均星级由 ${meanBefore.toFixed(2)}（${count(ratedBefore)} 条）到 ${meanAfter.toFixed(2)}（${count(ratedAfter)} 条），${signed(change, 2)}。`,
    en: `The mean went from ${meanBefore.toFixed(2)} (${count(ratedBefore)} ratings) to ${meanAfter.toFixed(2)} (${count(ratedAfter)}), ${signed(change, 2)}. `,
  })[lang];

const rowOf = ({ part, before, after, contribution, low, high }: StarChangePart, view: View) => [
  partName(part, view),
  percent(before),
  percent(after),
  signed(contribution, 3),
  low === null || high === null ? '–' : `${signed(low, 3)} – ${signed(high, 3)}`,
];

const partName = (part: string, view: View): string =>
  starPartWords[part]?.[view.lang] ?? named(view.labels.issues, part, view);

const smaller = { zh: '其余各项合计', en: 'smaller parts together' };
const total = { zh: '合计（＝实际变化）', en: 'sum (the actual change)' };

const intro = {
  zh: '把两期平均星级之差拆成各部分：某个问题提得更多或更少（占比变化 × 该问题的星级系数），以及同样情况下打分的松紧。各部分之和等于实际变化。',
  en: 'The difference of the two means in parts: an issue stated more or less often (change of its share × its stars), and the same rated otherwise. The parts add up to the actual change.',
};

const head = {
  zh: ['部分', '前期占比', '近期占比', '贡献（星）', '95% 区间'],
  en: ['part', 'share before', 'share after', 'contribution (stars)', '95 % interval'],
};
