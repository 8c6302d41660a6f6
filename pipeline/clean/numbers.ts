import type { Mask } from '../records.ts';

/** Between two groups of a spelled-out number: blanks, dashes, dots, the rest of a keycap. */
const gap = '[ .,/·•_~\\-–—\\ufe0f\\u20e3]{1,3}';
/** No digit before, nor one with a point or dash between: not the tail of a price, a version or a longer number. */
const fresh = '(?<!\\d)(?<!\\d[.-])';

/** Groupings in which people write the 11 digits of a mobile number; second digit by the MIIT numbering plan (13x-19x). */
const groupings = [
  '\\d{8}',
  `${gap}\\d{4}${gap}\\d{4}`,
  `${gap}\\d{8}`,
  `\\d{4}${gap}\\d{4}`,
  `\\d${gap}\\d{3}${gap}\\d{4}`,
  `${gap}\\d{3}${gap}\\d{5}`,
  `${gap}\\d{2}${gap}\\d{2}${gap}\\d{2}${gap}\\d{2}`,
];
const mobile = new RegExp(
  `${fresh}(?:\\(?\\+?(?:00)?86\\)?[ -]?)?(?:1[3-9]\\d(?:${groupings.join('|')})|1${gap}[3-9](?:${gap}\\d){9})(?!\\d)`,
  'g',
);

/** Area code (010, 02x, 0 and three digits more), number, extension; or in the ITU's notation +86. With a dash any 0xxx goes. */
const landline = new RegExp(
  `${fresh}(?:(?:\\(?0(?:10|2\\d|[3-9]\\d{2})\\)?|\\+86[ -]?(?:10|2\\d|[3-9]\\d{2}))[ -]{0,2}[2-8]\\d{2,3}[ -]?\\d{4}|0\\d{2,3}-\\d{6,8})(?:(?:转|-| ?ext\\.? ?)\\d{1,5})?(?!\\d)`,
  'g',
);
/** A number without area code is one only where it is called so; 400 and 800 numbers belong to companies. */
const localLine =
  /(?:电话|座机|固话|传真|tel)(?:号码?|是|为|[ :.,])*((?!400|800)[2-8]\d{2,3}[ -]?\d{4})(?!\d|[ -]\d|元|块|万|多)/g;

/** A long number as it may be written, with its last place. */
const long = /(?<![\da-z])(?:\d(?:[ -]?\d){13,18}x?|\d{6}\.\d{8}\.\d{3}[\dx])(?![\da-z])/g;

/**
 * Numbers that are personal by their form, in digits. Prices, dates, versions, hotlines (10086, 12306, 955xx) and company numbers (400…)
 * have other forms.
 */
export function numberMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  for (const found of text.matchAll(long)) {
    const kind = longKind(
      found[0].replace(/[ .-]/g, ''),
      text.slice(Math.max(0, found.index - 12), found.index),
    );
    if (kind !== null) masks.push({ kind, start: found.index, end: found.index + found[0].length });
  }
  for (const found of text.matchAll(mobile))
    masks.push({ kind: 'mobile', start: found.index, end: found.index + found[0].length });
  for (const found of text.matchAll(landline))
    masks.push({ kind: 'landline', start: found.index, end: found.index + found[0].length });
  for (const found of text.matchAll(localLine)) {
    const end = found.index + found[0].length;
    masks.push({ kind: 'landline', start: end - found[1]!.length, end });
  }
  return masks;
}

/** What a number of 14 to 19 places is; `before` is what stands before it, for a number mistyped by its owner is still personal. */
function longKind(number: string, before: string): 'id-card' | 'bank-card' | null {
  if (isIdCard(number) || (/身份证?/.test(before) && /^(?:\d{15}|\d{17}[\dx])$/.test(number)))
    return 'id-card';
  if (!/^\d{16,19}$/.test(number)) return null;
  return /(?:银行|储蓄|信用|借记)卡|卡号/.test(before) || (/^[3-69]/.test(number) && isLuhn(number))
    ? 'bank-card'
    : null;
}

/** Codes of the provinces, GB/T 2260. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

/** An ID card number: 18 places by GB 11643-1999 with its check digit, or the 15 of the older card. */
export function isIdCard(number: string): boolean {
  if (!province.test(number)) return false;
  if (/^\d{15}$/.test(number)) return isDay(`19${number.slice(6, 12)}`);
  return /^\d{17}[\dx]$/.test(number) && isDay(number.slice(6, 14)) && checkDigit(number) === number[17];
}

/** ISO 7064 MOD 11-2, as GB 11643-1999 prescribes. */
function checkDigit(number: string): string {
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += Number(number[place]) * (2 ** (17 - place) % 11);
  return '10x98765432'[sum % 11]!;
}

function isDay(digits: string): boolean {
  const [year, month, day] = [
    Number(digits.slice(0, 4)),
    Number(digits.slice(4, 6)),
    Number(digits.slice(6, 8)),
  ];
  return year >= 1850 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** The check of bank card numbers, ISO/IEC 7812-1 annex B. */
export function isLuhn(number: string): boolean {
  let sum = 0;
  for (let place = 0; place < number.length; place++) {
    const digit = Number(number[number.length - 1 - place]);
    sum += place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
