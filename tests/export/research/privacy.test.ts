import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { lexiconFolder } from '../../../pipeline/folders.ts';
import { Figures } from '../../../pipeline/export/research/disclosure/figures.ts';
import { maskedQuote, storedHealth } from '../../../pipeline/export/research/health.ts';
import { Combinations } from '../../../pipeline/export/research/singling.ts';
import { inventedStore, storeOf } from '../../report/support.ts';
import { coded } from '../../store/support.ts';
import { bundleOf, filesIn, jsonLines } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

const health = storedHealth(lexiconFolder);
const masked = (text: string): string => maskedQuote(text, { start: 0, end: text.length }, health(text));

describe('health', () => {
  test.each([
    ['我妈有糖尿病，药三天没发', '我妈有[健康状况]，药三天没发'],
    ['孩子發燒到39度没人回', '孩子[健康状况]到39度没人回'],
    ['确诊抑郁症以后买不到舍曲林', '确诊[健康状况]以后买不到[健康状况]'],
    ['my DIABETES meter will not pair', 'my [健康状况] meter will not pair'],
    ['查出HIV后客服到处打听', '查出[健康状况]后客服到处打听'],
    // Whose it is goes without saying.
    ['人流后的复查提醒直接显示在锁屏上', '[健康状况]后的复查提醒直接显示在锁屏上'],
    ['五盒靶向药半道上没了', '五盒[健康状况]半道上没了'],
    ['说了心口疼，回复叫去看牙', '说了[健康状况]，回复叫去看牙'],
    ['我妈看高血压门诊的号被取消', '我妈看[健康状况]门诊的号被取消'],
  ])('%s → %s', (text, expected) => expect(masked(text)).toBe(expected));

  test.each([
    '糖尿病频道打不开', // nobody's
    '我等了三天。高血压专区还是没内容', // another sentence
    '客服说我的订单还在路上，配送员又换了一个，首页上那个感冒药专区点不开', // too far
    '打开先跳个治脱发的全屏', // an advertisement
    '甩来一篇胰岛素科普链接就没下文了',
    '手机发热，用着用着黑屏', // no person's
    '希望支持导出血糖记录成表格',
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
    for (const { app, period, version, stars } of jsonLines(out, 'restricted/data/reviews.jsonl')) {
      const key = JSON.stringify([app, period, version, stars]);
      shared.set(key, (shared.get(key) ?? 0) + 1);
    }
    expect(Math.min(...shared.values())).toBeGreaterThanOrEqual(k);
  });

  test('without k, reviews that could be singled out are warned of', async () => {
    const out = await bundleOf(await inventedStore(40), { dates: 'day' });
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toMatch(/Warning: \d+ reviews have a combination/);
  });

  /** Whether some way to fill in what is hidden gives this cell `k` or more: what a reader would have to rule out. */
  function fits(
    cells: readonly (readonly number[])[],
    hidden: (row: number, column: number) => boolean,
    of: [number, number],
  ) {
    const places = cells.flatMap((row, at) =>
      row.flatMap((_, place) => (hidden(at, place) ? [[at, place] as const] : [])),
    );
    const rows = cells.map((row) => row.reduce((sum, count) => sum + count, 0));
    const columns = cells[0]!.map((_, place) => cells.reduce((sum, row) => sum + row[place]!, 0));
    const told = (at: number, place: number): number => (hidden(at, place) ? 0 : cells[at]![place]!);
    for (const [at, row] of cells.entries())
      for (const place of row.keys()) {
        rows[at]! -= told(at, place);
        columns[place]! -= told(at, place);
      }
    const fill = (next: number): boolean => {
      const [place, before] = [places[next], places[next - 1]];
      if (before !== undefined && before[0] !== place?.[0] && rows[before[0]] !== 0) return false;
      if (place === undefined) return [...rows, ...columns].every((left) => left === 0);
      const [row, column] = place;
      const least = row === of[0] && column === of[1] ? k : 1;
      for (let count = least; count <= Math.min(rows[row]!, columns[column]!); count++) {
        rows[row]! -= count;
        columns[column]! -= count;
        const isFilled = fill(next + 1);
        rows[row]! += count;
        columns[column]! += count;
        if (isFilled) return true;
      }
      return false;
    };
    return fill(0);
  }

  const isSmall = (count: number): boolean => count > 0 && count < k;

  test('law: of a table with its sums, no small cell is told, and each may be k or more for all that is told, if it can be kept at all', () => {
    const table = fc.array(fc.array(fc.nat(8), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(table, (cells) => {
        const figures = new Figures(k);
        const name = (row: number, column: number): string => `${row} ${column}`;
        cells.forEach((row, at) => {
          row.forEach((count, place) => {
            if (count > 0) figures.cell(name(at, place), count);
          });
          figures.known(
            `row ${at}`,
            row.reduce((sum, count) => sum + count, 0),
          );
        });
        for (const place of [0, 1, 2]) {
          figures.known(
            `column ${place}`,
            cells.reduce((sum, row) => sum + row[place]!, 0),
          );
          const names = [0, 1, 2].filter((at) => cells[at]![place]! > 0).map((at) => name(at, place));
          figures.sum(`column ${place}`, names);
        }
        for (const at of [0, 1, 2])
          figures.sum(
            `row ${at}`,
            [0, 1, 2].filter((place) => cells[at]![place]! > 0).map((place) => name(at, place)),
          );
        const names = figures.hidden();
        const hidden = (row: number, column: number): boolean => names.has(name(row, column));
        const all = cells.flatMap((row, at) => row.map((count, place) => ({ count, at, place })));
        for (const { count, at, place } of all) {
          if (!isSmall(count)) continue;
          expect(hidden(at, place)).toBe(true);
          // Where even hiding every cell would leave but one way to fill them in, sums alone tell the cell.
          const canBeKept = fits(cells, (row, column) => cells[row]![column]! > 0, [at, place]);
          expect(fits(cells, hidden, [at, place]), JSON.stringify([cells, at, place])).toBe(canBeKept);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('what is told of stages, of the rest, or with suspects, does not give a hidden issue away', () => {
    const hiddenOf = (tell: (figures: Figures) => void): string[] => {
      const figures = new Figures(k);
      tell(figures);
      return [...figures.hidden()].sort();
    };
    // The issue of nine would protect the small one, but that its stage has no other: so another one must, or the stage goes too.
    const union = hiddenOf((figures) => {
      figures.known('complaints', 40);
      for (const [issue, count] of [
        ['small', 2],
        ['nine', 9],
        ['more', 29],
      ] as const)
        figures.cell(issue, count);
      figures.sum('complaints', ['small', 'nine', 'more']);
      figures.cell('stage', 9);
      figures.union('stage', ['nine']);
    });
    expect(union).toContain('small');
    expect(union).not.toEqual(['nine', 'small']);
    // Eleven of twelve complain: the one who does not is small.
    expect(
      hiddenOf((figures) => {
        figures.known('reviews', 12);
        figures.cell('complaining', 11);
        figures.rest('reviews', 'complaining');
      }),
    ).toEqual(['complaining']);
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
