import { monthNumber, offsetMinutes, onTheDay, type WrittenTime } from './clock.ts';

/** What each token of a mapping's date format matches. */
const tokens: Readonly<Record<string, string>> = {
  YYYY: '(\\d{4})',
  MMM: '([A-Za-z]{3,9})',
  MM: '(\\d{2})',
  M: '(\\d{1,2})',
  DD: '(\\d{2})',
  D: '(\\d{1,2})',
  HH: '(\\d{2})',
  H: '(\\d{1,2})',
  hh: '(\\d{2})',
  h: '(\\d{1,2})',
  mm: '(\\d{2})',
  m: '(\\d{1,2})',
  ss: '(\\d{2})',
  s: '(\\d{1,2})',
  A: '([AaPp][Mm]|上午|下午)',
  Z: '([Zz]|[+-]\\d{2}:?\\d{2})',
  X: '(\\d{1,12})',
  x: '(\\d{1,15})',
};

const piece = /\[([^\]]*)\]|YYYY|MMM|MM?|DD?|HH?|hh?|mm?|ss?|[AZXx]|./g;

type Reader = (text: string) => WrittenTime | number | null;

const compiled = new Map<string, Reader>();

/** Reads dates by a format such as `DD/MM/YYYY HH:mm` (see `tokens`; other letters, and what stands in `[]`, mean themselves). */
export function patternOf(format: string): Reader {
  const known = compiled.get(format);
  if (known !== undefined) return known;
  const reader = compile(format);
  compiled.set(format, reader);
  return reader;
}

function compile(format: string): Reader {
  const names: string[] = [];
  let source = '';
  for (const [whole, literal] of format.matchAll(piece)) {
    const token = literal === undefined ? tokens[whole] : undefined;
    if (token !== undefined) names.push(whole);
    source += token ?? escaped(literal ?? whole);
  }
  const pattern = new RegExp(`^${source}$`);
  return (text) => {
    const found = pattern.exec(text);
    return found && read(new Map(names.map((name, at) => [name, found[at + 1]!])));
  };
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function read(found: ReadonlyMap<string, string>): WrittenTime | number {
  const first = (...names: string[]): string | undefined =>
    names.map((name) => found.get(name)).find((text) => text !== undefined);
  const epoch = first('X', 'x');
  if (epoch !== undefined) return Number(epoch) * (found.has('X') ? 1000 : 1);
  const half = (found.get('A') ?? '').toLowerCase();
  const offset = found.get('Z');
  return {
    year: Number(found.get('YYYY')),
    month: found.has('MMM') ? monthNumber(found.get('MMM')!) : Number(first('MM', 'M') ?? 1),
    day: Number(first('DD', 'D') ?? 1),
    hour: onTheDay(Number(first('HH', 'H', 'hh', 'h') ?? 0), half),
    minute: Number(first('mm', 'm') ?? 0),
    second: Number(first('ss', 's') ?? 0),
    ...(offset === undefined ? {} : { offset: offsetMinutes(offset) }),
  };
}
