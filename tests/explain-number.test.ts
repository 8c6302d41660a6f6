import { expect, test } from 'vitest';
import { groundsOf } from '../pipeline/explain-number.ts';

const reason = (feature: string, weight: number, issue = 'refund.refused') => ({
  clause: '不给退',
  feature,
  issue,
  weight,
});

test('what a complaint rests on is told in short: rules that fired, and how much was learned', () => {
  const reasons = [
    reason('review score', 1.5),
    reason('best clause score', 1.5),
    reason('cue fired', 1),
    reason('length', 9),
    reason('cue 不给退', 0),
    reason('cue fired', 5, 'price.unfair'),
  ];
  expect(groundsOf(reasons, 'refund.refused')).toEqual({ cues: ['不给退'], learned: 0.75 });
});

test('of a complaint the coder does not see nothing is known', () => {
  expect(groundsOf([], 'refund.refused')).toEqual({ cues: [], learned: null });
});
