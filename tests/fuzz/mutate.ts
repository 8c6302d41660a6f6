import type { uniform } from '../../pipeline/statistics/random.ts';

export type Random = ReturnType<typeof uniform>;

/** Bytes of a mutated input: what is longer is cut. */
const longest = 8_192;
/** Mutations of one input: one, and now and then more. */
const another = 0.6;

/** Bytes and values that parsers stumble over, whatever they parse. */
const common: readonly Buffer[] = [
  ...[
    '',
    '"',
    "'",
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\0',
    '\\',
    '\\u0000',
    '\\ud800',
    '{',
    '}',
    '[',
    ']',
    ':',
    '<',
    '>',
    '&',
  ],
  ...['\uFEFF', '\uFFFD', '\u202E', '\u200B', '\u2028', '𠮷', '👨‍👩‍👧', 'ﬃ', '̈', '１', '退', '⑤'],
  ...[
    '0',
    '-1',
    '1e999',
    '9007199254740993',
    'NaN',
    'null',
    'true',
    '__proto__',
    'constructor',
    '=1+1',
    '2024-02-30',
    '1/0',
  ],
].map((text) => Buffer.from(text));
const broken = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf8], [0x81, 0x30], [0xfe, 0xff]].map((bytes) =>
  Buffer.from(bytes),
);

/** An input like `seed`, with pieces of `other` and of `tokens`. */
export function mutated(seed: Buffer, other: Buffer, tokens: readonly Buffer[], random: Random): Buffer {
  const below = (count: number): number => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)]!;
  const piece = (from: Buffer): Buffer => {
    const start = below(from.length + 1);
    return from.subarray(start, start + 1 + below(Math.min(64, from.length - start + 1)));
  };
  let bytes = seed;
  do {
    const at = below(bytes.length + 1);
    const put = (what: Buffer, over: number): Buffer =>
      Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at + over)]);
    const ways: readonly (() => Buffer)[] = [
      () => put(Buffer.from([below(256)]), 1),
      () => put(Buffer.from([(bytes[at] ?? 0) ^ (1 << below(8))]), 1),
      () => put(pick(common), below(2)),
      () => put(pick(tokens), below(4)),
      () => put(pick(broken), below(2)),
      () => put(Buffer.alloc(0), 1 + below(16)),
      () => put(piece(bytes), 0),
      () => put(piece(other), below(2) * 16),
      () => put(Buffer.concat(Array.from({ length: 2 + below(40) }, () => pick(tokens))), 0),
      () => bytes.subarray(0, at),
    ];
    bytes = pick(ways)();
  } while (random() < another);
  return bytes.subarray(0, longest);
}
