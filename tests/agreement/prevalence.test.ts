import { describe, expect, test } from 'vitest';
import { agree } from '../../pipeline/agreement/agree.ts';
import type { CodedComplaint } from '../../pipeline/agreement/coding.ts';
import type { SampleKey } from '../../pipeline/agreement/key.ts';
import type { Sheet } from '../../pipeline/agreement/sheets/sheet.ts';
import { complaint } from './support.ts';

const crash = 'stability.crash';

/** A key to 100 items of 1,000 reviews, 200 of which the machine calls crashes: 20 items of them, 80 of the others. */
const key: SampleKey = {
  format: 'wenzhen-sample-1',
  seed: 1,
  by: ['issue'],
  coder: [],
  population: {
    reviews: 1100,
    wordless: 100,
    issue: { [crash]: 200 },
    stage: { retention: 200 },
    cause: { engineering: 200 },
  },
  strata: { [crash]: { size: 200, drawn: 20 }, none: { size: 800, drawn: 80 } },
  items: Array.from({ length: 100 }, (_, i) => ({
    item: `S${i}`,
    app: '康宁医生',
    id: `r${i}`,
    stratum: i < 20 ? crash : 'none',
    probability: 0.1,
    title: '',
    text: '看报告时闪退',
    polarity: 'neg',
    complaints: i < 20 ? [complaint(crash)] : [],
  })),
};

/** A coder who finds a crash in these items. */
function sheet(name: string, bears: (item: number) => boolean): Sheet {
  const complaints = (i: number): CodedComplaint[] => (bears(i) ? [complaint(crash)] : []);
  return {
    file: `${name}.xlsx`,
    name,
    codings: new Map(key.items.map(({ item }, i) => [item, { polarity: 'neg', complaints: complaints(i) }])),
    rules: false,
    rulings: new Map(),
    ruled: new Map(),
    items: new Map(),
    blank: 0,
    faults: [],
  };
}

const crashRow = (...sheets: Sheet[]) => agree(sheets, key).prevalence!.find(({ code }) => code === crash)!;

describe('shares of all counted reviews, those without words among them', () => {
  test('where the coder agrees with the machine, nothing is corrected', () => {
    const row = crashRow(sheet('a', (i) => i < 20));
    expect(row.raw.share).toBeCloseTo(200 / 1100, 12);
    expect([row.trueInSample, row.saidInSample]).toEqual([20, 20]);
    for (const { value } of [row.sample, row.corrected, row.powered])
      expect(value).toBeCloseTo(200 / 1100, 10);
  });

  test('half of what the machine calls a crash is none, and one in ten of the others is: 100 + 80 of 1,100', () => {
    const row = crashRow(sheet('a', (i) => (i < 20 ? i % 2 === 0 : i % 10 === 0)));
    for (const { value, low, high } of [row.sample, row.corrected, row.powered]) {
      expect(value).toBeCloseTo(180 / 1100, 10);
      expect(low).toBeLessThan(180 / 1100);
      expect(high).toBeGreaterThan(180 / 1100);
    }
    expect(row.corrected.sensitivity).toBeCloseTo(100 / 180, 10);
    expect(row.corrected.specificity).toBeCloseTo(820 / 920, 10);
  });

  test('where two coders differ and nobody has ruled, each counts for half', () => {
    const row = crashRow(
      sheet('a', (i) => i < 20),
      sheet('b', (i) => i < 10),
    );
    expect(row.trueInSample).toBe(15);
    expect(row.powered.value).toBeCloseTo(150 / 1100, 10);
  });

  test('issues, stages and causes are told alike', () => {
    const kinds = agree([sheet('a', (i) => i < 20)], key).prevalence!.map(({ kind, code }) => [kind, code]);
    expect(kinds).toEqual([
      ['issue', crash],
      ['stage', 'retention'],
      ['cause', 'engineering'],
    ]);
  });

  test('a stratum of which too little was coded is told together with another', () => {
    const coded = sheet('a', (i) => i < 20);
    const few = {
      ...coded,
      codings: new Map([...coded.codings].filter(([item]) => item === 'S0' || Number(item.slice(1)) >= 20)),
    };
    const row = crashRow(few);
    expect(row.saidInSample).toBe(1);
    expect(Number.isNaN(row.powered.value)).toBe(false);
    expect(row.powered.high - row.powered.low).toBeGreaterThan(0.02);
  });
});
