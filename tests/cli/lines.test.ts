import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineSplitter, tooLong } from '../../pipeline/lines.ts';

/** The lines of `text` when it comes in chunks of these sizes, the sizes taken round and round. */
function linesOf(text: string, sizes: readonly number[] = [1_000_000], limit = 1_000): string[] {
  const splitter = new LineSplitter(limit);
  const bytes = Buffer.from(text);
  const lines: string[] = [];
  const take = (found: Iterable<Buffer | typeof tooLong>): void => {
    for (const line of found) lines.push(line === tooLong ? 'TOO LONG' : line.toString());
  };
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    take(splitter.split(bytes.subarray(at, at + size)));
    at += size;
  }
  take(splitter.rest());
  return lines;
}

describe('lines of a byte stream', () => {
  test('end at LF or CRLF, the last one at the end of the input', () => {
    expect(linesOf('卡\n慢\r\n\n贵')).toEqual(['卡', '慢', '', '贵']);
    expect(linesOf('卡\n')).toEqual(['卡']);
    expect(linesOf('')).toEqual([]);
  });

  test('lose the byte order mark before the first and nowhere else', () => {
    expect(linesOf('\ufeff卡\n\ufeff慢')).toEqual(['卡', '\ufeff慢']);
  });

  test('over the limit are named, and the next line is read again', () => {
    expect(linesOf(`一\n${'很'.repeat(400)}\n二`, [7])).toEqual(['一', 'TOO LONG', '二']);
    expect(linesOf('x'.repeat(1_001), [10])).toEqual(['TOO LONG']);
    expect(linesOf('x'.repeat(1_000), [10])).toEqual(['x'.repeat(1_000)]);
  });

  test('are the same however the bytes are cut into chunks', () => {
    const texts = fc
      .array(fc.constantFrom('闪退', 'a', '\n', '\r\n', '\r', '😡', '\u0000', ' '), { maxLength: 40 })
      .map((parts) => parts.join(''));
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, sizes, (text, cuts) => {
        expect(linesOf(text, cuts, 12)).toEqual(linesOf(text, [1_000_000], 12));
      }),
    );
  });
});
