/** One complaint: what it is of and the phrases it is made in. */
export interface Saying {
  /** True where it is of the same review as the one before. */
  readonly again: boolean;
  readonly issue: number;
  readonly stage: number;
  /** Keys of the phrases. */
  readonly phrases: readonly number[];
}

/** Bytes of a key. */
const width = 6;

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

/** Calls `visit` for each complaint, in order; its saying is good until the next. */
export function unpack(bytes: Buffer, visit: (saying: Saying) => void): void {
  const saying = { again: false, issue: 0, stage: 0, phrases: [] as number[] };
  const reader = { bytes, at: 0 };
  while (reader.at < bytes.length) {
    const head = nextNumber(reader);
    saying.again = head % 2 === 1;
    saying.issue = Math.floor(head / 2);
    saying.stage = nextNumber(reader);
    saying.phrases.length = nextNumber(reader);
    for (let place = 0; place < saying.phrases.length; place++, reader.at += width)
      saying.phrases[place] = bytes.readUIntBE(reader.at, width);
    visit(saying);
  }
}

function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
}

function nextNumber(reader: { readonly bytes: Buffer; at: number }): number {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++]!;
    number += (byte & 127) * 2 ** shift;
    if (byte < 128) return number;
  }
}
