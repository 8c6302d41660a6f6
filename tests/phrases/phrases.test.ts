import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEdges } from '../../pipeline/phrases/edges.ts';
import { phrasesOf, tellingWordsOf } from '../../pipeline/phrases/extract.ts';
import { keyOf } from '../../pipeline/phrases/key.ts';
import { KeyTable } from '../../pipeline/phrases/key-table.ts';
import { keynessOf } from '../../pipeline/phrases/keyness.ts';
import { packed, type Saying, unpack } from '../../pipeline/phrases/log.ts';
import { Parts } from '../../pipeline/phrases/parts.ts';
import { keyPhrases, mayBeKey } from '../../pipeline/phrases/select.ts';

const edges = readEdges();
const phrases = (clause: string) => phrasesOf(clause.split('|'), edges);

test('phrases are runs of words with something to say at both ends', () => {
  expect(phrases('为什么|我的|手机|收不到|验证码|了')).toEqual([
    '手机收不到',
    '手机收不到验证码',
    '收不到验证码',
  ]);
  expect(phrases('根本|不能|登录|了')).toEqual(['不能登录']);
  expect(phrases('打开|就|闪退')).toEqual(['打开就闪退']);
});

test('punctuation and numbers end a phrase, blanks do not, and stuttering is none', () => {
  expect(phrases('闪退|，|卡死')).toEqual([]);
  expect(phrases('iphone| |闪退')).toEqual(['iphone 闪退']);
  expect(phrases('闪退|闪退|闪退')).toEqual([]);
  expect(phrases('跑|不|出来|页面')).toEqual(['跑不出来', '跑不出来页面']);
});

test('lone words that say something count too', () => {
  const telling = (clause: string) => tellingWordsOf(clause.split('|'), edges);
  expect(telling('我的|验证码|app|一直|收不到|，|验证码|太|慢')).toEqual(['验证码', '收不到']);
  expect(telling('三个|月|第二次|退款|垃圾|问题')).toEqual(['退款']);
});

test('law: a table of keys counts as a map does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_000), { maxLength: 6_000 }), (numbers) => {
      const keys = numbers.map((number) => keyOf(String(number)));
      const [table, map] = [new KeyTable(), new Map<number, number>()];
      for (const key of keys) map.set(key, table.increase(key));
      expect(keys.map((key) => table.of(key))).toEqual(keys.map((key) => map.get(key)));
      const twice = [...map].filter(([, count]) => count > 1).map(([key]) => key);
      expect([...table.keysFrom(2)]).toEqual(twice.sort((one, other) => one - other));
      expect(table.of(keyOf('none'))).toBe(0);
    }),
    { numRuns: 30 },
  );
});

test('law: numbers that are set are kept however the table grows', () => {
  const keys = Array.from({ length: 5_000 }, (_, number) => keyOf(String(number)));
  const table = new KeyTable();
  for (const [place, key] of keys.entries()) table.set(key, place + 1);
  expect(keys.map((key) => table.of(key))).toEqual(keys.map((_, place) => place + 1));
});

test('law: a log gives back what was packed into it', () => {
  const saying = fc.record({
    again: fc.boolean(),
    issue: fc.nat(5_000),
    stage: fc.nat(300),
    phrases: fc.array(fc.string().map(keyOf), { maxLength: 9 }),
  });
  fc.assert(
    fc.property(fc.array(saying, { maxLength: 20 }), (sayings) => {
      const read: Saying[] = [];
      unpack(packed(sayings), ({ again, issue, stage, size, keys }) =>
        read.push({ again, issue, stage, phrases: [...keys.subarray(0, size)] }),
      );
      expect(read).toEqual(sayings);
    }),
  );
});

