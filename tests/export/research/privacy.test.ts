import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { lexiconFolder } from '../../../pipeline/codebook.ts';
import { maskedQuote, readHealth } from '../../../pipeline/export/research/health.ts';
import { Combinations } from '../../../pipeline/export/research/singling.ts';
import { hiddenCells, hiddenIn } from '../../../pipeline/export/research/suppress.ts';
import { inventedStore, storeOf } from '../../report/support.ts';
import { coded } from '../../store/support.ts';
import { bundleOf, filesIn, jsonLines } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

const health = readHealth(lexiconFolder);
const masked = (text: string): string => maskedQuote(text, { start: 0, end: text.length }, health(text));

describe('health', () => {
  test.each([
    ['我妈有糖尿病，药三天没发', '我妈有[健康状况]，药三天没发'],
    ['孩子發燒到39度没人回', '孩子[健康状况]到39度没人回'],
    ['确诊抑郁症以后买不到舍曲林', '确诊[健康状况]以后买不到[健康状况]'],
    ['my DIABETES meter will not pair', 'my [健康状况] meter will not pair'],
    ['查出HIV后客服到处打听', '查出[健康状况]后客服到处打听'],
  ])('%s → %s', (text, expected) => expect(masked(text)).toBe(expected));

  test.each([
    '糖尿病频道打不开', // nobody's
    '我等了三天。高血压专区还是没内容', // another sentence
    '客服说我的订单还在路上，配送员又换了一个，首页上那个感冒药专区点不开', // too far
    'my strokeless pen', // a part of a word
    '卡得要命，我都想骂人',
  ])('%s stays', (text) => expect(masked(text)).toBe(text));

  test('a quote that begins or ends inside a condition shows nothing of it', () => {
    const text = '我得了糖尿病还要等';
    expect(maskedQuote(text, { start: 4, end: text.length }, health(text))).toBe('[健康状况]还要等');
    expect(maskedQuote(text, { start: 0, end: 5 }, health(text))).toBe('我得了[健康状况]');
  });

  test('conditions are masked in quotes by the words around them, and kept when asked', async () => {
    const text = '我爸脑梗，退款还不给';
    const store = await storeOf([coded({ text, says: [['refund.refused', '脑梗，退款还不给']] })]);
    const quote = async (given: 'mask' | 'keep') =>
      jsonLines(await bundleOf(store, { health: given }), 'data/complaints.jsonl')[0]!.quote;
    expect(await quote('mask')).toBe('[健康状况]，退款还不给');
    expect(await quote('keep')).toBe('脑梗，退款还不给');
  });
});

describe('authors', () => {
  const store = () =>
    storeOf([
      coded({ id: 'a', app: '康宁医生', author: '小林' }),
      coded({ id: 'b', app: '康宁医生', author: '小林' }),
      coded({ id: 'c', app: '百川健康', author: '小林' }),
    ]);

  test('are left out without a salt', async () => {
    const out = await bundleOf(await store());
    expect(jsonLines(out, 'data/reviews.jsonl')[0]).not.toHaveProperty('author');
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toContain('authors are left out');
  });

  test('with a salt are the same within an app only, other ones for another salt, and never the stored hash', async () => {
    const made = await store();
    const authors = async (salt: string) =>
      jsonLines(await bundleOf(made, { salt }), 'data/reviews.jsonl').map(({ author }) => author);
    const [one, two, three] = await authors('0123456789abcdef');
    expect(one).toMatch(/^[0-9a-f]{16}$/);
    const stored = made.db.prepare('SELECT author FROM review').pluck().all();
    expect([one === two, one === three, stored.includes(one)]).toEqual([true, false, false]);
    expect(await authors('another salt 0123')).not.toContain(one);
  });

  test('neither the salt nor a store id is in any file', async () => {
    const salt = 'a secret of sixteen';
    const out = await bundleOf(await storeOf([coded({ id: 'store-id-4711' })]), { salt });
    for (const name of filesIn(out)) {
      const bytes = readFileSync(join(out, name));
      expect([bytes.includes(salt), bytes.includes('store-id-4711')], name).toEqual([false, false]);
    }
  });
});

test.each([
  ['day', '2025-03-01'],
  ['week', '2025-02-24'],
  ['month', '2025-03'],
  ['year', '2025'],
] as const)('dates by the %s', async (dates, period) => {
  const out = await bundleOf(await storeOf([coded({ date: '2025-02-28T18:00:00Z' })]), { dates });
  expect(jsonLines(out, 'data/reviews.jsonl')[0]!.period).toBe(period);
  expect(jsonLines(out, 'tables/periods.jsonl')[0]!.period).toBe(period);
});

