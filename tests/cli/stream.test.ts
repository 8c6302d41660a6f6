import { execSync } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerLines, type LineBatch } from '../../pipeline/answers.ts';
import { type Coder, loadCoder } from '../../pipeline/chain.ts';
import { codeStream } from '../../pipeline/stream.ts';
import { inline } from '../../pipeline/workers/executor.ts';
import { program, wenzhen } from './wenzhen.ts';

interface Answer {
  readonly id: string | number | null;
  readonly polarity?: string;
  readonly complaints?: readonly {
    readonly evidence: {
      readonly field: 'title' | 'text';
      readonly start: number;
      readonly end: number;
      readonly quote: string;
    };
  }[];
  readonly error?: { readonly code: string; readonly message: string };
}

const read = (out: string): Answer[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);

/** A line that must be answered with an error, the id its answer bears, and the code. */
const faultyLines: readonly (readonly [
  what: string,
  line: string | Uint8Array,
  id: number | null,
  code: string,
])[] = [
  ['half a line of JSON', '{"id":1,"text":"闪', null, 'bad-json'],
  ['a blank line', '   ', null, 'blank-line'],
  ['a list', '[1,2]', null, 'not-an-object'],
  ['a bare null', 'null', null, 'not-an-object'],
  ['neither text nor stars', '{"id":5,"title":"  "}', 5, 'no-text-no-stars'],
  ['a text that is a list', '{"id":6,"text":["闪退"]}', 6, 'bad-value'],
  ['six stars', '{"id":7,"text":"好","stars":6}', 7, 'bad-stars'],
  ['a raw NUL', '{"id":8,"text":"a\u0000b"}', null, 'bad-json'],
  ['GBK bytes', Buffer.from('7b226964223a392c2274657874223a22c9c1cdcb227d', 'hex'), 9, 'bad-encoding'],
  ['a line over 1 MB', JSON.stringify({ id: 10, text: '慢'.repeat(400_000) }), null, 'too-long'],
];

const halfPair = '😡更新之后总是\ud83d闪退了，而且这里面的广告\udc00实在太多了一点';

const fineLines = [
  '\ufeff{"id":"a1","title":"太差","text":"更新以后一打开就闪退，客服也不理人","stars":1}\r',
  '{"id":"7","text":"好用"}',
  '{"id":7,"text":"好用"}',
  '{"id":null,"text":"好用"}',
  '{"text":"好用"}',
  JSON.stringify({ id: 1, text: halfPair }),
  '{"id": 12345678901234567890, "text": "一直闪退"}',
];

