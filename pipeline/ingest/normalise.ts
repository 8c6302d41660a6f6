import { hash } from 'node:crypto';
import type { RawFields, RawReview, Review } from '../records.ts';
import { type Drop, isDrop, type Stage } from '../stage.ts';
import { isoSeconds, parseInstant } from './dates.ts';
import { drop, wellFormed } from './items.ts';
import { parseStars } from './stars.ts';

/** UTF-16 units. Stores allow 4,000 to 6,000; what is over five times that is a log or a mistake of the export. */
export const longestText = 20_000;
/** Characters for each U+FFFD. One character that a store cut in half leaves one; a wrong encoding leaves many. */
const soundForEachBroken = 10;

/**
 * Makes a row a review: id, instant, stars; blank columns become null. Title and text stay as they came, but that lone surrogates become
 * U+FFFD and a blank one is empty.
 */
export const normalise: Stage<RawReview, unknown, Review> = { name: 'normalise', run: (raw) => review(raw) };

function review(raw: RawReview): Review | Drop {
  const fault = textFault('title', raw.fields.title) ?? textFault('text', raw.fields.text);
  if (fault !== undefined) return fault;
  const title = textOf(raw.fields.title);
  const text = textOf(raw.fields.text);
  const stars = parseStars(raw.fields.stars ?? '');
  if (stars === undefined) return drop('bad-stars', `stars "${shown(raw.fields.stars)}": 1 to 5 or empty`);
  if (stars === null && text === '' && title === '')
    return drop('no-text-no-stars', 'no title, no text and no stars');
  const date = dateOf(raw);
  if (isDrop(date)) return date;
  const { fields, origin } = raw;
  const [app, author] = [blankAsNull(fields.app), blankAsNull(fields.author)];
  const ownId = blankAsNull(fields.id);
  return {
    kind: 'review',
    origin,
    id: ownId ?? contentId([origin.source, app, author, date, text === '' ? title : text]),
    idIsHash: ownId === null,
    app,
    author,
    date,
    stars,
    title,
    text,
    version: blankAsNull(fields.version),
    device: blankAsNull(fields.device),
    reply: blankAsNull(fields.reply),
  };
}

/** 24 hexadecimal digits (96 bits) of SHA-256: no two of a billion reviews are likely to share one. */
const contentId = (parts: readonly (string | null)[]): string =>
  hash('sha256', parts.map((part) => part ?? '').join('\u0000'), 'hex').slice(0, 24);

const textOf = (value: string | undefined): string =>
  value === undefined || value.trim() === '' ? '' : wellFormed(value);

function blankAsNull(value: string | undefined): string | null {
  const text = value?.trim();
  return text === undefined || text === '' ? null : wellFormed(text);
}

function textFault(name: keyof RawFields, text = ''): Drop | undefined {
  if (text.length > longestText)
    return drop('too-long', `${name} of ${text.length} characters: at most ${longestText}`);
  if (text.includes('\u0000')) return drop('bad-encoding', `${name} holds NUL`);
  if (text.includes('\uFFFD') && isMojibake(text))
    return drop('bad-encoding', `${name} is not in the encoding of the file`);
  return undefined;
}

function isMojibake(text: string): boolean {
  const broken = text.split('\uFFFD').length - 1;
  return broken > 1 && broken * soundForEachBroken > text.length;
}

function dateOf({ fields, dates }: RawReview): string | null | Drop {
  if (fields.date === undefined || fields.date.trim() === '') return null;
  const instant = parseInstant(fields.date, dates);
  if (instant !== null) return isoSeconds(instant);
  const expected =
    dates.format === undefined
      ? 'a date of 1990 to 2100 such as 2019-07-03 15:04'
      : `a date in the form ${dates.format}`;
  return drop('bad-date', `date "${shown(fields.date)}": ${expected}`);
}

/** A value short enough for a message. */
const shown = (value = ''): string => wellFormed(value.length > 60 ? `${value.slice(0, 60)}…` : value);
