import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { wenzhen } from './wenzhen.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 }); // processes of their own, on a machine that may be busy

const reviews = [
  { id: 'r1', text: '申请退款被拒，客服说不给退', stars: 1, date: '2025-03-01' },
  { id: 'r2', text: '無法退款，打客服也沒人接', stars: 1, date: '2025-03-02' },
  { id: 'r3', text: '医生很耐心，回复也快', stars: 5, date: '2025-03-02' },
];

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-'));
const db = join(folder, 'out', 'reviews.db');

beforeAll(async () => {
  const input = join(folder, 'reviews.jsonl');
  writeFileSync(input, reviews.map((review) => JSON.stringify({ app: '康宁医生', ...review })).join('\n'));
  expect((await wenzhen(['run', input, '--db', db, '--quiet'])).err).toBe('');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('search finds words in any writing and gives their places as JSON', async () => {
  const { code, out } = await wenzhen(['search', '退款', '客服', '--db', db, '--json']);
  expect(code).toBe(0);
  const { total, results } = JSON.parse(out) as {
    total: number;
    results: { text: string; hits: { text: { start: number; end: number }[] } }[];
  };
  expect(total).toBe(2);
  for (const { text, hits } of results)
    expect(hits.text.map(({ start, end }) => text.slice(start, end))).toEqual(['退款', '客服']);
});

test('search tells in words what it found, and what was not understood', async () => {
  const found = await wenzhen(['search', '耐心', '--db', db, '--lang', 'en']);
  expect(found.out).toContain('1 found, 1 shown');
  expect(found.out).toContain('r3');
  const none = await wenzhen(['search', '挂号费', '--db', db]);
  expect(none).toMatchObject({ code: 0, out: expect.stringContaining('没有找到') });
  const odd = await wenzhen(['search', '？？', '--db', db]);
  expect(odd).toMatchObject({ code: 2, err: expect.stringContaining('错误 [query-empty]') });
  const stars = await wenzhen(['search', '退款', '--stars', '7', '--db', db]);
  expect(stars).toMatchObject({ code: 2, err: expect.stringContaining('错误 [bad-setting]') });
});

test('explain leads from a number to words, rules, row and hash of the input', async () => {
  const { out } = await wenzhen([
    'explain',
    '--db',
    db,
    '--app',
    '康宁医生',
    '--stage',
    'revenue',
    '--lang',
    'en',
  ]);
  expect(out).toMatch(/stated by [12] of 3 reviews/);
  expect(out).toMatch(/reviews\.jsonl:1 {2}sha256 [0-9a-f]{12} {2}read by run 1, coded by run 1/);
  const nothing = await wenzhen(['explain', '--db', db]);
  expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('错误 [wrong-usage]') });
});

test('recode has nothing to do where nothing has changed', async () => {
  const { code, out } = await wenzhen(['recode', '--db', db, '--lang', 'en', '--dry-run']);
  expect({ code, out }).toEqual({
    code: 0,
    out: 'All reviews are coded by these lexicons and this model already.\n',
  });
});
