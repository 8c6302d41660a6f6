import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../pipeline/ingest/decoding.ts';
import { detectEncoding, type Encoding } from '../../pipeline/ingest/encoding.ts';
import { readText } from './support.ts';

/** Encodes by looking through what each pair of bytes decodes to. */
function encoder(encoding: Encoding): (text: string) => Buffer {
  const decoder = new TextDecoder(encoding);
  const pairs = new Map<string, readonly [number, number]>();
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) {
      const text = decoder.decode(Uint8Array.of(first, second));
      if (text.length === 1 && !pairs.has(text)) pairs.set(text, [first, second]);
    }
  }
  return (text) =>
    Buffer.from(
      [...text].flatMap((character) =>
        character < '\u0080' ? character.charCodeAt(0) : [...pairs.get(character)!],
      ),
    );
}

const encoders: Readonly<Record<Encoding, (text: string) => Buffer>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  gb18030: encoder('gb18030'),
  big5: encoder('big5'),
};

const simplified = 'text,stars\n挂号要等半小时,2\n很好用,5\n';
const traditional = 'text,stars\n打不開，一直在載入,1\n很好用,5\n';

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', simplified],
    ['gb18030', simplified],
    ['gb18030', traditional],
    ['utf-16le', simplified],
    ['utf-16be', simplified],
    ['utf-16le', 'text,stars\ncannot log in,1\n'],
    ['big5', traditional],
    ['utf-8', 'text,stars\ncannot log in,1\n'],
  ] as const)('%s is detected without a mark in %j', async (encoding, text) => {
    const bytes = encoders[encoding](text);
    expect(detectEncoding(bytes)).toBe(encoding);
    expect((await readText(bytes)).reviews.map((review) => review.text)).toEqual(text.match(/^.*(?=,\d)/gm));
  });

  it.each([
    ['utf-8', 'efbbbf'],
    ['utf-16le', 'fffe'],
    ['utf-16be', 'feff'],
  ] as const)(
    '%s is known by its byte order mark, which is no part of the header',
    async (encoding, mark) => {
      const { reviews } = await readText(
        Buffer.concat([Buffer.from(mark, 'hex'), encoders[encoding](simplified)]),
      );
      expect(reviews.map(({ text }) => text)).toEqual(['挂号要等半小时', '很好用']);
    },
  );

  it('is what it is forced to be', async () => {
    const bytes = encoders.gb18030(simplified);
    expect((await readText(bytes, { encoding: 'gbk' })).reviews.map(({ text }) => text)).toContain('很好用');
    expect((await readText(bytes, { encoding: 'utf-8' })).rejects.map(({ reason }) => reason)).toEqual([
      'bad-encoding',
      'bad-encoding',
    ]);
  });

  it('of a short line in GBK is not taken for another', () => {
    for (const word of ['慢', '垃圾', '好用', '闪退', '医生很好'])
      expect(detectEncoding(encoders.gb18030(`内容\n${word}\n`))).toBe('gb18030');
  });
});

describe('decoding', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const)(
    'law: text in %s is the same however its bytes are cut',
    async (encoding) => {
      const words = fc.array(fc.constantFrom('很好用', '打不開', 'app,5', '"', '\n', '\r\n'), {
        maxLength: 12,
      });
      const cuts = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 30 });
      await fc.assert(
        fc.asyncProperty(words, cuts, async (parts, sizes) => {
          const text = parts.join('').replace('好', encoding === 'big5' ? '是' : '好');
          const pieces: string[] = [];
          for await (const piece of decode(chunks(encoders[encoding](text), sizes), encoding))
            pieces.push(piece);
          expect(pieces.join('')).toBe(text);
        }),
        { numRuns: 60 },
      );
    },
  );
});

async function* chunks(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}
