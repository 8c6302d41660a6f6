import type { DateReading } from '../records.ts';
import { monthNumber, type WrittenTime, withTime, written } from './clock.ts';
import { patternOf } from './date-pattern.ts';
import { instantIn } from './zone.ts';

type Shape = (text: string) => WrittenTime | number | null;

const minutes = 60_000;
/** No app store or feedback form is older; an earlier date is a slip or an empty Excel cell (1900-01-00). */
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2101, 0, 1);

/**
 * Reads a date in any shape we know, or only in `reading.format`.
 * @returns epoch milliseconds; null for what is no date, an impossible one (30 February), or one outside 1990-2100
 */
export function parseInstant(value: string, reading: DateReading): number | null {
  const text = value.trim();
  const shapes = reading.format === undefined ? knownShapes : [patternOf(reading.format), plain];
  for (const shape of shapes) {
    const read = shape(text);
    if (read !== null) return within(typeof read === 'number' ? read : instantOf(read, reading.zone));
  }
  return null;
}

/** UTC, ISO 8601 with seconds and `Z`. */
export const isoSeconds = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

const within = (instant: number | null): number | null =>
  instant !== null && instant >= earliest && instant < latest ? instant : null;

function instantOf(
  { year, month, day, hour, minute, second, offset }: WrittenTime,
  zone: string,
): number | null {
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const exists = new Date(local).getUTCDate() === day && month >= 1 && month <= 12;
  if (!exists || hour > 23 || minute > 59 || second > 59 || Math.abs(offset ?? 0) > 14 * 60) return null;
  return offset === undefined ? instantIn(zone, local) : local - offset * minutes;
}

const plainTime = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
/** `2017-12-18 10:30:33`, the shape of almost every row; also what Excel date cells are written as. */
function plain(text: string): WrittenTime | null {
  const found = plainTime.exec(text);
  return found && written(found, Number(found[4] ?? 0), Number(found[5] ?? 0), Number(found[6] ?? 0));
}

const numericDay = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?[T,\s]*/;
/** `2019年7月8日`, `2019/7/3 下午3:04`, `2019-07-03T08:04:05.123-07:00`. */
function yearFirst(text: string): WrittenTime | null {
  const found = numericDay.exec(text);
  return found && withTime(found, text.slice(found[0].length));
}

const monthFirstDay =
  /^(?:[a-z]{3,9},?\s)?\s*([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})[,\s]*(?:at\s)?/i;
/** `Jul 3, 2019`, `July 3, 2019 at 3:04 PM`, `Wed Jul 03 2019 15:04:05 GMT+0800 (CST)`. */
function monthFirst(text: string): WrittenTime | null {
  const found = monthFirstDay.exec(text);
  return (
    found &&
    withTime([found[0], found[3]!, String(monthNumber(found[1]!)), found[2]!], text.slice(found[0].length))
  );
}

const dayFirstDay = /^(?:[a-z]{3,9},?\s)?\s*(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})[,\s]*/i;
/** `Wed, 03 Jul 2019 15:04:05 -0700` (RFC 5322), `3 July 2019`. */
function dayFirst(text: string): WrittenTime | null {
  const found = dayFirstDay.exec(text);
  return (
    found &&
    withTime([found[0], found[3]!, String(monthNumber(found[2]!)), found[1]!], text.slice(found[0].length))
  );
}

const digits = /^\d+(?:\.\d+)?$/;
/** Seconds and milliseconds since 1970, `20190703`, `20190703150405`, and the serial days of an Excel cell that lost its format. */
function number(text: string): WrittenTime | number | null {
  if (!digits.test(text)) return null;
  if (text.length === 13) return Number(text);
  if (text.length === 10 && !text.includes('.')) return Number(text) * 1000;
  if (text.length === 8 || text.length === 14) return compact(text);
  return excelSerial(Number(text));
}

function compact(text: string): WrittenTime {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)];
  return written(
    [text, year, month, day],
    Number(text.slice(8, 10)),
    Number(text.slice(10, 12)),
    Number(text.slice(12, 14)),
  );
}

/** Days since 1899-12-30; only those of 1990 to 2100, so that other numbers are not taken for dates. */
function excelSerial(serial: number): WrittenTime | null {
  if (serial < 32_874 || serial >= 73_416) return null;
  const at = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  return plain(at.toISOString().slice(0, 19));
}

/** After NFKC, so that full-width digits and signs are read too; with the weekday left out. */
const folded: Shape = (text) => {
  const plainText = text
    .normalize('NFKC')
    .replace(/\(?(?:星期|周)[一二三四五六日天]\)?/, ' ')
    .trim();
  return yearFirst(plainText) ?? monthFirst(plainText) ?? dayFirst(plainText);
};

const knownShapes: readonly Shape[] = [plain, yearFirst, number, folded];
