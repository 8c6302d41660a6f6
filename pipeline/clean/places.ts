import type { Mask } from '../records.ts';

/** Province, office letter and five or six places (GA 36-2018): two letters at most, or the new-energy forms. */
const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[a-hj-np-z][ ·•.-]?([a-hj-np-z\d]{4}[a-hj-np-z\d挂学警港澳]|[a-hj-np-z][a-hj-np-z\d]\d{4}|\d{5}[a-hj-np-z])(?![a-z\d])/g;

export function plateMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  for (const found of text.matchAll(plate)) {
    const digits = found[1]!.replace(/\D/g, '').length;
    if (digits >= 3) masks.push({ kind: 'plate', start: found.index, end: found.index + found[0].length });
  }
  return masks;
}

const count = '(?:[a-z]?\\d{1,4}[a-z]?|[a-z]|[一二三四五六七八九十百零〇]{1,5})';
const rooms = `(?:[ ,-]?${count}(?:号楼|号院|号|栋|幢|座|单元|层|楼|室|房|户)|[ -]?\\d{1,3}(?:-\\d{1,4}){1,2}(?![-\\d])|-\\d{1,4}){0,5}`;
/** A street's or an estate's last character, a number and what it counts. */
const numbered = new RegExp(
  `(路|街|道|巷|弄|胡同|[村镇乡]|小区|花园|家园|公寓|大厦|广场|新村|社区|[苑园城府湾庭里区])(?:[东西南北中一二三]段)? ?(${count}(?:号楼|号院|号|弄|栋|幢|座|单元|组|队)|\\d{1,3}(?=-\\d{1,3}-\\d{2,4}))(${rooms}(?:(?<=[楼栋幢座元院])[ -]?\\d{3,4}(?![\\d元块万年]))?)`,
  'g',
);
/** House and room without a street. */
const building = new RegExp(
  `${count}(?:号楼|栋|幢|座)[ ,-]?(?:${count}单元[ ,-]?)?(?:${count}[层楼][ ,-]?)?${count}(?:室|房|户|号(?![线码楼]))`,
  'g',
);

/** Words that end like a street. */
const noStreet =
  /(?:线|电|思|网|套|一|半|链|短|通|回|出|退|后|走|铁|这条|那条|一条|哪条|整条|知|报|频|管|渠|味|难)$/;
/** After 号: not a house but a day, an underground line, a shop. */
const noHouse =
  /^(?:线|口|店|机|发|前|后|才|到|就|左右|那天|当天|下午|上午|晚|早|开|付|买|收|下单|预约|[之以][前后]|[,.]?\d+[月日:])/;

/** Street addresses down to the house. */
export function addressMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  for (const found of text.matchAll(numbered)) {
    const [whole, street, house, inside] = found as unknown as [string, string, string, string];
    const end = found.index + whole.length;
    const start = addressStart(text, found.index);
    const name = text.slice(start, found.index);
    if (name !== '' && isHouse(name, street, house, inside, text.slice(end, end + 3)))
      masks.push({ kind: 'address', start, end });
  }
  for (const found of text.matchAll(building))
    masks.push({ kind: 'address', start: found.index, end: found.index + found[0].length });
  return masks.length < 2 ? masks : joined(masks);
}

/** A street and the estate in it are found one by one, but are one address. */
function joined(masks: readonly Mask[]): Mask[] {
  const whole: Mask[] = [];
  for (const mask of masks.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last === undefined || mask.start > last.end) whole.push(mask);
    else whole[whole.length - 1] = { ...last, end: Math.max(last.end, mask.end) };
  }
  return whole;
}

/** A road with a number is an address; an estate, village or district with one only together with more. */
function isHouse(name: string, street: string, house: string, inside: string, after: string): boolean {
  if (house.endsWith('号') && inside === '' && noHouse.test(after)) return false;
  if (/[路街巷弄]$|胡同/.test(street)) return !noStreet.test(name);
  const within = /\p{Script=Han}{2}[省市县区镇乡]|街$|大$/u.test(name);
  return inside !== '' || within || /(?:号楼|号院|栋|幢|座)$/.test(house);
}

/** The longest address seen in generated and official lists has 38 characters before its house number. */
const longestName = 40;
/** Words after which an address begins. */
const opening = /[住在到是给去我的了们址寄往就你他她让把叫送](?!\p{Script=Han}{0,1}$)/gu;

/** Where the run of Han characters that ends at `end` begins, without the words that lead up to the address. */
function addressStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < longestName && /[\p{Script=Han}\d]/u.test(text[start - 1]!)) start--;
  const opened = Array.from(text.slice(start, end).matchAll(opening)).at(-1);
  return opened === undefined ? start : start + opened.index + 1;
}
