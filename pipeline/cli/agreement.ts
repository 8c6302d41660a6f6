import type { Agreement } from '../agreement/agree.ts';
import { type AgreementRow, isOfCode } from '../agreement/compare.ts';
import type { Figures } from '../agreement/figures.ts';
import type { PrevalenceRow } from '../agreement/prevalence.ts';
import type { Sheet, SheetFaultReason } from '../agreement/sheets/sheet.ts';
import {
  asEstimate,
  codeLabel,
  type FigureName,
  figureLabels,
  pairLabels,
  questionLabels,
  shareLabels,
} from '../agreement/tables.ts';
import type { Codebook } from '../codebook.ts';
import type { Label, Lang } from '../lang.ts';
import type { Estimate } from '../statistics/bootstrap.ts';
import { type Cell, table } from './table.ts';

const faultLabels: Readonly<Record<SheetFaultReason, Label>> = {
  'unknown-issue': { zh: '未知的问题', en: 'unknown issue' },
  'unknown-stage': { zh: '未知的阶段', en: 'unknown stage' },
  'unknown-polarity': { zh: '未知的情感', en: 'unknown polarity' },
  'stage-without-issue': { zh: '有阶段而无问题', en: 'stage without an issue' },
  'no-item': { zh: '缺编号', en: 'no item id' },
  'unknown-item': { zh: '编号不在样本中', en: 'item not in the sample' },
  'other-words': {
    zh: '原文与样本不符，属于别的抽样？',
    en: 'other words than the sample’s: of another sample?',
  },
  'repeated-item': { zh: '编号重复，取第一行', en: 'item repeated, the first row counts' },
  'broken-row': { zh: '无法读取', en: 'cannot be read' },
};

/** Faults that are shown; all of them are in the JSON. */
const shownFaults = 20;

/** Everything `agree` found out, as tables. */
export function agreementTold(
  agreement: Agreement,
  sheets: readonly Sheet[],
  codebook: Codebook,
  lang: Lang,
): string {
  const { rows, prevalence } = agreement;
  const told: readonly (readonly [Label, Cell[][]])[] = [
    [{ zh: '编码员', en: 'Coders' }, coderRows(agreement, sheets, lang)],
    [{ zh: '表中未能采用的内容', en: 'What could not be used of the sheets' }, faultRows(sheets, lang)],
    [{ zh: '总体一致性（95% 区间）', en: 'Agreement overall (95 % intervals)' }, overallRows(rows, lang)],
    ...(['stage', 'cause', 'issue'] as const).map((kind): [Label, Cell[][]] => [
      { zh: `各${questionLabels[kind].zh}的一致性`, en: `Agreement by ${questionLabels[kind].en}` },
      codeRows(rows, kind, codebook, lang),
    ]),
    [
      { zh: '占比：机器编码与校正后', en: 'Shares, as coded and corrected' },
      prevalenceRows(prevalence ?? [], codebook, lang),
    ],
    [{ zh: '裁定', en: 'Settled' }, settledRows(agreement, lang)],
  ];
  const shown = told
    .filter(([, rows]) => rows.length > 1)
    .map(([title, rows]) => `${title[lang]}\n${table(rows)}`);
  return [...shown, ...remarks(agreement, lang)].join('\n\n');
}

/** What one must know to read the figures. */
function remarks({ rows, prevalence }: Agreement, lang: Lang): string[] {
  const reviews = Math.max(...rows.map(({ humans, machine }) => (humans ?? machine)?.units ?? 0));
  const flawless: Label = {
    zh: `“1.00 [1.00, 1.00]” 只说明这 ${reviews} 条评论中没有出现分歧：按三分法则，真实的分歧率以 95% 的把握低于 ${(300 / reviews).toFixed(1)}%。`,
    en: `"1.00 [1.00, 1.00]" only says that no disagreement was met in these ${reviews} reviews: by the rule of three it is below ${(300 / reviews).toFixed(1)} % with 95 % confidence.`,
  };
  const keyless: Label = {
    zh: '没有抽样的密钥文件（--key），因此没有机器与人的比较，也没有校正后的占比。',
    en: 'Without the key to the sample (--key) Wenzhen is not compared with the coders, and no share is corrected.',
  };
  return [...(reviews > 0 ? [flawless[lang]] : []), ...(prevalence === null ? [keyless[lang]] : [])];
}

const coderRows = ({ items }: Agreement, sheets: readonly Sheet[], lang: Lang): Cell[][] => [
  heading(lang, [
    { zh: '表', en: 'sheet' },
    { zh: '已编码', en: 'coded' },
    { zh: '空白', en: 'blank' },
    { zh: '缺行', en: 'missing' },
    { zh: '未采用', en: 'not used' },
  ]),
  ...sheets
    .filter(({ rules }) => !rules)
    .map(({ file, codings, blank, items: read, faults }) => [
      file,
      codings.size,
      blank,
      items.size - read.size,
      faults.length,
    ]),
];

