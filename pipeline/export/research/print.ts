import type { Label, Lang } from '../../lang.ts';
import type { Analysis, ShareFigures, ShareRow } from './analysis.ts';
import type { CrossCell, CrossResult } from './cross.ts';
import { codeKinds, dimensionLabels } from './dimensions.ts';
import { crossLabel, crossName } from './cross-tables.ts';
import type { ValueLabel } from './fields.ts';
import { groupKinds } from './tally.ts';

/** A table as it stands in a paper: words, not typed cells. */
export interface PrintTable {
  readonly name: string;
  readonly caption: string;
  readonly header: readonly string[];
  /** The first column is text, the others are numbers. */
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

const suppressed = '–';

/** Wider cross-tables do not fit on a page. */
const mostColumns = 6;

/** Every aggregate as it may be printed. */
export function printTables(analysis: Analysis, label: ValueLabel, lang: Lang): PrintTable[] {
  return [
    ...codeKinds.map((kind) => printShares(kind, analysis.codes[kind], 'code', analysis, label, lang)),
    ...groupKinds.map((kind) => printShares(kind, analysis.groups[kind], 'group', analysis, label, lang)),
    ...analysis.crosses.map((cross) => printCross(cross, label, lang)),
  ];
}

type Kind = (typeof codeKinds)[number] | (typeof groupKinds)[number];

function printShares(
  kind: Kind,
  rows: readonly ShareRow[],
  of: 'code' | 'group',
  { all, clusters }: Analysis,
  label: ValueLabel,
  lang: Lang,
): PrintTable {
  const clustered = of === 'code' && clusters.kind !== 'none';
  const words = texts[lang];
  return {
    name: kind,
    caption: words.caption[of](dimensionLabels[kind][lang], all.total),
    header: [
      dimensionLabels[kind][lang],
      words.count[of],
      words.share,
      words.interval,
      ...(clustered ? [words.clustered] : []),
      words.withSuspects,
    ],
    rows: rows.map(({ id, figures }) => [
      label(kind, id),
      ...(figures === null
        ? Array.from({ length: clustered ? 5 : 4 }, () => suppressed)
        : figureCells(figures, of, clustered)),
    ]),
    note: words.note,
  };
}

const figureCells = (figures: ShareFigures, of: 'code' | 'group', clustered: boolean): string[] => [
  of === 'code' ? String(figures.count) : `${figures.count}/${figures.total}`,
  percent(figures.share.share),
  range(figures.share),
  ...(clustered ? [figures.clustered === null ? suppressed : range(figures.clustered)] : []),
  percent(figures.withSuspects.share.share),
];

function printCross(cross: CrossResult, label: ValueLabel, lang: Lang): PrintTable {
  const [row, column] = cross.pair;
  const words = texts[lang];
  const shared = {
    name: crossName(cross),
    caption: words.cross[cross.unit](crossLabel(cross)),
    note: words.note,
  };
  if (cross.columns.length > mostColumns)
    return {
      ...shared,
      header: [
        `${dimensionLabels[row][lang]} × ${dimensionLabels[column][lang]}`,
        'n',
        words.share,
        words.interval,
      ],
      rows: cross.cells
        .flat()
        .map((cell) => [
          `${label(row, cell.row)} × ${label(column, cell.column)}`,
          ...(cell.share === null
            ? [suppressed, suppressed, suppressed]
            : [String(cell.count), percent(cell.share.share), range(cell.share)]),
        ]),
    };
  return {
    ...shared,
    header: [dimensionLabels[row][lang], ...cross.columns.map((id) => label(column, id))],
    rows: cross.rows.map((id, at) => [label(row, id), ...cross.cells[at]!.map(cellText)]),
  };
}

const cellText = ({ count, share }: CrossCell): string =>
  share === null ? suppressed : `${count} (${percent(share.share)})`;

/** One decimal: finer than the interval of any share of fewer than 10,000 reviews. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
export const range = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  Number.isNaN(low) ? suppressed : `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`;

const texts = {
  zh: {
    caption: {
      code: (what: string, n: number) => `各${what}在评论中的占比（n = ${n}）`,
      group: (what: string, n: number) => `各${what}有诉求的评论占比（n = ${n}）`,
    },
    count: { code: '评论', group: '有诉求/全部' },
    share: '占比',
    interval: '95%区间(%)',
    clustered: '聚类自助(%)',
    withSuspects: '含疑似刷评',
    note: '区间为 Wilson 区间；重复评论与疑似刷评不计入，末列除外。“–”：不足下限，已隐去。',
    cross: {
      stating: ({ zh }: Label) => `${zh}：提出该项的评论数（占列中评论的百分比）`,
      reviews: ({ zh }: Label) => `${zh}：评论数（占列的百分比）`,
      complaints: ({ zh }: Label) => `${zh}：诉求数（占列的百分比）`,
    },
  },
  en: {
    caption: {
      code: (what: string, n: number) => `Share of reviews by ${what} (n = ${n})`,
      group: (what: string, n: number) => `Share of reviews with a complaint by ${what} (n = ${n})`,
    },
    count: { code: 'reviews', group: 'complaining/all' },
    share: 'share',
    interval: '95% CI (%)',
    clustered: 'cluster bootstrap (%)',
    withSuspects: 'with suspects',
    note: 'Wilson intervals; reviews that repeat another and suspected bought praise are left out, but for the last column. “–”: too few to be told.',
    cross: {
      stating: ({ en }: Label) => `${en}: reviews stating it (percent of the column's reviews)`,
      reviews: ({ en }: Label) => `${en}: reviews (percent of the column)`,
      complaints: ({ en }: Label) => `${en}: complaints (percent of the column)`,
    },
  },
} as const satisfies Record<Lang, object>;
