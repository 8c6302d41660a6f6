import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Figures, figuresOf } from '../../pipeline/learn/figures.ts';
import type { Judged } from '../../pipeline/learn/judged.ts';
import { judged } from './support.ts';

const perfect = judged(
  'neg',
  [['stability.crash', 'retention', '一打开就闪退']],
  ['neg', [['stability.crash', 'retention', '打开就闪退']]],
);
const praise = judged('pos', [], ['pos', []]);

describe('the figures of a coder', () => {
  test('are all one where every code is right', () => {
    const { polarity, complaint, issue, stage, evidence } = figuresOf([perfect, praise]);
    for (const { value } of [...Object.values(polarity), complaint.f1, issue.f1, stage.f1, evidence])
      expect(value).toBe(1);
  });

  test('count a wrong issue as one extra and one missed, and its stage as right', () => {
    const wrong = judged(
      'neg',
      [['startup.crash', 'activation']],
      ['neg', [['account.login', 'activation']]],
    );
    const { issue, stage, confusions } = figuresOf([perfect, wrong]);
    expect(issue).toMatchObject({ precision: { value: 0.5 }, recall: { value: 0.5 }, f1: { value: 0.5 } });
    expect(stage.f1.value).toBe(1);
    expect(confusions).toEqual([{ missed: 'startup.crash', given: 'account.login', reviews: 1 }]);
  });

  test('count issues as multisets', () => {
    const twice = judged(
      'neg',
      [
        ['ads.intrusive', 'retention'],
        ['ads.intrusive', 'retention'],
      ],
      ['neg', [['ads.intrusive', 'retention']]],
    );
    expect(figuresOf([twice]).issue).toMatchObject({ precision: { value: 1 }, recall: { value: 0.5 } });
  });

  test('count a review without an answer as missed', () => {
    const { unanswered, complaint, polarity } = figuresOf([
      perfect,
      judged('neg', [['ads.intrusive', 'retention']], null),
    ]);
    expect({ unanswered, recall: complaint.recall.value, accuracy: polarity.accuracy.value }).toEqual({
      unanswered: 1,
      recall: 0.5,
      accuracy: 0.5,
    });
  });

  test('take chance agreement out of kappa: always neg on half neg, half pos is no agreement', () => {
    const reviews = [judged('neg', [], ['neg', []]), judged('pos', [], ['neg', []])];
    expect(figuresOf(reviews).polarity).toMatchObject({ accuracy: { value: 0.5 }, kappa: { value: 0 } });
  });

  test('leave neu and mixed out of neg/pos accuracy', () => {
    const reviews = [praise, judged('mixed', [], ['neg', []]), judged('neu', [], ['pos', []])];
    expect(figuresOf(reviews).polarity.negPos.value).toBe(1);
  });

  test('leave issues with fewer than five gold cases out of the macro figure', () => {
    const rare = judged('neg', [['ads.intrusive', 'retention']], ['neg', []]);
    expect(figuresOf([...Array<Judged>(5).fill(perfect), rare]).issue.macro.value).toBe(1);
  });

  test('ask of evidence that a third of the shorter quote be shared', () => {
    const far = judged(
      'neg',
      [['stability.crash', 'retention', '一打开就闪退']],
      ['neg', [['stability.crash', 'retention', '客服也不理']]],
    );
    expect(figuresOf([perfect, far]).evidence.value).toBe(0.5);
  });

  test('are told apart by phenomenon', () => {
    const sarcastic = judged('neg', [['ads.intrusive', 'retention']], ['pos', []], ['sarcasm']);
    expect(figuresOf([perfect, sarcastic]).phenomena).toMatchObject([
      { phenomenon: 'sarcasm', reviews: 1, polarity: { value: 0 }, issue: { value: 0 } },
    ]);
  });

  test('lie within their intervals, which narrow with more reviews', () => {
    const wrong = judged('pos', [], ['neg', []]);
    const width = (times: number) => {
      const { value, low, high } = figuresOf(
        Array.from({ length: times }, (_, i) => (i % 4 === 0 ? wrong : praise)),
      ).polarity.accuracy;
      expect(low <= value && value <= high).toBe(true);
      return high - low;
    };
    expect(width(400)).toBeLessThan(width(40));
  });
});

