import type { Codebook } from '../codebook.ts';
import type { Label, Lang } from '../lang.ts';
import type { Figure } from '../learn/bootstrap.ts';
import type { Evaluation, Parts } from '../learn/evaluation.ts';
import type { Figures } from '../learn/figures.ts';
import { type Cell, table } from './table.ts';

type Issues = Codebook['issues'];

const partsWords: Readonly<Record<Parts, Label>> = {
  both: { zh: '知识与学习', en: 'both' },
  knowledge: { zh: '只用知识', en: 'knowledge only' },
  learned: { zh: '只用学习', en: 'learned only' },
};

/** The rows of the first table. */
const overall: readonly (readonly [Label, (figures: Figures) => Figure])[] = [
  [{ zh: '情感 准确率', en: 'polarity accuracy' }, ({ polarity }) => polarity.accuracy],
  [{ zh: '情感 kappa', en: 'polarity kappa' }, ({ polarity }) => polarity.kappa],
  [{ zh: '情感 褒/贬准确率', en: 'polarity neg/pos' }, ({ polarity }) => polarity.negPos],
  [{ zh: '有无诉求 精确率', en: 'complaint precision' }, ({ complaint }) => complaint.precision],
  [{ zh: '有无诉求 召回率', en: 'complaint recall' }, ({ complaint }) => complaint.recall],
  [{ zh: '有无诉求 F1', en: 'complaint F1' }, ({ complaint }) => complaint.f1],
  [{ zh: '问题 精确率', en: 'issue precision' }, ({ issue }) => issue.precision],
  [{ zh: '问题 召回率', en: 'issue recall' }, ({ issue }) => issue.recall],
  [{ zh: '问题 F1', en: 'issue F1' }, ({ issue }) => issue.f1],
  [{ zh: '问题 宏平均 F1', en: 'issue macro F1' }, ({ issue }) => issue.macro],
  [{ zh: '阶段 F1', en: 'stage F1' }, ({ stage }) => stage.f1],
  [{ zh: '依据重合', en: 'evidence overlap' }, ({ evidence }) => evidence],
  [{ zh: '校准误差 ECE', en: 'calibration error ECE' }, ({ calibration }) => calibration.error],
  [
    { zh: '置信度 ≥ 0.9 者正确', en: 'right at confidence ≥ 0.9' },
    ({ calibration }) => calibration.confident,
  ],
];

const shownConfusions = 15;

/** Every table of an evaluation. Those after the first are of the whole coder without stars, which is what a text alone can tell. */
export function evaluationTold(evaluations: readonly Evaluation[], issues: Issues, lang: Lang): string {
  const main = evaluations.find(({ parts, stars }) => parts === 'both' && !stars)!;
  const { figures } = main;
  const told: readonly (readonly [Label, Cell[][]])[] = [
    [{ zh: '总体（95 % 区间）', en: 'Overall (95 % intervals)' }, overallRows(evaluations, lang)],
    [{ zh: '各留出组', en: 'By held-out group' }, groupRows(main, lang)],
    [{ zh: '各问题', en: 'By issue' }, issueRows(figures, issues, lang)],
    [{ zh: '各语言现象', en: 'By phenomenon' }, phenomenonRows(figures, lang)],
    [{ zh: '最常混淆', en: 'Most confused' }, confusionRows(figures, issues, lang)],
    [{ zh: '置信度与正确率', en: 'Confidence against share right' }, reliabilityRows(figures, lang)],
  ];
  return told
    .filter(([, rows]) => rows.length > 1)
    .map(([title, rows]) => `${title[lang]}\n${table(rows)}`)
    .join('\n\n');
}

function overallRows(evaluations: readonly Evaluation[], lang: Lang): Cell[][] {
  const heads = evaluations.map(({ parts, stars }) => {
    const sight = stars ? { zh: '看星级', en: 'with stars' } : { zh: '不看星级', en: 'without stars' };
    return `${partsWords[parts][lang]}, ${sight[lang]}`;
  });
  const first = evaluations[0]!.figures;
  return [
    [{ zh: `${first.reviews} 条评论`, en: `${first.reviews} reviews` }[lang], ...heads],
    ...overall.map(([label, get]) => [label[lang], ...evaluations.map(({ figures }) => shown(get(figures)))]),
    [{ zh: '未能编码', en: 'not coded' }[lang], ...evaluations.map(({ figures }) => `${figures.unanswered}`)],
  ];
}

const groupRows = ({ groups }: Evaluation, lang: Lang): Cell[][] => [
  heading(lang, [
    { zh: '组', en: 'group' },
    { zh: '评论', en: 'reviews' },
    { zh: '褒/贬准确率', en: 'neg/pos' },
    { zh: '有无诉求 F1', en: 'complaint F1' },
    { zh: '问题 F1', en: 'issue F1' },
    { zh: '阶段 F1', en: 'stage F1' },
  ]),
  ...groups.map(({ group, figures: { reviews, polarity, complaint, issue, stage } }) => [
    group,
    reviews,
    ...[polarity.negPos, complaint.f1, issue.f1, stage.f1].map(shown),
  ]),
];

const issueRows = (figures: Figures, issues: Issues, lang: Lang): Cell[][] => [
  heading(lang, [
    { zh: '问题', en: 'issue' },
    { zh: '应有', en: 'gold' },
    { zh: '多给', en: 'extra' },
    { zh: '漏掉', en: 'missed' },
    { zh: 'F1', en: 'F1' },
  ]),
  ...figures.issues.map(({ issue, gold, extra, missed, f1 }) => [
    named(issue, issues, lang),
    gold,
    extra,
    missed,
    shown(f1),
  ]),
];

const phenomenonRows = ({ phenomena }: Figures, lang: Lang): Cell[][] => [
  heading(lang, [
    { zh: '现象', en: 'phenomenon' },
    { zh: '评论', en: 'reviews' },
    { zh: '情感准确率', en: 'polarity' },
    { zh: '有无诉求判对', en: 'complaint right' },
    { zh: '问题 F1', en: 'issue F1' },
  ]),
  ...phenomena.map(({ phenomenon, reviews, polarity, complaint, issue }) => [
    phenomenon,
    reviews,
    ...[polarity, complaint].map(shown),
    issue === null ? '–' : shown(issue),
  ]),
];

const confusionRows = ({ confusions }: Figures, issues: Issues, lang: Lang): Cell[][] => [
  heading(lang, [
    { zh: '漏掉', en: 'missed' },
    { zh: '却给了', en: 'given instead' },
    { zh: '评论', en: 'reviews' },
  ]),
  ...confusions
    .slice(0, shownConfusions)
    .map(({ missed, given, reviews }) => [named(missed, issues, lang), named(given, issues, lang), reviews]),
];

const reliabilityRows = ({ calibration: { bins } }: Figures, lang: Lang): Cell[][] => [
  heading(lang, [
    { zh: '置信度', en: 'confidence' },
    { zh: '诉求', en: 'complaints' },
    { zh: '平均置信度', en: 'mean confidence' },
    { zh: '正确', en: 'right' },
  ]),
  ...bins
    .filter(({ given }) => given > 0)
    .map(({ from, to, given, confidence, right }) => [
      `${from.toFixed(1)}–${to.toFixed(1)}`,
      given,
      confidence.toFixed(3),
      shown(right),
    ]),
];

const heading = (lang: Lang, labels: readonly Label[]): Cell[] => labels.map((label) => label[lang]);

const named = (issue: string, issues: Issues, lang: Lang): string =>
  [issues[issue]?.[lang], issue].filter(Boolean).join(' ');

const shown = ({ value, low, high }: Figure): string =>
  `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
