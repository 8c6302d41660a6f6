import { expect, it } from 'vitest';
import { fromJsonLine } from '../../pipeline/ingest/index.ts';
import { isDrop } from '../../pipeline/stage.ts';
import { cost, hostileText, match, pieces } from './attack.ts';
import { madePatterns, programFiles, writtenPatterns } from './patterns.ts';

/** All modules but those that start something: the program, and a worker thread. */
const modules = programFiles.filter((file) => !['cli.ts', 'workers/worker.ts'].includes(file));

const made = await madePatterns(async () => {
  for (const file of modules) await import(new URL(`../../pipeline/${file}`, import.meta.url).href);
  const { loadCoder } = await import('../../pipeline/chain.ts');
  await loadCoder({ segmenter: 'jieba' });
});
const patterns = new Map([...writtenPatterns(), ...made].map((one) => [String(one.pattern), one]));

/** No text of a review is longer. Four times the length is 4 times the cost, or 16 where it is squared. */
const [short, long, ratio] = [5_000, 20_000, 8];
/** Milliseconds that everything of linear cost stays below in the long text; a squared one takes many times as much. Below it a ratio says nothing. */
const noise = { pattern: 20, coder: 250 };

/** The piece that makes it slow, repeated; none: its cost grows with the text and not faster. */
const weakness = (pattern: RegExp): string | undefined =>
  pieces(pattern).find((piece) => isSlow((length) => matching(pattern, piece, length), noise.pattern));

const matching = (pattern: RegExp, piece: string, length: number) => {
  const text = hostileText(piece, length);
  return () => match(pattern, text);
};

function isSlow(of: (length: number) => () => void, noise: number): boolean {
  try {
    if (cost(of(long), 1) < noise) return false;
    return cost(of(long), 2) > ratio * cost(of(short), 4);
  } catch {
    return true;
  }
}

it('a pattern of squared or exponential cost is told from one of linear cost', () => {
  const isWeak = (pattern: RegExp) => weakness(pattern) !== undefined;
  expect([/a*a*b/, /\s+$/, /.*,.*;/, / +$/gm, /(?:a|a)+b/].map(isWeak)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect([/a{1,40}b/, /\s$/, /;[^,;]*,/, /a{0,40}b/g].map(isWeak)).toEqual([false, false, false, false]);
});

it('patterns are found, those put together too', () => {
  expect(patterns.size).toBeGreaterThan(190);
  expect(new Set(made.map(({ file }) => file)).size).toBeGreaterThan(8);
});

it('every pattern takes time in step with the length of the text', { timeout: 300_000 }, () => {
  const slow = [...patterns.values()].flatMap(({ file, pattern }) => {
    const piece = weakness(pattern);
    return piece === undefined ? [] : [`${file}: ${pattern} on ${JSON.stringify(piece)}`];
  });
  expect(slow).toEqual([]);
});

/** What hostile texts repeat: characters that masks, dates, negations, emoji and clauses begin with, and words that the lexicons know. */
const repeated = [
  ...'我不好，。！ \n-1a@/🙂中',
  ...[
    '13',
    '1 ',
    'a@',
    'a.',
    'http://',
    '我叫',
    '电话',
    '闪退',
    '不',
    '不是不',
    '太慢了，',
    '客服',
    '但是',
    '2025-03-',
    '我妈糖尿病',
  ],
];

it('coding a review takes time in step with its length', { timeout: 300_000 }, async () => {
  const { loadCoder } = await import('../../pipeline/chain.ts');
  const coder = await loadCoder({ segmenter: 'jieba' });
  const coding = (piece: string) => (length: number) => {
    const raw = fromJsonLine({ text: hostileText(piece, length) }, 1);
    if (isDrop(raw)) throw new Error(raw.detail);
    expect(isDrop(coder.code(raw))).toBe(false);
    return () => coder.code(raw);
  };
  expect(repeated.filter((piece) => isSlow(coding(piece), noise.coder))).toEqual([]);
});
