import type { DateReading, RawFields, RawReview } from '../records.ts';
import type { Drop } from '../stage.ts';
import { type Claims, claimsBy, type FieldKey, isReadable } from './columns.ts';
import { unknownColumns } from './faults.ts';
import { drop, type IngestOptions, rowMaker } from './items.ts';
import { isObject, type JsonLayout, type JsonObject, jsonLayout } from './json-layouts.ts';
import { dateReading } from './reading.ts';
import { constantsOf, missingMapped } from './table.ts';

/** Reads parsed JSON values into raw reviews; null for an entry that is no review. */
export type JsonReader = (value: unknown, row: number) => RawReview | Drop | null;

/** Fields without which a review says something else; the others are left out where they hold no plain value. */
const vital: ReadonlySet<FieldKey> = new Set(['id', 'date', 'stars', 'title', 'text']);

export function jsonReader(input: string, options: IngestOptions, titled?: string): JsonReader {
  const dates: DateReading = dateReading(options);
  const claimOf = remembered(claimsBy(options.mapping?.columns));
  const fixed = constantsOf(options, titled);
  return (value, row) => {
    if (!isObject(value))
      return drop(
        'not-an-object',
        `${shownKind(value)} where an object with the columns of a review was expected`,
      );
    const layout = jsonLayout(value);
    if (layout.skips?.(value) === true) return null;
    const fields = fieldsOf(flat(layout, value), claimOf);
    return 'drop' in fields ? fields : rowMaker(layout.name, input, dates)(row, { ...fields, ...fixed });
  };
}

const readLine = jsonReader('-', {});

/**
 * Reads one parsed JSON object `{id, app, title, text, stars, date, version}`, or one of the layouts we know, into a raw review whose
 * input is `-`. Numbers will do for any value; a number too large to be exact is no id.
 */
export function fromJsonLine(value: unknown, row: number): RawReview | Drop {
  return readLine(value, row) ?? drop('not-an-object', 'an entry that is no review');
}

/** @throws UserError `unknown-columns` where none of these entries has text or stars under a name that we or the mapping know */
export function checkColumns(input: string, entries: readonly JsonObject[], options: IngestOptions): void {
  const claimOf = claimsBy(options.mapping?.columns);
  const seen = [...new Set(entries.flatMap((entry) => Object.keys(flat(jsonLayout(entry), entry))))];
  const fields = new Set(seen.map((key) => claimOf(key)?.field).filter((field) => field !== undefined));
  if (!isReadable(fields)) throw missingMapped(input, options, claimOf, seen) ?? unknownColumns(input, seen);
}

const flat = ({ flatten }: JsonLayout, entry: JsonObject): JsonObject => flatten?.(entry) ?? entry;

/** Objects of one file have the same few keys: each is looked up once. */
function remembered(claimOf: Claims): Claims {
  const known = new Map<string, ReturnType<Claims>>();
  return (column) => {
    if (!known.has(column) && known.size < 1000) known.set(column, claimOf(column));
    return known.get(column) ?? claimOf(column);
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function fieldsOf(entry: JsonObject, claimOf: Claims): RawFields | Drop {
  const fields: Mutable<RawFields> = {};
  const ranks: { [field in FieldKey]?: number } = {};
  for (const key of Object.keys(entry)) {
    const claim = claimOf(key);
    const value = entry[key];
    if (
      claim === undefined ||
      value === null ||
      value === undefined ||
      (ranks[claim.field] ?? Infinity) <= claim.rank
    )
      continue;
    const text = plainValue(claim.field, value);
    if (text === undefined && vital.has(claim.field))
      return drop('bad-value', `${key} is ${shownKind(value)}: a string or a number`);
    if (text === undefined) continue;
    fields[claim.field] = text;
    ranks[claim.field] = claim.rank;
  }
  return fields;
}

/** A string or number as text; `undefined` for what is neither. An id beyond 2^53 has lost digits in parsing and is left empty. */
function plainValue(field: FieldKey, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return undefined;
  return field === 'id' && !Number.isSafeInteger(value) ? '' : String(value);
}

function shownKind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value)
    ? 'an array'
    : isObject(value)
      ? 'an object'
      : `${typeof value} ${JSON.stringify(value)?.slice(0, 60)}`;
}
