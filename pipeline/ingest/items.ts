import type { DateReading, Origin, RawFields, RawReview, Reject, RejectReason } from '../records.ts';
import { placeholders } from '../field.ts';
import type { Drop } from '../stage.ts';
import type { Mapping } from './mapping.ts';

/** Encodings that can be forced; GBK is read as GB18030, its superset. */
export type ForcedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gbk' | 'gb18030' | 'big5';

/** How one input is to be read. What is given here wins over what the mapping says. */
export interface IngestOptions {
  /** IANA zone of dates without an offset; default `Asia/Shanghai`. */
  readonly zone?: string;
  /** Forced; absent: detected. */
  readonly encoding?: ForcedEncoding;
  readonly mapping?: Mapping;
  /** The app's name for every row. */
  readonly app?: string;
}

/** A fact about an input that is neither a review nor a fault. */
export interface SourceNote {
  readonly kind: 'note';
  readonly input: string;
  /** `format`: what was recognised, one an input or sheet; `capped-export`: the store cut the export off at `count` rows. */
  readonly note: 'format' | 'capped-export' | 'skipped-sheet' | 'no-rows';
  readonly detail: string;
  readonly count?: number;
}

/** What reading an input gives, in the order of the input. */
export type Item = RawReview | Reject | SourceNote;

/** Raw rows are kept up to this many characters (see `Reject.raw`). */
const keptRaw = 10_000;

export function reject(origin: Origin, { drop, detail }: Drop, raw: string): Reject {
  return { kind: 'reject', origin, reason: drop, detail, raw: wellFormed(raw.slice(0, keptRaw)) };
}

/** Lone surrogates, which no encoding can hold, replaced by U+FFFD; every other offset stays what it was. */
export const wellFormed = (text: string): string =>
  isWellFormed(text) ? text : text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** ES2024, which Node 20 has and the language level of this project does not yet name. */
const isWellFormed = (text: string): boolean =>
  (text as unknown as { isWellFormed(): boolean }).isWellFormed();

/** The reject of a row that a later stage dropped; its raw row is its columns as JSON, but for its author, who is not told. */
export function rejectOf({ origin, fields }: RawReview, drop: Drop): Reject {
  const told = isNamed(fields.author) ? { ...fields, author: placeholders.name } : fields;
  return reject(origin, drop, JSON.stringify(told));
}

const isNamed = (author: string | undefined): boolean => author !== undefined && author.trim() !== '';

export const drop = (reason: RejectReason, detail: string): Drop => ({ drop: reason, detail });

/** Makes the raw reviews of one input. */
export type RowMaker = (row: number, fields: RawFields) => RawReview;

export function rowMaker(source: string, input: string, dates: DateReading): RowMaker {
  return (row, fields) => ({ kind: 'raw', origin: { source, input, row }, fields, dates });
}