describe('wenzhen code', { timeout: 60_000 }, () => {
  let fine: Answer[];
  let faulty: Answer[];
  let out: string;
  beforeAll(async () => {
    const mixed = faultyLines.flatMap(([, line]) => [
      Buffer.from('\n'),
      Buffer.from(line),
      Buffer.from('\n{"id":"next","text":"经常闪退"}'),
    ]);
    const ended = await wenzhen(['code', '--quiet'], {
      input: Buffer.concat([Buffer.from(fineLines.join('\n')), ...mixed]),
    });
    expect({ code: ended.code, err: ended.err }).toEqual({ code: 0, err: '' });
    out = ended.out;
    fine = read(out).slice(0, fineLines.length);
    faulty = read(out).slice(fineLines.length);
  }, 60_000);

  test.each(faultyLines.map(([what, , id, code], place) => ({ what, id, code, place })))(
    'answers $what with an error line and goes on',
    ({ id, code, place }) => {
      expect(faulty[place * 2]).toMatchObject({ id, error: { code } });
      expect(faulty[place * 2 + 1]).toMatchObject({ id: 'next', polarity: 'neg' });
    },
  );

  test('answers a review with its polarity, score, language, flags and complaints', () => {
    const [answer] = fine;
    expect(Object.keys(answer!)).toEqual(['id', 'polarity', 'score', 'language', 'flags', 'complaints']);
    expect(answer).toMatchObject({ id: 'a1', polarity: 'neg', language: 'zh' });
    for (const complaint of answer!.complaints!) {
      expect(Object.keys(complaint)).toEqual([
        'issue',
        'stage',
        'cause',
        'confidence',
        'abstained',
        'evidence',
      ]);
      expect(Object.keys(complaint.evidence)).toEqual(['field', 'start', 'end', 'quote']);
    }
  });

  test('reads a byte order mark, CRLF and a last line without its end', () => {
    expect(fine[0]).toMatchObject({ id: 'a1' });
    expect(faulty).toHaveLength(faultyLines.length * 2);
  });

  test('gives the id back as the JSON it was, beyond 2^53 too', () => {
    expect(fine.slice(1, 5).map(({ id }) => id)).toEqual(['7', 7, null, null]);
    expect(out).toMatch(/^\{"id":12345678901234567890,"polarity"/m);
  });

  test('quotes half surrogate pairs and emoji exactly', () => {
    const { complaints } = fine[5]!;
    expect(complaints).not.toHaveLength(0);
    for (const { evidence } of complaints!)
      expect(evidence.quote).toBe(halfPair.slice(evidence.start, evidence.end));
  });

  test('answers nothing with nothing', async () => {
    expect(await wenzhen(['code', '--quiet'])).toEqual({ code: 0, out: '', err: '' });
  });

  test('puts statistics on standard error, as JSON where asked', async () => {
    const { err } = await wenzhen(['code', '--log', 'json'], {
      input: '{"id":1,"text":"经常闪退"}\nnot json\n',
    });
    expect(JSON.parse(err)).toMatchObject({ level: 'info', lines: 2, coded: 1, errors: { 'bad-json': 1 } });
  });

  test.skipIf(process.platform === 'win32')('ends quietly when its reader has seen enough', () => {
    const shell = `yes '{"id":1,"text":"好用"}' | head -20000 | "${process.execPath}" "${program}" code --quiet 2>&1 | head -1`;
    expect(execSync(shell, { encoding: 'utf8' })).toMatch(/^\{"id":1,[^\n]*\n$/);
  });
});

describe('the stream contract', () => {
  let coder: Coder;
  beforeAll(async () => {
    coder = await loadCoder({ segmenter: 'jieba' });
  });

  const words = fc.array(
    fc.constantFrom(
      '闪退',
      '收不到验证码',
      '😡',
      '\u0000',
      '\ud800',
      '退款',
      '客服',
      '不',
      '，',
      '！',
      'app',
      ' ',
      '體驗',
      '１３８００１３８０００',
      '\n',
      '(该条评论已经被删除)',
    ),
    { maxLength: 12 },
  );
  const text = words.map((parts) => parts.join(''));
  const id = fc.oneof(fc.string({ unit: 'binary' }), fc.integer());
  const review = fc.record(
    { id, title: text, text, stars: fc.integer({ min: 1, max: 5 }) },
    { requiredKeys: ['id', 'stars'] },
  );
  const broken = fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"id":1}',
    '{"id":1,"text":[]}',
    '{"text":"a"}}',
    '\u0000',
  );
  const line = fc.oneof(
    { weight: 4, arbitrary: review.map((given) => JSON.stringify(given)) },
    { weight: 1, arbitrary: broken },
  );

  test('any mix of good and broken lines: one answer each, in order, quotes exact, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 20 }),
        fc.integer({ min: 1, max: 200 }),
        async (lines, size) => {
          const answers = read(await filtered(coder, lines.map((each) => `${each}\n`).join(''), size));
          expect(answers).toHaveLength(lines.length);
          for (const [index, given] of lines.entries()) check(given, answers[index]!);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a fault of the coder in one line is an error line', async () => {
    const faulty: Coder = {
      ...coder,
      codeAll: (raws) => {
        if (raws.some(({ fields }) => fields.text === '坏')) throw new Error('out of luck');
        return coder.codeAll(raws);
      },
    };
    const answers = read(await filtered(faulty, '{"id":1,"text":"坏"}\n{"id":2,"text":"好"}\n', 1_000));
    expect(answers).toMatchObject([
      { id: 1, error: { code: 'coder-failed' } },
      { id: 2, language: 'zh' },
    ]);
  });
});

function check(given: string, answer: Answer): void {
  const input = goodInput(given);
  if (input === undefined) {
    expect(answer.error?.code).toBeTypeOf('string');
  } else if (damaged.test(`${input.title}${input.text}`) && answer.error !== undefined) {
    expect(answer.error.code).toBe('bad-encoding');
  } else {
    expect(answer.error).toBeUndefined();
    expect(answer.id).toBe(input.id);
    for (const { evidence } of answer.complaints!)
      expect(evidence.quote).toBe(input[evidence.field]!.slice(evidence.start, evidence.end));
  }
}

/** A NUL or half a surrogate pair: read where there is little of it, refused where there is much. */
const damaged = /[\u0000\ud800]/;

/** The review on a line that must be coded; undefined for a broken line. */
function goodInput(given: string): { id: unknown; title?: string; text?: string } | undefined {
  try {
    const value = JSON.parse(given) as { id: unknown; stars?: number } | null;
    return typeof value?.stars === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The output of the filter for an input that comes in chunks of `size` bytes to a reader that makes it wait. */
async function filtered(coder: Coder, input: string, size: number): Promise<string> {
  const bytes = Buffer.from(input);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, turn) =>
    bytes.subarray(turn * size, (turn + 1) * size),
  );
  const out: Buffer[] = [];
  const output = new Writable({
    highWaterMark: 1,
    write: (chunk: Buffer, _, done) => {
      out.push(chunk);
      setImmediate(done);
    },
  });
  const executor = inline((batch: LineBatch) => answerLines(batch, coder));
  await codeStream(Readable.from(chunks), output, executor);
  return Buffer.concat(out).toString();
}