function faultRows(sheets: readonly Sheet[], lang: Lang): Cell[][] {
  const faults = sheets.flatMap((sheet) => sheet.faults);
  const meant = (word: string): string => ({ zh: `是不是 ${word}？`, en: `did you mean ${word}?` })[lang];
  const rows = faults
    .slice(0, shownFaults)
    .map((fault) => [
      `${fault.file}:${fault.row}`,
      faultLabels[fault.reason][lang],
      fault.value,
      fault.meant === undefined ? '' : meant(fault.meant),
    ]);
  const more = faults.length - rows.length;
  const rest: Cell[][] = more > 0 ? [[{ zh: `另有 ${more} 处`, en: `${more} more` }[lang], '', '', '']] : [];
  const heads: Label[] = [
    { zh: '位置', en: 'where' },
    { zh: '原因', en: 'why' },
    { zh: '内容', en: 'cell' },
    { zh: '', en: '' },
  ];
  return [heading(lang, heads), ...rows, ...rest];
}

/** The pairs that there are figures of. */
const pairsIn = (rows: readonly AgreementRow[]): (keyof typeof pairLabels)[] =>
  (['humans', 'machine'] as const).filter((pair) => rows.some((row) => row[pair] !== null));

function overallRows(rows: readonly AgreementRow[], lang: Lang): Cell[][] {
  const pairs = pairsIn(rows);
  const whole = rows.filter((row) => !isOfCode(row));
  const names = Object.keys(figureLabels) as FigureName[];
  const lines = whole.flatMap((row) =>
    names.flatMap((name): Cell[][] => {
      const told = pairs.map((pair) => shownFigure(row[pair], name));
      if (told.every((figure) => figure === null)) return [];
      return [
        [questionLabels[row.kind][lang], figureLabels[name][lang], ...told.map((figure) => figure ?? '')],
      ];
    }),
  );
  return [['', '', ...pairs.map((pair) => pairLabels[pair][lang])], ...lines];
}

const perCode = ['percent', 'alpha', 'ac1'] as const satisfies readonly FigureName[];

function codeRows(
  rows: readonly AgreementRow[],
  kind: AgreementRow['kind'],
  codebook: Codebook,
  lang: Lang,
): Cell[][] {
  const pairs = pairsIn(rows);
  return [
    [
      questionLabels[kind][lang],
      { zh: '评论', en: 'cases' }[lang],
      ...pairs.flatMap((pair) =>
        perCode.map((name) => `${pairLabels[pair][lang]} ${shortLabels[name][lang]}`),
      ),
    ],
    ...rows
      .filter((row) => row.kind === kind && isOfCode(row))
      .map((row) => [
        codeLabel(codebook, kind, row.code, lang),
        row.humanCases ?? '',
        ...pairs.flatMap((pair) => perCode.map((name) => shownFigure(row[pair], name) ?? '–')),
      ]),
  ];
}

const shortLabels: Readonly<Record<(typeof perCode)[number], Label>> = {
  percent: { zh: '一致', en: '%' },
  alpha: { zh: 'α', en: 'α' },
  ac1: { zh: 'AC1', en: 'AC1' },
};

const prevalenceRows = (rows: readonly PrevalenceRow[], codebook: Codebook, lang: Lang): Cell[][] => {
  const names = Object.keys(shareLabels) as (keyof typeof shareLabels)[];
  return [
    ['', ...names.map((name) => shareLabels[name][lang])],
    ...rows.map((row) => [
      codeLabel(codebook, row.kind, row.code, lang),
      ...names.map((name) => shownShare(asEstimate(row[name]))),
    ]),
  ];
};

function settledRows({ settled, gold }: Agreement, lang: Lang): Cell[][] {
  const count = (by: string): number => settled.filter((one) => one.by === by).length;
  return [
    heading(lang, [
      { zh: '如何', en: 'how' },
      { zh: '评论', en: 'reviews' },
    ]),
    [{ zh: '编码员一致', en: 'coders agree' }[lang], count('agreement')],
    [{ zh: '按多数', en: 'by majority' }[lang], count('majority')],
    [{ zh: '按裁定', en: 'by ruling' }[lang], count('ruling')],
    [{ zh: '待裁定', en: 'to be ruled on' }[lang], count('open')],
    [{ zh: '写入标注文件', en: 'written as gold' }[lang], gold.length],
  ];
}

const heading = (lang: Lang, labels: readonly Label[]): Cell[] => labels.map((label) => label[lang]);

function shownFigure(figures: Figures | null, name: FigureName): string | null {
  const estimate = figures?.[name];
  if (estimate == null) return null;
  if (Number.isNaN(estimate.value)) return '–';
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map(twoPlaces);
  return Number.isNaN(estimate.low) ? `${value}` : `${value} [${low}, ${high}]`;
}

function shownShare({ value, low, high }: Estimate): string {
  if (Number.isNaN(value)) return '–';
  const [middle, from, to] = [value, low, high].map((share) => (share * 100).toFixed(1));
  return `${middle}% [${from}, ${to}]`;
}

/** Without a sign before a zero. */
const twoPlaces = (value: number): string => (Math.abs(value) < 0.005 ? 0 : value).toFixed(2);
