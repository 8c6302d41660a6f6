import type { CleanField, Mask, MaskKind } from './records.ts';

/** A half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a reader sees in the place of personal data. */
export const placeholders: Readonly<Record<MaskKind, string>> = {
  mobile: '[手机号]',
  landline: '[座机号]',
  'id-card': '[身份证号]',
  'bank-card': '[银行卡号]',
  document: '[证件号]',
  device: '[设备号]',
  email: '[邮箱]',
  qq: '[QQ号]',
  wechat: '[微信号]',
  account: '[账号]',
  password: '[密码]',
  link: '[链接]',
  name: '[姓名]',
  birthday: '[生日]',
  plate: '[车牌号]',
  address: '[地址]',
  order: '[订单号]',
  record: '[病历号]',
};

const kindOf = new Map(Object.entries(placeholders).map(([kind, words]) => [words, kind as MaskKind]));

/** Any placeholder in a stored text. */
export const placeholder = new RegExp(
  [...kindOf.keys()].map((words) => `\\[${words.slice(1, -1)}\\]`).join('|'),
  'g',
);

/** A stored text with something else in the place of its placeholders. */
export const replaceMasks = (stored: string, replacement: (kind: MaskKind) => string): string =>
  stored.includes('[') ? stored.replace(placeholder, (words) => replacement(kindOf.get(words)!)) : stored;

/** The span of the original field from which `match.slice(start, end)` was made; `end > start`. */
export function originalSpan(field: CleanField, start: number, end: number): Span {
  if (field.starts === null || field.ends === null) return { start, end };
  return { start: field.starts[start]!, end: field.ends[end - 1]! };
}

/** The reviewer's own part of the field with personal data replaced by typed placeholders: the only form that is ever stored. */
export function shownText({ original, body, masks }: CleanField): string {
  if (masks.length === 0) return original.slice(body.start, body.end);
  let shown = '';
  let at = body.start;
  for (const mask of masks) {
    shown += original.slice(at, mask.start) + placeholders[mask.kind];
    at = mask.end;
  }
  return shown + original.slice(at, body.end);
}

/** A span of the original field as a span of its `shownText`; one that cuts into a mask takes the whole placeholder. */
export function shownSpan(field: CleanField, span: Span): Span {
  return { start: shownOffset(field, span.start, 'start'), end: shownOffset(field, span.end, 'end') };
}

function shownOffset({ body, masks }: CleanField, offset: number, side: 'start' | 'end'): number {
  let shift = -body.start;
  for (const mask of masks) {
    if (offset <= mask.start) break;
    const width = placeholders[mask.kind].length;
    if (offset < mask.end) return mask.start + shift + (side === 'end' ? width : 0);
    shift += width - (mask.end - mask.start);
  }
  return offset + shift;
}

/** `text` with the given spans replaced by placeholders. */
export function maskText(text: string, masks: readonly Mask[]): string {
  return shownText({
    original: text,
    body: { start: 0, end: text.length },
    match: text,
    starts: null,
    ends: null,
    masks,
  });
}
