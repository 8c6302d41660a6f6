import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Coder, loadCoder } from '../../pipeline/chain.ts';
import { fromJsonLine } from '../../pipeline/ingest/index.ts';
import type { Polarity, Stars } from '../../pipeline/records.ts';
import { isDrop } from '../../pipeline/stage.ts';

/** One line of the contrast suite; contrast/README.md says what it means. */
interface Line {
  readonly pair: number;
  readonly title?: string;
  readonly text: string;
  readonly stars?: Stars;
  readonly polarity: Polarity;
  readonly issues: readonly string[];
  readonly complains: boolean;
}

/** Least pass rate by phenomenon. */
type Bars = Readonly<Record<string, number>>;

const folder = fileURLToPath(new URL('contrast/', import.meta.url));
const barFile = `${folder}bars.json`;
const bars: Bars = JSON.parse(readFileSync(barFile, 'utf8'));
const phenomena = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.slice(0, -'.jsonl'.length))
  .sort();

const linesOf = (phenomenon: string): Line[] =>
  readFileSync(`${folder}${phenomenon}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Whether a line is coded as a careful coder would; where not, what it was coded as. */
function judge({ title, text, stars, ...wanted }: Line, coder: Coder): true | string {
  const raw = fromJsonLine({ id: 1, title, text, stars }, 1);
  const coded = isDrop(raw) ? raw : coder.code(raw);
  if (isDrop(coded)) return coded.detail;
  const issues = coded.complaints.map(({ issue }) => issue);
  const passes =
    coded.polarity === wanted.polarity &&
    issues.length > 0 === wanted.complains &&
    (wanted.issues.length === 0 || wanted.issues.some((issue) => issues.includes(issue)));
  return passes || `${coded.polarity} ${issues.join(',') || '-'}`;
}

describe('the contrast suite', () => {
  let coder: Coder;
  const rates = new Map<string, number>();

  beforeAll(async () => {
    coder = await loadCoder({ segmenter: 'jieba' });
  }, 60_000);

  afterAll(() => {
    console.log(tableOf(rates));
    if (process.env.RAISE_BARS !== undefined) writeFileSync(barFile, `${JSON.stringify(raised(bars, rates), null, 2)}\n`);
  });

  test('has a bar for every phenomenon, and twenty pairs', () => {
    expect(Object.keys(bars).sort()).toEqual(phenomena);
    for (const phenomenon of phenomena) {
      const lines = linesOf(phenomenon);
      expect(new Set(lines.map(({ pair }) => pair)).size).toBeGreaterThanOrEqual(20);
    }
  });

  test.each(phenomena)('%s is read right as often as its bar says, or more', (phenomenon) => {
    const judged = linesOf(phenomenon).map((line) => [line, judge(line, coder)] as const);
    const rate = judged.filter(([, verdict]) => verdict === true).length / judged.length;
    rates.set(phenomenon, rate);
    if (process.env.SHOW_MISSES !== undefined)
      for (const [{ text, polarity, issues }, verdict] of judged)
        if (verdict !== true) console.log(`${phenomenon}: ${text}\n  ${polarity} ${issues.join(',') || '-'} → ${verdict}`);
    expect(rate).toBeGreaterThanOrEqual(bars[phenomenon] ?? 0);
  });
});

function tableOf(rates: ReadonlyMap<string, number>): string {
  const rows = Array.from(rates, ([phenomenon, rate]) => {
    const bar = bars[phenomenon] ?? 0;
    return `${phenomenon.padEnd(24)} ${rate.toFixed(3)}  bar ${bar.toFixed(3)}${rate < bar ? '  BELOW' : ''}`;
  });
  return ['Contrast suite: share of lines read right', ...rows].join('\n');
}

/** Bars that only ever rise: to the rate of today, cut to three digits, where that is higher. */
const raised = (old: Bars, rates: ReadonlyMap<string, number>): Bars =>
  Object.fromEntries(
    phenomena.map((phenomenon) => [
      phenomenon,
      Math.max(old[phenomenon] ?? 0, Math.floor((rates.get(phenomenon) ?? 0) * 1000) / 1000),
    ]),
  );
