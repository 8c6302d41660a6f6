/** One complaint: what it is of and the phrases it is made in. */
export interface Saying {
  /** True where it is of the same review as the one before. */
  readonly again: boolean;
  readonly issue: number;
  readonly stage: number;
  /** Keys of the phrases. */
  readonly phrases: readonly number[];
}

/** A complaint as it is read back: the first `size` of `keys` are its phrases. */
export interface LoggedSaying extends Pick<Saying, 'again' | 'issue' | 'stage'> {
  readonly size: number;
  readonly keys: Float64Array;
}

/** Bytes of a key: 16 bits, then 32. */
const width = 6;
const high = 2 ** 32;

/**
 * Complaints as bytes: for each, twice the issue (and one more if it is of the same review again), the stage and how many phrases as
 * variable-length integers (LEB128), then the keys, six bytes each.
 */
export function packed(sayings: readonly Saying[]): Buffer {
  const bytes: number[] = [];
  for (const { again, issue, stage, phrases } of sayings) {
    for (const number of [2 * issue + (again ? 1 : 0), stage, phrases.length]) pushNumber(bytes, number);
    for (const key of phrases)
      for (let shift = width - 1; shift >= 0; shift--) bytes.push(Math.floor(key / 256 ** shift) % 256);
  }
  return Buffer.from(bytes);
}

/** Calls `visit` for each complaint, in order; what it is given is good until the next. A store has millions of keys: no list is made. */
export function unpack(bytes: Uint8Array, visit: (saying: LoggedSaying) => void): void {
  const saying = { again: false, issue: 0, stage: 0, size: 0, keys: new Float64Array(64) };
  const reader = { bytes, at: 0 };
  while (reader.at < bytes.length) {
    const head = nextNumber(reader);
    saying.again = head % 2 === 1;
    saying.issue = Math.floor(head / 2);
    saying.stage = nextNumber(reader);
    saying.size = nextNumber(reader);
    if (saying.size > saying.keys.length) saying.keys = new Float64Array(2 * saying.size);
    for (let place = 0; place < saying.size; place++, reader.at += width)
      saying.keys[place] = keyAt(bytes, reader.at);
    visit(saying);
  }
}

function keyAt(bytes: Uint8Array, at: number): number {
  const upper = (bytes[at]! << 8) | bytes[at + 1]!;
  const lower = (bytes[at + 2]! << 24) | (bytes[at + 3]! << 16) | (bytes[at + 4]! << 8) | bytes[at + 5]!;
  return upper * high + (lower >>> 0);
}

function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
}

function nextNumber(reader: { readonly bytes: Uint8Array; at: number }): number {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++]!;
    number += (byte & 127) * 2 ** shift;
    if (byte < 128) return number;
  }
}