describe('calibration', () => {
  const sure = (right: boolean, confidence: number): Judged =>
    judged(
      'neg',
      [[right ? 'ads.intrusive' : 'account.login', 'retention']],
      ['neg', [['ads.intrusive', 'retention', '', confidence]]],
    );

  test('puts complaints into ten bins by confidence and says what share of each was right', () => {
    const { bins, confident, confidentGiven, error } = figuresOf([
      sure(true, 1),
      sure(true, 0.9),
      sure(false, 0.95),
      sure(false, 0.25),
    ]).calibration;
    expect(bins.map(({ given }) => given)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 3]);
    expect(bins[2]).toMatchObject({ confidence: 0.25, right: { value: 0 } });
    expect(confidentGiven).toBe(3);
    expect(confident.value).toBeCloseTo(2 / 3, 12);
    expect(error.value).toBeCloseTo((Math.abs(2 - 2.85) + 0.25) / 4, 12);
  });

  test('has no error where confidence is the share that is right', () => {
    expect(figuresOf([sure(true, 0.5), sure(false, 0.5)]).calibration.error.value).toBe(0);
  });
});

const yardstick = fileURLToPath(new URL('../../../shared/score.mjs', import.meta.url));

describe.skipIf(!existsSync(yardstick))('beside the yardstick', () => {
  const polarity = fc.constantFrom('neg', 'neu', 'pos', 'mixed');
  const issue = fc.constantFrom('ads.intrusive', 'account.login', 'stability.crash', 'refund.refused');
  const stage = fc.constantFrom('activation', 'retention', 'revenue');
  const quote = fc.constantFrom('', '广告太多', '广告', '登录不上去', '一打开就闪退', '退钱');
  const code = fc.tuple(issue, stage, quote);
  const codes = fc.array(code, { maxLength: 3 });
  const coded = fc.option(fc.tuple(polarity, codes), { freq: 20 });
  const reviews = fc.array(
    fc.tuple(polarity, codes, coded).map(([gold, wanted, given]) => judged(gold, wanted, given)),
    { minLength: 1, maxLength: 60 },
  );

  test('any gold and any codes get the same figures and intervals', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(reviews, (sample) => {
        expect(sameForm(figuresOf(sample))).toEqual(rounded(scored(sample)));
      }),
      { numRuns: 5 },
    );
  });

  /** What the yardstick says of the same reviews. */
  function scored(sample: readonly Judged[]): object {
    const folder = mkdtempSync(join(tmpdir(), 'wenzhen-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [gold, given] = [join(folder, 'gold.jsonl'), join(folder, 'coded.jsonl')];
    writeFileSync(gold, sample.map(({ gold }, id) => JSON.stringify({ id, ...gold })).join('\n'));
    const answered = sample.flatMap(({ coded }, id) =>
      coded === null ? [] : [JSON.stringify({ id, ...coded })],
    );
    writeFileSync(given, answered.join('\n'));
    return JSON.parse(
      execFileSync(process.execPath, [yardstick, gold, given, '--json'], { encoding: 'utf8' }),
    );
  }

  function sameForm({ reviews, unanswered, polarity, complaint, issue, stage, evidence }: Figures): object {
    const rates = ({ precision, recall, f1 }: Figures['stage']) => ({
      p: precision.value,
      r: recall.value,
      f1: f1.value,
    });
    const interval = ({ low, high }: Figures['evidence']) => [low, high];
    return rounded({
      reviews,
      missing: unanswered,
      polarity: {
        accuracy: polarity.accuracy.value,
        kappa: polarity.kappa.value,
        negPos: polarity.negPos.value,
      },
      complaint: rates(complaint),
      issue: { ...rates(issue), macro: issue.macro.value },
      stage: rates(stage),
      evidence: evidence.value,
      ci95: {
        polarityKappa: interval(polarity.kappa),
        complaintF1: interval(complaint.f1),
        issueF1: interval(issue.f1),
        stageF1: interval(stage.f1),
      },
    });
  }

  /** To ten digits: sums in another order differ in the last ones. */
  const rounded = (figures: object): object =>
    JSON.parse(
      JSON.stringify(figures, (_, value) =>
        typeof value === 'number' ? Math.round(value * 1e10) / 1e10 + 0 : value,
      ),
    );
});
