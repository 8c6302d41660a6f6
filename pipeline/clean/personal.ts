import { originalSpan } from '../field.ts';
import type { CleanField, Mask } from '../records.ts';
import { birthdayMasks } from './birthdays.ts';
import { cuedMasks } from './cued-ids.ts';
import { emailMasks } from './emails.ts';
import { linkMasks } from './links.ts';
import { nameMasks } from './names.ts';
import { numberMasks } from './numbers.ts';
import { addressMasks, plateMasks } from './places.ts';
import { type Profile, unit } from './profile.ts';

/**
 * Personal data in a folded text, in order, not overlapping; offsets into `match`. Where two readings of a place overlap, what a cue
 * announces wins over what the form suggests.
 * Not personal, by decision: numbers of companies and services (400…, 800…, 10086, 12306, 955xx), public accounts (公众号), places without
 * a house number.
 */
export function personalData(match: string, profile: Profile): readonly Mask[] {
  const { bits, latin, digits, numerals, han } = profile;
  const masks: Mask[] = [];
  if (latin >= 6 && /\/|www/.test(match)) masks.push(...linkMasks(match));
  if (latin + digits >= 5 && ((bits & unit.at) !== 0 || mailLike.test(match)))
    masks.push(...emailMasks(match));
  if (digits + numerals >= 3 && match.includes('生')) masks.push(...birthdayMasks(match));
  if (digits + latin >= 5) masks.push(...cuedMasks(match));
  if (digits >= 7) masks.push(...numberMasks(match));
  if (numerals >= 4 && digits + numerals >= 5) masks.push(...spelledOut(inDigits(match)));
  if (((bits & unit.place) !== 0 && digits + numerals >= 1) || (digits >= 4 && match.includes('-')))
    masks.push(...placesIn(match, profile));
  if (han >= 2) masks.push(...nameMasks(match));
  return masks.length < 2 ? masks : withoutOverlap(masks);
}

/** What can hold a mail address: a look that costs little. */
const mailLike = /at|艾特|圈|#|\*/;

const spelledOut = (spelled: string): Mask[] => [...cuedMasks(spelled), ...numberMasks(spelled)];

function placesIn(match: string, { digits, latin }: Profile): Mask[] {
  return digits >= 3 && latin >= 1 ? [...plateMasks(match), ...addressMasks(match)] : addressMasks(match);
}

const numeralDigits: Readonly<Record<string, string>> = Object.fromEntries(
  ['零〇', '一幺壹', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((all, digit) =>
    Array.from(all, (one) => [one, String(digit)]),
  ),
);

/** Chinese digits to digits, unit for unit. */
const inDigits = (match: string): string =>
  match.replace(/[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]/g, (one) => numeralDigits[one]!);

/** Keeps what was found first of all that overlaps, and puts it in order. */
function withoutOverlap(masks: readonly Mask[]): Mask[] {
  const kept: Mask[] = [];
  for (const mask of masks) {
    if (kept.every((other) => mask.end <= other.start || other.end <= mask.start)) kept.push(mask);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Masks over `match` as masks over the original field; two that meet inside one original character do not overlap. */
export function originalMasks(field: CleanField, masks: readonly Mask[]): readonly Mask[] {
  let before = 0;
  return masks.flatMap(({ kind, start, end }) => {
    const span = originalSpan(field, start, end);
    const from = Math.max(span.start, before);
    before = Math.max(span.end, before);
    return from < span.end ? [{ kind, start: from, end: span.end }] : [];
  });
}