describe('k', () => {
  const k = 5;

  test('no count below k is told, nor one that follows by subtraction', async () => {
    const out = await bundleOf(await inventedStore(150), { k, crosses: [['issue', 'app']] });
    const rows = jsonLines(out, 'tables/issue-by-app.jsonl');
    expect(rows.some(({ suppressed }) => suppressed)).toBe(true);
    for (const { count, suppressed } of rows)
      expect(suppressed || count === 0 || (count as number) >= k).toBe(true);
    for (const issue of new Set(rows.map((row) => row.issue))) {
      const cells = rows.filter((row) => row.issue === issue);
      const told = cells.filter(({ suppressed, count }) => !suppressed && count !== 0);
      expect(cells.filter(({ suppressed }) => suppressed).length === 1 && told.length > 0).toBe(false);
    }
  });

  test('every combination of traits told is shared by at least k reviews', async () => {
    const out = await bundleOf(await inventedStore(150), { k, dates: 'week' });
    const shared = new Map<string, number>();
    for (const { app, period, version, stars } of jsonLines(out, 'data/reviews.jsonl')) {
      const key = JSON.stringify([app, period, version, stars]);
      shared.set(key, (shared.get(key) ?? 0) + 1);
    }
    expect(Math.min(...shared.values())).toBeGreaterThanOrEqual(k);
  });

  test('without k, reviews that could be singled out are warned of', async () => {
    const out = await bundleOf(await inventedStore(40), { dates: 'day' });
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toMatch(/Warning: \d+ reviews have a combination/);
  });

  test('law: of a list not exactly one count is hidden, unless nothing else is above 0', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 8 }), (counts) => {
        const hidden = hiddenIn(counts, k);
        const told = counts.filter((_, at) => !hidden[at]);
        expect(told.every((count) => count === 0 || count >= k)).toBe(true);
        if (hidden.filter(Boolean).length === 1) expect(Math.max(0, ...told)).toBe(0);
      }),
    );
  });

  test('law: of no row and no column exactly one cell is hidden, unless nothing else in it is above 0', () => {
    const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.array(fc.array(fc.nat(20), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 5,
      }),
    );
    fc.assert(
      fc.property(table, (cells) => {
        const totals = cells[0]!.map((_, column) => cells.reduce((sum, row) => sum + row[column]!, 0));
        const hidden = hiddenCells(cells, totals, k);
        const lines = [
          ...cells.map((row, at) => row.map((count, column) => [count, hidden[at]![column]!] as const)),
          ...totals.map((_, column) => cells.map((row, at) => [row[column]!, hidden[at]![column]!] as const)),
        ];
        for (const line of lines) {
          const told = line.filter(([, isHidden]) => !isHidden).map(([count]) => count);
          if (line.length - told.length === 1) expect(Math.max(0, ...told)).toBe(0);
          expect(told.every((count) => count === 0 || count >= k)).toBe(true);
        }
      }),
    );
  });

  test('version is blanked before period, and period before stars', () => {
    const combinations = new Combinations(2, 'month');
    const review = (version: string, day: string, stars: 1 | 5) => ({
      ...({
        number: 1,
        app: 'a',
        author: null,
        day,
        stars,
        version,
        language: 'zh',
        polarity: 'neg',
        score: 0,
      } as const),
      ...{ removed: false, duplicate: false, suspect: false, complaints: [] },
    });
    const all = [
      review('1', '2025-01-01', 1),
      review('1', '2025-01-02', 1),
      review('2', '2025-02-01', 1),
      review('3', '2025-02-01', 1),
      review('4', '2025-03-01', 5),
      review('5', '2025-04-01', 5),
      review('6', '2025-05-01', 1),
    ];
    for (const one of all) combinations.add(one);
    expect(all.map((one) => combinations.tell(one))).toEqual([
      { app: 'a', period: '2025-01', version: '1', stars: 1 },
      { app: 'a', period: '2025-01', version: '1', stars: 1 },
      { app: 'a', period: '2025-02', version: null, stars: 1 },
      { app: 'a', period: '2025-02', version: null, stars: 1 },
      { app: 'a', period: null, version: null, stars: 5 },
      { app: 'a', period: null, version: null, stars: 5 },
      null,
    ]);
    expect(combinations.summary()).toEqual({ unique: 5, blanked: 4, leftOut: 1 });
  });
});
