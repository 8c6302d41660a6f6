import { isUtf8 } from 'node:buffer';
import type { Encoding } from './encoding.ts';

const newline = 10;
/** A line that is longer is decoded in pieces, so that memory stays bounded. */
const longestHeld = 1_048_576;

/**
 * The text of a stream of bytes, in pieces cut anywhere. Broken characters become U+FFFD and leave their neighbours, line ends and
 * separators whole, so that only the row that holds them is lost.
 */
export function decode(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  return encoding === 'gb18030' || encoding === 'big5'
    ? decodeByLine(bytes, encoding)
    : decodeStream(bytes, encoding);
}

async function* decodeStream(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/**
 * For the double-byte encodings, in which a line of UTF-8 (as left by joined files) would decode to wrong but valid characters: such
 * lines are told apart and decoded as what they are. A line feed is never part of a character in either.
 */
async function* decodeByLine(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const joined = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const cut = joined.length > longestHeld ? joined.length : joined.lastIndexOf(newline) + 1;
    held = joined.subarray(cut);
    if (cut > 0) yield decodeLines(joined.subarray(0, cut), encoding);
  }
  if (held.length > 0) yield decodeLines(held, encoding);
}

function decodeLines(lines: Buffer, encoding: Encoding): string {
  let text = '';
  let pending = 0;
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf(newline, start) + 1 || lines.length;
    const line = lines.subarray(start, end);
    if (isSurelyUtf8(line)) {
      text += new TextDecoder(encoding).decode(lines.subarray(pending, start)) + line.toString('utf8');
      pending = end;
    }
    start = end;
  }
  return text + new TextDecoder(encoding).decode(lines.subarray(pending));
}

/** Valid UTF-8 with two three-byte characters: in GBK or Big5 that takes a run of rare characters without a common one. */
const isSurelyUtf8 = (line: Buffer): boolean =>
  isUtf8(line) && (line.toString('latin1').match(/[\xE2-\xEF][\x80-\xBF]{2}/g)?.length ?? 0) >= 2;
