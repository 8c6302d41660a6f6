import type { Lang } from '../../lang.ts';
import type { Analysis, ShareFigures, ShareRow } from './analysis.ts';
import { codeKinds, dimensionLabels } from './dimensions.ts';
import type { ValueLabel } from './fields.ts';
import { printCross, printTests } from './print-cross.ts';
import { type PrintTable, percent, range, suppressed } from './printed.ts';
import { groupKinds } from './tally.ts';

/** Every aggregate as it may be printed. */
export function printTables(analysis: Analysis, label: ValueLabel, lang: Lang): PrintTable[] {
  return [
    ...codeKinds.map((kind) => printShares(kind, analysis.codes[kind], 'code', analysis, label, lang)),
    ...groupKinds.map((kind) => printShares(kind, analysis.groups[kind], 'group', analysis, label, lang)),
    ...analysis.crosses.flatMap((cross) => [
      printCross(cross, label, lang),
      ...(cross.tests.length === 0 ? [] : [printTests(cross, label, lang)]),
    ]),
  ];
}

type Kind = (typeof codeKinds)[number] | (typeof groupKinds)[number];

function printShares(
  kind: Kind,
  rows: readonly ShareRow[],
  of: 'code' | 'group',
  { all, clusters, totals }: Analysis,
  label: ValueLabel,
  lang: Lang,
): PrintTable {
  const words = texts[lang];
  const columns = [
    { header: words.count[of], cell: (figures: ShareFigures) => countCell(figures, of) },
    { header: words.share, cell: ({ share, total }: ShareFigures) => percent(share.share, total) },
    { header: words.interval, cell: ({ share, total }: ShareFigures) => range(share, total) },
    ...(clusters.kind === 'none' ? [] : [{ header: words.clustered, cell: clusteredCell }]),
    ...(totals.suspects === 0 ? [] : [{ header: words.withSuspects, cell: suspectCell }]),
  ];
  return {
    name: kind,
    caption: words.caption[of](dimensionLabels[kind][lang], all.total),
    header: [dimensionLabels[kind][lang], ...columns.map(({ header }) => header)],
    rows: rows.map(({ id, figures }) => [
      label(kind, id),
      ...columns.map(({ cell }) => (figures === null ? suppressed : cell(figures))),
    ]),
    note: words.note(totals.suspects > 0, clusters.kind),
  };
}

const countCell = ({ count, total }: ShareFigures, of: 'code' | 'group'): string =>
  of === 'code' ? String(count) : `${count}/${total}`;

const clusteredCell = ({ clustered, total }: ShareFigures): string =>
  clustered === null ? suppressed : range(clustered, total);

const suspectCell = ({ withSuspects }: ShareFigures): string =>
  withSuspects === null ? suppressed : percent(withSuspects.share.share, withSuspects.total);

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
    note: (suspects: boolean, clusters: string) =>
      `95%区间为 Wilson 区间${clusters === 'none' ? '' : `，聚类自助区间以${{ author: '作者', app: '应用' }[clusters]}为单位`}；重复评论与疑似刷评不计入${suspects ? '，末列除外' : ''}。“–”：不足下限而隐去，或无法给出。`,
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
    note: (suspects: boolean, clusters: string) =>
      `95% CI: Wilson${clusters === 'none' ? '' : `; cluster bootstrap by ${clusters}`}. Reviews that repeat another and suspected bought praise are left out${suspects ? ', but for the last column' : ''}. “–”: too few to be told, or cannot be told.`,
  },
} as const satisfies Record<Lang, object>;