test('log-likelihood counts all four cells; log ratio counts doublings', () => {
  // 10,000 words each; a word 100 times here and 25 times there: twice two binary steps more often.
  const { g2, logRatio, low, high, p } = keynessOf({
    said: 100,
    of: 10_000,
    elsewhere: 25,
    ofElsewhere: 10_000,
  });
  expect(logRatio).toBeCloseTo(2);
  expect(low < 2 && high > 2).toBe(true);
  const expected = 2 * (100 * Math.log(100 / 62.5) + 25 * Math.log(25 / 62.5));
  expect(g2).toBeCloseTo(
    expected + 2 * (9_900 * Math.log(9_900 / 9_937.5) + 9_975 * Math.log(9_975 / 9_937.5)),
  );
  expect(p).toBeLessThan(1e-9);
  expect(keynessOf({ said: 5, of: 100, elsewhere: 0, ofElsewhere: 900 }).logRatio).toBeCloseTo(
    Math.log2(0.05 / (0.5 / 900)),
  );
});

test('of phrases that hold each other the fuller one is told, unless the shorter says much more', () => {
  const candidate = (phrase: string, said: number) => ({
    ...{ phrase, words: 2, said, of: 200, elsewhere: 2, ofElsewhere: 2_000 },
  });
  const told = keyPhrases(
    [
      candidate('收不到验证码', 50),
      candidate('收不到', 55),
      candidate('验证码', 120),
      candidate('一直转圈', 30),
    ],
    4,
  );
  expect(told.map(({ phrase }) => phrase)).toEqual(['验证码', '一直转圈']);
  expect(
    keyPhrases([candidate('收不到验证码', 50), candidate('收不到', 55)], 2).map(({ phrase }) => phrase),
  ).toEqual(['收不到验证码']);
});

test('lone words are told where no phrase says them', () => {
  const candidate = (phrase: string, words: number, said: number) => ({
    ...{ phrase, words, said, of: 200, elsewhere: 2, ofElsewhere: 2_000 },
  });
  const told = keyPhrases(
    [candidate('闪退', 1, 120), candidate('一直闪退', 2, 40), candidate('接通', 1, 60)],
    3,
  );
  expect(told.map(({ phrase }) => phrase)).toEqual(['接通', '一直闪退']);
});

test('what is said no more often than elsewhere, or by a handful, is not key', () => {
  const common = { phrase: '不能用', words: 2, said: 20, of: 200, elsewhere: 200, ofElsewhere: 2_000 };
  const rare = { phrase: '转圈', words: 1, said: 2, of: 200, elsewhere: 0, ofElsewhere: 2_000 };
  expect([common, rare].filter(mayBeKey)).toEqual([]);
  const chance = { phrase: '转圈', words: 1, said: 3, of: 200, elsewhere: 1, ofElsewhere: 200 };
  expect(keyPhrases([chance], 1)).toEqual([]);
});

test('parts count a complaint in each of its parts and in the whole', () => {
  const parts = new Parts([
    { phrase: '收不到验证码', words: 2 },
    { phrase: '一直转圈', words: 2 },
  ]);
  const issue = (value: string) => ({ by: 'issue', value, whole: 'all' }) as const;
  const stage = { by: 'stage', value: 'activation', whole: 'all' } as const;
  const newest = { by: 'period', value: 'newest', whole: 'dated' } as const;
  const login = parts.kind([issue('account.verification'), stage]);
  const crash = parts.kind([issue('startup.crash'), stage]);
  for (let complaint = 0; complaint < 3; complaint++) parts.count([login, parts.other(newest)], [0]);
  for (let complaint = 0; complaint < 3; complaint++) parts.count([crash], [1]);
  parts.count([crash, parts.lacking('dated')], [0, 1]);
  expect([...parts.candidates()]).toEqual([
    {
      ...issue('account.verification'),
      candidates: [{ phrase: '收不到验证码', words: 2, said: 3, of: 3, elsewhere: 1, ofElsewhere: 4 }],
      tried: 1,
    },
    {
      ...issue('startup.crash'),
      candidates: [{ phrase: '一直转圈', words: 2, said: 4, of: 4, elsewhere: 0, ofElsewhere: 3 }],
      tried: 1,
    },
    {
      ...newest,
      candidates: [{ phrase: '收不到验证码', words: 2, said: 3, of: 3, elsewhere: 0, ofElsewhere: 3 }],
      tried: 1,
    },
    { ...stage, candidates: [], tried: 0 },
  ]);
});
