import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeReport } from '../../pipeline/report/index.ts';
import { priorities, starChanges } from '../../pipeline/store/queries.ts';
import { folder } from '../store/support.ts';
import { inventedStore } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

/** A store of invented reviews, and a section of its report. */
async function reported() {
  const store = await inventedStore(700);
  const out = join(folder(), 'report.html');
  await writeReport(store, { lang: 'zh', out });
  const page = readFileSync(out, 'utf8');
  return {
    store,
    section: (id: string) => page.match(new RegExp(`<section id="${id}".*?</section>`, 's'))![0],
  };
}

const rows = (part: string) =>
  [...part.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs)].map(([, first, rest]) => [
    first!,
    ...[...rest!.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) => cell!),
  ]);
const number = (text: string) => Number(text.replace('−', '-').replace('+', ''));

test('what comes first is told app by app with every factor', async () => {
  const { store, section } = await reported();
  const told = rows(section('priorities'));
  expect(told.filter(([name]) => name!.startsWith('1. '))).toHaveLength(3);
  const [first] = priorities(store, { app: '康宁医生' });
  expect(told).toContainEqual(
    expect.arrayContaining([first!.impact.toFixed(2), `×${first!.trend.toFixed(2)}`]),
  );
});

test('the parts of the change of the mean, as they are shown, add up to it', async () => {
  const { store, section } = await reported();
  for (const { app } of starChanges(store)) {
    const part = section('stars').split(`<h3>${app}</h3>`)[1]!.split('<h3>')[0]!;
    const contributions = rows(part).map((row) => number(row[3]!));
    const sum = contributions.slice(0, -1).reduce((total, one) => total + one, 0);
    expect(Math.abs(sum - contributions.at(-1)!)).toBeLessThan(0.006); // each is rounded to a thousandth
  }
});

test('every field of the matrix has trend and quotes', async () => {
  const { section } = await reported();
  const told = rows(section('matrix')).filter(([name]) => name!.includes(' × '));
  expect(told.length).toBeGreaterThan(9);
  for (const row of told) {
    expect(row[3]).toMatch(/%.*→.*%/);
    expect(row.at(-1)).toMatch(/<q>.+<\/q>/);
  }
});

test('growth, phrases and adjusted differences are told', async () => {
  const { section } = await reported();
  expect(section('growth')).toMatch(/最近 \d+ 天 \d+ 条评论，此前 \d+ 天 \d+ 条/);
  expect(section('phrases')).toMatch(/<q>[^<]+<\/q> <b>\d+<\/b>/);
  expect(section('comparison')).toContain('校正后的差异：应用');
});
