import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SampleKey } from '../../pipeline/agreement/key.ts';
import { emptyFolder, wenzhen } from './wenzhen.ts';

/** Thirty reviews, made of a few invented ones. */
const said = ['看报告时闪退', '客服一直不理人，退款也不退', '医生很耐心，点赞', '一打开就闪退', '广告太多了'];
const reviews = Array.from({ length: 30 }, (_, i) =>
  JSON.stringify({
    id: `r${i}`,
    app: '康宁医生',
    author: `u${i}`,
    stars: (i % 5) + 1,
    date: '2025-03-01',
    text: `第${i}次用，${said[i % said.length]}。`,
  }),
).join('\n');

const made = mkdtempSync(join(tmpdir(), 'wenzhen-'));

beforeAll(async () => {
  writeFileSync(join(made, 'reviews.jsonl'), reviews);
  await wenzhen(['run', 'reviews.jsonl', '--quiet'], { cwd: made });
  const { code, err } = await wenzhen(['sample', '--size', '20', '--least', '1', '--coders', '3'], {
    cwd: made,
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
}, 120_000);

afterAll(() => rmSync(made, { recursive: true, force: true }));

/** A folder with a store of the reviews and a sample of it. */
function sampled(): string {
  const folder = emptyFolder();
  cpSync(made, folder, { recursive: true });
  return folder;
}

const keyIn = (folder: string): SampleKey =>
  JSON.parse(readFileSync(join(folder, 'output/sample/key.json'), 'utf8'));

/** Fills in a coder's JSON lines: what the machine says, but for one item in so many, which he calls slow. */
function fill(folder: string, coder: number, every: number): string {
  const path = join(folder, `output/sample/coder-${coder}.jsonl`);
  const machine = new Map(keyIn(folder).items.map((item) => [item.item, item]));
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const slow = { issue: '卡顿耗资源' };
  const filled = lines.map((line, at) => ({
    ...line,
    polarity: machine.get(line.item)!.polarity,
    complaints: at % every === 0 ? [slow] : machine.get(line.item)!.complaints,
  }));
  writeFileSync(path, filled.map((line) => JSON.stringify(line)).join('\n'));
  return path;
}

describe('sample and agree', { timeout: 120_000 }, () => {
  test('from the store to gold: sheets tell coders nothing, agree tells everything', async () => {
    const folder = sampled();
    const key = keyIn(folder);
    expect(key.items).toHaveLength(20);
    for (const coder of [1, 2, 3]) {
      const sheet = readFileSync(join(folder, `output/sample/coder-${coder}.jsonl`), 'utf8');
      expect(sheet).not.toMatch(/stability|"r\d|stars|neg/);
    }
    const sheets = [fill(folder, 1, 100), fill(folder, 2, 5), fill(folder, 3, 100)];
    const shown = await wenzhen(['agree', ...sheets, '--lang', 'en'], { cwd: folder });
    expect({ code: shown.code, err: shown.err }).toEqual({ code: 0, err: '' });
    for (const told of [
      'Cohen’s kappa',
      'alpha, MASI distance',
      'Gwet’s AC1',
      'Wenzhen–human',
      'prediction-powered',
    ])
      expect(shown.out).toContain(told);
    const gold = join(folder, 'output/agreement/gold.jsonl');
    expect(readFileSync(gold, 'utf8').trim().split('\n')).toHaveLength(20);
    const measured = await wenzhen(['evaluate', gold, '--json']);
    expect(JSON.parse(measured.out).evaluations[0].figures.reviews).toBe(20);
  });

  test('tells machines the same, in a file and with --json', async () => {
    const folder = sampled();
    const sheets = [fill(folder, 1, 100), fill(folder, 2, 4)];
    const { out } = await wenzhen(['agree', ...sheets, '--json'], { cwd: folder });
    const told = JSON.parse(out);
    expect(told).toMatchObject({
      coders: [
        { name: 'coder-1', items: 20 },
        { name: 'coder-2', items: 20 },
      ],
      faults: [],
    });
    expect(told.settled.open).toBeGreaterThan(0);
    expect(told.settled.open + told.gold).toBe(20);
    expect(told.prevalence[0]).toMatchObject({
      kind: 'issue',
      raw: { share: expect.any(Number) },
      powered: { trust: expect.any(Number) },
    });
    expect(JSON.parse(readFileSync(join(folder, 'output/agreement/agreement.json'), 'utf8'))).toEqual(told);
  });

  test('sheets that may have been filled in are never written over; the same seed writes the same bytes', async () => {
    const folder = sampled();
    const again = await wenzhen(['sample', '--size', '20', '--least', '1', '--lang', 'en'], { cwd: folder });
    expect(again.code).toBe(2);
    expect(again.err).toContain('error [sample-exists]');
    await wenzhen(['sample', '--size', '20', '--least', '1', '--out', 'other'], { cwd: folder });
    for (const file of ['key.json', 'coder-1.xlsx', 'coder-2.jsonl'])
      expect(readFileSync(join(folder, 'other', file))).toEqual(
        readFileSync(join(folder, 'output/sample', file)),
      );
  });

  test('blank sheets and a wrong key are refused, naming the next step', async () => {
    const folder = sampled();
    const blank = await wenzhen(['agree', 'output/sample/coder-1.xlsx', '--lang', 'en'], { cwd: folder });
    expect(blank.code).toBe(2);
    expect(blank.err).toContain('error [no-codings]');
    const keyed = await wenzhen(
      ['agree', 'output/sample/coder-1.xlsx', '--key', 'reviews.jsonl', '--lang', 'en'],
      { cwd: folder },
    );
    expect(keyed.err).toContain('error [key-invalid]');
    expect((await wenzhen(['sample', '--by', 'mood'], { cwd: folder })).code).toBe(2);
  });
});
