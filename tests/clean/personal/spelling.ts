/** Ways in which people write numbers and words so that no filter knows them. */

export const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

export const inChinese = (digits: string, one = '一'): string =>
  digits.replace(/\d/g, (digit) => `零${one}二三四五六七八九`[Number(digit)]!);

/** Banker's numerals, as on cheques. */
export const inFormalChinese = (digits: string): string =>
  digits.replace(/\d/g, (digit) => '零壹贰叁肆伍陆柒捌玖'[Number(digit)]!);

export const circled = (digits: string): string =>
  digits.replace(/\d/g, (digit) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(digit)]!);

export const keycaps = (digits: string): string => digits.replace(/\d/g, (digit) => `${digit}\ufe0f\u20e3`);

/** Cut into groups of the given lengths; what is left over is the last group. */
export function cut(text: string, separator: string, ...lengths: readonly number[]): string {
  const groups: string[] = [];
  let at = 0;
  for (const length of lengths) {
    groups.push(text.slice(at, at + length));
    at += length;
  }
  return [...groups, text.slice(at)].filter((group) => group !== '').join(separator);
}

export const spaced = (text: string, separator = ' '): string => [...text].join(separator);

/** 1 to 99 as it is said: 21 is 二十一. */
export function chineseNumber(number: string): string {
  const [tens, ones] = number.padStart(2, '0');
  const ten = tens === '0' ? '' : tens === '1' ? '十' : `${inChinese(tens!)}十`;
  return ones === '0' ? ten : ten + inChinese(ones!);
}
