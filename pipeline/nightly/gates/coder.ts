import { type Judge, percent } from './verdict.ts';

/** The coder has become worse on the gold set. */
export const coder: Judge = ({ tonight, past }, limit) => {
  const now = tonight.gold;
  const before = past.find(({ profile }) => profile.gold?.set === now?.set)?.profile.gold ?? null;
  if (now === null || before === null) return [];
  return (
    [
      ['issues', { zh: '问题 F1', en: 'F1 of issues' }],
      ['polarity', { zh: '褒贬准确率', en: 'accuracy of polarity' }],
    ] as const
  ).map(([figure, name]) => ({
    gate: 'coder',
    about: figure,
    held: now[figure] < before[figure] - limit,
    observed: now[figure],
    usual: before[figure],
    says: {
      zh: `${now.reviews} 条标准评论上的${name.zh}为 ${percent(now[figure])}，上次为 ${percent(before[figure])}`,
      en: `${name.en} on ${now.reviews} gold reviews is ${percent(now[figure])}, was ${percent(before[figure])}`,
    },
  }));
};
