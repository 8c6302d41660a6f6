import type { Mask } from '../records.ts';

const cue = '(?:生日|出生(?:日期|年月日?|时间)?|生于)(?:是|于|为|在|[ :,.“"【\\[(]){0,4}';
const numeral = '[零〇一二三四五六七八九]';
const count = '[一二三四五六七八九十廿卅]{1,3}';
const date = [
  '(?:19|20)\\d{2} ?[-./年] ?\\d{1,2} ?[-./月] ?\\d{1,2}[日号]?',
  '(?:19|20)\\d{2}[01]\\d[0-3]\\d',
  '\\d{2}年\\d{1,2}月\\d{1,2}[日号]?',
  `${numeral}{2,4}年${count}月${count}[日号]?`,
].join('|');
const birthday = new RegExp(`${cue}(${date})(?!\\d)`, 'g');

/** Whole dates of birth; a birthday without its year, or a year alone, tells of nobody. */
export const birthdayMasks = (text: string): Mask[] =>
  Array.from(text.matchAll(birthday), (found) => {
    const end = found.index + found[0].length;
    return { kind: 'birthday', start: end - found[1]!.length, end };
  });
