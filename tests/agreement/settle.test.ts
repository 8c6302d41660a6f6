import { describe, expect, test } from 'vitest';
import type { Coding } from '../../pipeline/agreement/coding.ts';
import { goldOf } from '../../pipeline/agreement/gold.ts';
import { settle, truthOf } from '../../pipeline/agreement/settle.ts';
import { coder, coding, complaint } from './support.ts';

const crash = 'stability.crash';
const refund = 'refund.refused';

const coders = (...codings: Coding[]) => codings.map((given, at) => coder(`c${at}`, { r1: given }));

describe('settling', () => {
  test('coders who say the same agree', () => {
    expect(settle('r1', coders(coding('neg', crash), coding('neg', crash)))).toMatchObject({
      by: 'agreement',
      coding: coding('neg', crash),
      differs: [],
      open: [],
    });
  });

  test('of three, two decide, issue by issue', () => {
    const settled = settle(
      'r1',
      coders(coding('neg', crash), coding('neg', crash, refund), coding('mixed', refund)),
    );
    expect(settled).toMatchObject({
      by: 'majority',
      coding: coding('neg', crash, refund),
      differs: ['polarity', refund, crash],
    });
    expect(settled.open).toEqual([]);
  });

  test('of two who differ, nobody decides: the item is open', () => {
    const settled = settle('r1', coders(coding('neg', crash), coding('mixed', crash, refund)));
    expect(settled).toMatchObject({ by: 'open', differs: ['polarity', refund], open: ['polarity', refund] });
    expect(settled.coding.complaints).toEqual([complaint(crash)]);
  });

  test('a stage is decided by those who gave the issue', () => {
    const revenue = `${crash}@revenue`;
    const settled = settle(
      'r1',
      coders(coding('neg', revenue), coding('neg', revenue), coding('neg', crash)),
    );
    expect(settled).toMatchObject({ by: 'majority', coding: coding('neg', revenue) });
    expect(settle('r1', coders(coding('neg', revenue), coding('neg', crash)))).toMatchObject({
      by: 'open',
      open: [crash],
    });
  });

  test('a ruling wins, over a majority too, and only as far as it goes', () => {
    const divided = coders(coding('neg', crash), coding('mixed', refund));
    const ruling = { polarity: null, complaints: [complaint(refund)] };
    expect(settle('r1', divided, ruling)).toMatchObject({
      by: 'open',
      open: ['polarity'],
      coding: { complaints: ruling.complaints },
    });
    expect(settle('r1', divided, { ...ruling, polarity: 'neg' })).toMatchObject({
      by: 'ruling',
      coding: coding('neg', refund),
      open: [],
    });
  });

  test('what one coder alone has coded is taken as it is', () => {
    expect(settle('r1', coders(coding('pos'))).by).toBe('agreement');
  });

  test('an issue that a coder states twice counts once', () => {
    expect(settle('r1', coders(coding('neg', crash, crash), coding('neg', crash))).coding.complaints).toEqual(
      [complaint(crash)],
    );
  });
});

test('the truth of an open item is the share of its coders who say so', () => {
  const divided = coders(coding('neg', crash), coding('neg', crash, refund));
  const settled = settle('r1', divided);
  expect(truthOf(settled, 'issue', refund, divided)).toBe(0.5);
  expect(truthOf(settled, 'issue', crash, divided)).toBe(1);
  expect(truthOf(settled, 'stage', 'revenue', divided)).toBe(0.5);
});

test('gold holds what is settled, with the evidence that stands in the review', () => {
  const items = new Map([['r1', { item: 'r1', app: '康宁医生', id: 'x9', title: '', text: '看报告时闪退' }]]);
  const agreeing = coders(
    { polarity: 'neg', complaints: [complaint(crash, '闪退')] },
    { polarity: 'neg', complaints: [complaint(crash, '崩了')] },
  );
  expect(goldOf([settle('r1', agreeing)], items)).toEqual([
    {
      id: 'x9',
      app: '康宁医生',
      title: '',
      text: '看报告时闪退',
      polarity: 'neg',
      complaints: [{ issue: crash, stage: 'retention', evidence: '闪退' }],
      by: 'agreement',
    },
  ]);
  expect(goldOf([settle('r1', coders(coding('neg', crash), coding('pos')))], items)).toEqual([]);
});
