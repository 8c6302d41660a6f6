import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, changesOf } from '../pipeline/changes.ts';
import type { FindingStates } from '../pipeline/store/queries.ts';

type Counts = readonly [before: number, ofBefore: number, after: number, ofAfter: number];

const states = ([before, ofBefore, after, ofAfter]: Counts): FindingStates => ({
  ...{ app: '康宁医生', issue: 'stability.crash', stage: 'retention', cause: 'engineering' },
  ...{ before, ofBefore, after, ofAfter },
});

test.each<[what: Change, why: string, counts: Counts]>([
  ['new', 'stated for the first time', [0, 1000, 3, 1100]],
  ['grown', 'in 20 of 100 reviews since, in 50 of 1,000 before', [50, 1000, 70, 1100]],
  ['steady', 'in 6 of 100 since, in 50 of 1,000 before', [50, 1000, 56, 1100]],
  ['steady', 'in none of 20 since: that may be chance', [50, 1000, 50, 1020]],
  ['shrunk', 'in 1 of 200 since, in 100 of 1,000 before', [100, 1000, 101, 1200]],
  ['solved', 'in none of 200 since, in 100 of 1,000 before', [100, 1000, 100, 1200]],
  ['solved', 'its only review was edited', [1, 1000, 0, 1000]],
  ['shrunk', 'most of its reviews were coded anew', [300, 1000, 100, 1000]],
  ['steady', 'nothing has come', [300, 1000, 300, 1000]],
])('a finding is %s: %s', (change, _, counts) => {
  expect(changesOf([states(counts)])[0]!.change).toBe(change);
});

test('one clear difference among many findings has to be clearer than alone', () => {
  const clear = states([50, 1000, 60, 1100]); // 10 of 100 against 5 %: p is .03
  const others = Array.from({ length: 30 }, () => states([50, 1000, 55, 1100]));
  expect(changesOf([clear])[0]).toMatchObject({ change: 'grown' });
  expect(changesOf([clear, ...others])[0]).toMatchObject({ change: 'steady' });
});

test('law: the same state twice is steady, and shares and q lie in [0, 1]', () => {
  const counts = fc
    .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500))
    .map(([a, b, c, d]): Counts => [a, a + b, c, c + d])
    .filter(([a, , c]) => a + c > 0);
  fc.assert(
    fc.property(fc.array(counts), (all) => {
      for (const { former, latter, q, change, before, after, ofBefore, ofAfter } of changesOf(
        all.map(states),
      )) {
        for (const value of [former.share, latter.share, q]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        if (before === after && ofBefore === ofAfter) expect(change).toBe('steady');
      }
    }),
  );
});
