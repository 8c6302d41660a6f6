import { replaceMasks, shownText } from './field.ts';
import type { CleanFields, MaskKind, RawReview } from './records.ts';

/** What is stored of the row that a review was read from. */
export interface StoredRow {
  readonly id: string;
  readonly app: string;
  readonly stars: number | null;
  readonly title: string;
  readonly text: string;
  readonly input: string;
  readonly row: number;
}

/** A stored review as a row to be read again; what was masked stays masked. */
export const asRaw = ({ id, app, title, text, stars, input, row }: StoredRow): RawReview => ({
  kind: 'raw',
  origin: { source: 'store', input, row },
  fields: { id, app, title, text, ...(stars === null ? {} : { stars: String(stars) }) },
  dates: { zone: 'Asia/Shanghai' },
});

/** Personal data of nobody, in a form that each kind is known by. */
const specimens: Readonly<Record<MaskKind, string>> = {
  mobile: '13800138000',
  landline: '010-62345678',
  'id-card': '11010519491231002X', // the example of GB 11643-1999
  'bank-card': '6222021234567890128', // passes Luhn's check
  document: 'E12345678',
  device: '86 123456 123456 1',
  email: 'name@example.com',
  qq: '123456789',
  wechat: 'abcd123456',
  account: 'abcd12345',
  password: 'abcd1234',
  link: 'https://example.com/?token=abcd1234',
  name: '王小明',
  birthday: '1980年1月2日',
  plate: '京A12345',
  address: '中关村大街27号1101室',
  order: '9988776655',
  record: '8812345',
};

/** The same with specimens in the place of what was masked: the coder then sees numbers where numbers were, and masks them again. */
export const asRawUnmasked = (row: StoredRow): RawReview => {
  const unmasked = (text: string) => replaceMasks(text, (kind) => specimens[kind]);
  return asRaw({ ...row, title: unmasked(row.title), text: unmasked(row.text) });
};

/** Whether a review read again is stored in the very same words. */
export const isFaithful = (
  { title, text }: StoredRow,
  { titleField, textField }: Pick<CleanFields, 'titleField' | 'textField'>,
): boolean => shownText(titleField) === title && shownText(textField) === text;
