import type { SampleKey } from '../agreement/key.ts';
import type { Label, Lang } from '../lang.ts';
import { kappaReach, shareReach, sizeForKappa, sizeForShare } from '../statistics/sample-size.ts';
import { type Cell, table } from './table.ts';

/** A share of .5 has the widest interval of all; .1 and .02 are a frequent and a rare issue. `wanted` is the half-width to aim at. */
const shares = [
  { share: 0.5, wanted: 0.05 },
  { share: 0.1, wanted: 0.03 },
  { share: 0.02, wanted: 0.01 },
];
/** Coders who agree well, on a frequent and on a rare issue. */
const kappas = [
  { kappa: 0.8, prevalence: 0.1, wanted: 0.1 },
  { kappa: 0.8, prevalence: 0.02, wanted: 0.1 },
];

const heads: readonly Label[] = [
  { zh: '要估计的量', en: 'what is to be known' },
  { zh: '本样本的 95% 区间', en: '95 % interval with this sample' },
  { zh: '所需条数', en: 'reviews needed' },
];

/** What was drawn, what intervals it will give, and how many reviews it takes for narrower ones. */
export function adviceOn({ items, strata, population }: SampleKey, lang: Lang): string {
  const size = items.length;
  const all = population.reviews - population.wordless;
  const drawn: Label = {
    zh: `从 ${all} 条有文字的评论中抽取 ${size} 条，分 ${Object.keys(strata).length} 层。`,
    en: `${size} of ${all} reviews with words were drawn, in ${Object.keys(strata).length} strata.`,
  };
  const rows = [
    ...shares.map((row) => shareRow(row, size, all, lang)),
    ...kappas.map((row) => kappaRow(row, size, lang)),
  ];
  return `${drawn[lang]}\n${table([heads.map((head) => head[lang]), ...rows])}\n${note[lang]}`;
}

function shareRow({ share, wanted }: (typeof shares)[number], size: number, all: number, lang: Lang): Cell[] {
  const name: Label = { zh: `占比 ${percent(share)}`, en: `a share of ${percent(share)}` };
  const goal: Label = { zh: `（± ${percent(wanted)}）`, en: ` for ± ${percent(wanted)}` };
  return [
    name[lang],
    `± ${percent(shareReach(share, size, all))}`,
    `${sizeForShare(share, wanted, all)}${goal[lang]}`,
  ];
}

function kappaRow({ kappa, prevalence, wanted }: (typeof kappas)[number], size: number, lang: Lang): Cell[] {
  const name: Label = {
    zh: `κ = ${kappa}，问题占 ${percent(prevalence)}`,
    en: `kappa ${kappa} of an issue in ${percent(prevalence)}`,
  };
  const goal: Label = { zh: `（± ${wanted}）`, en: ` for ± ${wanted}` };
  return [
    name[lang],
    `± ${kappaReach(kappa, prevalence, size).toFixed(2)}`,
    `${sizeForKappa(kappa, prevalence, wanted)}${goal[lang]}`,
  ];
}

const note: Label = {
  zh: '按简单随机抽样计算；分层与机器编码的校正会使占比的区间更窄。请勿把 key.json 交给编码员。',
  en: 'As for a simple random sample; strata and the machine’s codes make the intervals of shares narrower. Keep key.json from the coders.',
};

const percent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;
