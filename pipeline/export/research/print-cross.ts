import type { Label, Lang } from '../../lang.ts';
import type { Independence } from '../../statistics/independence.ts';
import type { CrossCell, CrossResult } from './cross.ts';
import { crossLabel, crossName } from './cross-tables.ts';
import { dimensionLabels } from './dimensions.ts';
import type { ValueLabel } from './fields.ts';
import { type PrintTable, percent, range, suppressed } from './printed.ts';

/** Wider cross-tables do not fit on a page and are printed as a list. */
const mostColumns = 6;

/** Counts with shares, the interval of each under it. */
export function printCross(cross: CrossResult, label: ValueLabel, lang: Lang): PrintTable {
  const words = texts[lang];
  const shared = { name: crossName(cross), caption: words.cross[cross.unit](crossLabel(cross)) };
  if (cross.columns.length > mostColumns) return { ...shared, ...asList(cross, label, lang) };
  const [row, column] = cross.pair;
  return {
    ...shared,
    header: [dimensionLabels[row][lang], ...cross.columns.map((id) => label(column, id))],
    rows: cross.rows.flatMap((id, at) => [
      [label(row, id), ...cross.cells[at]!.map(shareCell)],
      ['', ...cross.cells[at]!.map(intervalCell)],
    ]),
    note: words.note,
  };
}

function asList(cross: CrossResult, label: ValueLabel, lang: Lang): Omit<PrintTable, 'name' | 'caption'> {
  const [row, column] = cross.pair;
  const words = texts[lang];
  return {
    header: [
      `${dimensionLabels[row][lang]} × ${dimensionLabels[column][lang]}`,
      'n',
      words.share,
      words.interval,
    ],
    rows: cross.cells
      .flat()
      .flatMap(({ row: id, column: other, count, share, total }) =>
        share === null || count === 0
          ? []
          : [
              [
                `${label(row, id)} × ${label(column, other)}`,
                ...[String(count), percent(share.share, total!), range(share, total!)],
              ],
            ],
      ),
    note: words.listNote,
  };
}

const shareCell = ({ count, total, share }: CrossCell): string =>
  share === null ? suppressed : `${count} (${percent(share.share, total!)})`;

const intervalCell = ({ total, share }: CrossCell): string =>
  share === null ? '' : `[${range(share, total!)}]`;

/** The tests of a cross-table. */
export function printTests(cross: CrossResult, label: ValueLabel, lang: Lang): PrintTable {
  const [row] = cross.pair;
  const words = texts[lang];
  const whole = crossLabel(cross)[lang];
  return {
    name: `${crossName(cross)}-tests`,
    caption: words.tests[cross.unit](crossLabel(cross)),
    header: [dimensionLabels[row][lang], ...words.testColumns],
    rows: cross.tests.map(({ row: id, n, test, holm, benjaminiHochberg }) => [
      cross.unit === 'stating' ? label(row, id) : whole,
      words.methods[test.method],
      `${test.statistic.toFixed(2)} (${test.degrees}, ${n})`,
      pValue(holm),
      pValue(benjaminiHochberg),
      effect(test),
    ]),
    note: words.testNote,
  };
}

/** As the American Psychological Association has it, to three places. */
const pValue = (p: number): string => (p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, ''));

const effect = ({ v, low, high }: Independence): string =>
  Number.isNaN(v) ? suppressed : `${v.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;

const texts = {
  zh: {
    share: '占比',
    interval: '95%区间(%)',
    note: '方括号内为 95% Wilson 区间（%）；重复评论与疑似刷评不计入。“–”：不足下限，已隐去。',
    listNote: '区间为 95% Wilson 区间；重复评论与疑似刷评不计入。数目为零与不足下限而隐去的不列。',
    cross: {
      stating: ({ zh }: Label) => `${zh}：提出该项的评论数（占列中评论的百分比）`,
      reviews: ({ zh }: Label) => `${zh}：评论数（占列的百分比）`,
      complaints: ({ zh }: Label) => `${zh}：诉求数（占列的百分比）`,
    },
    tests: {
      stating: ({ zh }: Label) => `${zh}：逐项检验提出与否`,
      reviews: ({ zh }: Label) => `${zh}：整表检验`,
      complaints: ({ zh }: Label) => `${zh}：整表检验`,
    },
    testColumns: ['检验', 'χ²（自由度，N）', 'p（Holm）', 'p（BH）', 'Cramér V [95%]'],
    methods: { 'chi-square': 'χ²', fisher: 'Fisher', 'fisher-simulated': 'Fisher（模拟）', none: '–' },
    testNote:
      '期望频数过小时以 Fisher 精确检验或其模拟（9999 次）代替 χ²；p 值在表内校正。检验与 V 的区间把评论当作彼此独立。',
  },
  en: {
    share: 'share',
    interval: '95% CI (%)',
    note: '95% Wilson intervals (%) in brackets; reviews that repeat another and suspected bought praise are left out. “–”: too few to be told.',
    listNote:
      '95% Wilson intervals; reviews that repeat another and suspected bought praise are left out, and so are counts of zero and those too few to be told.',
    cross: {
      stating: ({ en }: Label) => `${en}: reviews stating it (percent of the column's reviews)`,
      reviews: ({ en }: Label) => `${en}: reviews (percent of the column)`,
      complaints: ({ en }: Label) => `${en}: complaints (percent of the column)`,
    },
    tests: {
      stating: ({ en }: Label) => `${en}: each tested on its own, stated or not`,
      reviews: ({ en }: Label) => `${en}: the table tested as a whole`,
      complaints: ({ en }: Label) => `${en}: the table tested as a whole`,
    },
    testColumns: ['test', 'χ² (df, N)', 'p, Holm', 'p, BH', 'Cramér’s V [95% CI]'],
    methods: { 'chi-square': 'χ²', fisher: 'Fisher', 'fisher-simulated': 'Fisher, simulated', none: '–' },
    testNote:
      'Where expected counts are too small, Fisher’s exact test or its simulation (9,999 tables) stands in for χ²; p-values are corrected within the table. Tests and intervals of V take reviews for independent.',
  },
} as const satisfies Record<Lang, object>;
