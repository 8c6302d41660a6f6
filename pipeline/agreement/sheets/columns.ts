import type { Label, Lang } from '../../lang.ts';
import { fold } from './vocabulary.ts';

/** Complaints that a row of a sheet has room for; the coded reviews we know have hardly ever more. */
export const complaintsPerRow = 4;

/** What a column of a coding sheet holds. */
export type FieldName =
  | 'item'
  | 'app'
  | 'title'
  | 'text'
  | 'polarity'
  | 'issue'
  | 'stage'
  | 'evidence'
  | 'note';

/** One column; `place` numbers the complaints of a row from 1 and is 0 where there is but one such column. */
export interface SheetColumn {
  readonly field: FieldName;
  readonly place: number;
  /** Whether it is for a ruling on what coders differ on. */
  readonly ruling: boolean;
}

const labels: Readonly<Record<FieldName, Label>> = {
  item: { zh: '编号', en: 'item' },
  app: { zh: '应用', en: 'app' },
  title: { zh: '标题', en: 'title' },
  text: { zh: '内容', en: 'text' },
  polarity: { zh: '情感', en: 'polarity' },
  issue: { zh: '问题', en: 'issue' },
  stage: { zh: '阶段', en: 'stage' },
  evidence: { zh: '依据', en: 'evidence' },
  note: { zh: '备注', en: 'note' },
};

const rulingLabel: Label = { zh: '裁定', en: 'ruling' };

/** What people call the columns besides. */
const otherNames: Readonly<Record<string, FieldName>> = {
  序号: 'item',
  id: 'item',
  评论编号: 'item',
  应用名: 'app',
  文本: 'text',
  评论: 'text',
  评论内容: 'text',
  正文: 'text',
  情感倾向: 'polarity',
  情感极性: 'polarity',
  极性: 'polarity',
  sentiment: 'polarity',
  问题编码: 'issue',
  诉求: 'issue',
  code: 'issue',
  证据: 'evidence',
  依据原文: 'evidence',
  quote: 'evidence',
  comment: 'note',
  说明: 'note',
};

const names = new Map<string, FieldName>([
  ...(Object.entries(labels) as [FieldName, Label][]).flatMap(([field, { zh, en }]) =>
    [zh, en].map((name): [string, FieldName] => [fold(name), field]),
  ),
  ...Object.entries(otherNames).map(([name, field]): [string, FieldName] => [fold(name), field]),
]);

const chineseNumbers = '一二三四五六七八九';

const repeated: readonly FieldName[] = ['issue', 'stage', 'evidence'];

/** Columns of the codes of one row: polarity, and the complaints. */
export const codeColumns = (ruling: boolean): SheetColumn[] => [
  { field: 'polarity', place: 0, ruling },
  ...Array.from({ length: complaintsPerRow }, (_, at) =>
    repeated.map((field): SheetColumn => ({ field, place: at + 1, ruling })),
  ).flat(),
];

export const plainColumn = (field: FieldName): SheetColumn => ({ field, place: 0, ruling: false });

/** The header of a column. */
export function headerOf({ field, place, ruling }: SheetColumn, lang: Lang): string {
  const number = place === 0 ? '' : lang === 'zh' ? `${place}` : ` ${place}`;
  return `${ruling ? `${rulingLabel[lang]}${lang === 'zh' ? '' : ' '}` : ''}${labels[field][lang]}${number}`;
}

/** The column that a header names, in either language; undefined for one that is not ours. */
export function columnNamed(header: string): SheetColumn | undefined {
  const folded = fold(header);
  const ruling = Object.values(rulingLabel).find((label) => folded.startsWith(label));
  const parts = /^(.*?)(\d|[一二三四五六七八九])?$/u.exec(folded.slice(ruling?.length ?? 0));
  const field = names.get(parts?.[1] ?? '');
  if (field === undefined) return undefined;
  const place = repeated.includes(field) ? numberOf(parts?.[2] ?? '1') : 0;
  return { field, place, ruling: ruling !== undefined };
}

const numberOf = (digit: string): number => Number(digit) || chineseNumbers.indexOf(digit) + 1;
