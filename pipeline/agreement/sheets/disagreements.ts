import type { Codebook } from '../../codebook.ts';
import type { Label, Lang } from '../../lang.ts';
import type { Agreement } from '../agree.ts';
import type { Coding, Item } from '../coding.ts';
import type { Settled } from '../settle.ts';
import { shownColumn } from './blank-sheet.ts';
import { codeColumns, plainColumn, type SheetColumn } from './columns.ts';
import type { RowCodes } from './sheet.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';
import type { FillIn } from './write-workbook.ts';

const states: Readonly<Record<Settled['by'], Label>> = {
  open: { zh: '待裁定', en: 'to be ruled on' },
  majority: { zh: '按多数', en: 'by majority' },
  ruling: { zh: '已裁定', en: 'ruled on' },
  agreement: { zh: '一致', en: 'agreed' },
};

const plain = ['item', 'app', 'title', 'text'] as const;
const rulingColumns = codeColumns(true);

/**
 * What coders differ on, with the words of the review, what each of them said, and columns for a ruling; a filled one wins when the sheets
 * are read again. Rulings that are there stay as they were written. What the machine says is not shown: it must not sway the ruling.
 */
export function disagreementSheet(agreement: Agreement, codebook: Codebook, lang: Lang): FillIn {
  const { humans, settled, items, ruled } = agreement;
  const vocabulary = vocabularyOf(codebook);
  const listed = settled.filter(
    ({ item, differs, open }) => differs.length + open.length > 0 || ruled.has(item),
  );
  return {
    name: { zh: '分歧', en: 'disagreements' },
    frozen: 1,
    columns: [
      ...plain.map((field) => shownColumn(plainColumn(field), lang)),
      { header: { zh: '分歧所在', en: 'they differ on' }[lang], width: 24 },
      { header: { zh: '状态', en: 'state' }[lang], width: 12 },
      ...humans.map(({ name }) => ({ header: name, width: 34 })),
      ...rulingColumns.map((column) => shownColumn(column, lang)),
    ],
    rows: listed.map(({ item, differs, by }) => [
      ...plain.map((field) => items.get(item)?.[field satisfies keyof Item] ?? ''),
      differs.map((on) => nameOf(on, vocabulary, lang)).join('\n'),
      states[by][lang],
      ...humans.map(({ codings }) => shownCoding(codings.get(item), vocabulary, lang)),
      ...rulingColumns.map((column) => ruledCell(ruled.get(item), column)),
    ]),
  };
}

const nameOf = (on: string, { issue }: Vocabulary, lang: Lang): string =>
  on === 'polarity' ? { zh: '情感', en: 'polarity' }[lang] : issue.show(on, lang);

function shownCoding(coding: Coding | undefined, { issue, stage, polarity }: Vocabulary, lang: Lang): string {
  if (coding === undefined) return '';
  const complaints = coding.complaints.map(
    (complaint) => `${issue.show(complaint.issue, lang)} @ ${stage.show(complaint.stage, lang)}`,
  );
  return [coding.polarity === null ? '–' : polarity.show(coding.polarity, lang), ...complaints].join('\n');
}

function ruledCell(codes: RowCodes | undefined, { field, place }: SheetColumn): string {
  if (field === 'polarity') return codes?.polarity ?? '';
  if (field !== 'issue' && field !== 'stage' && field !== 'evidence') return '';
  return codes?.complaints[place - 1]?.[field] ?? '';
}
