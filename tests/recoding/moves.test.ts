import { expect, test } from 'vitest';
import {
  differences,
  issueMoves,
  placeMoves,
  type PlacedComplaint,
  type ReviewCoding,
} from '../../pipeline/recoding/compare.ts';
import { MoveTally } from '../../pipeline/recoding/report.ts';

const complaint = (issue: string, start = 0, given: Partial<PlacedComplaint> = {}): PlacedComplaint => ({
  issue,
  stage: 'retention',
  cause: 'engineering',
  abstained: false,
  field: 'text',
  start,
  length: 4,
  ...given,
});
const coding = (...complaints: PlacedComplaint[]): ReviewCoding => ({ polarity: 'neg', complaints });

test('an issue moves to the one seen in the same words; others come and go', () => {
  const before = coding(complaint('function.broken', 0), complaint('ads.intrusive', 20));
  const after = coding(complaint('function.missing', 2), complaint('performance.slow', 40));
  expect(issueMoves(before, after)).toEqual([
    { from: 'function.broken', to: 'function.missing' },
    { from: 'ads.intrusive', to: null },
    { from: null, to: 'performance.slow' },
  ]);
});

test('an issue that stayed is no move, wherever its evidence went', () => {
  expect(issueMoves(coding(complaint('ads.intrusive', 0)), coding(complaint('ads.intrusive', 9)))).toEqual(
    [],
  );
});

test('an issue that stayed may be seen at another stage, or be laid to another cause', () => {
  const place = (issue: string, stage: string, cause: string) => complaint(issue, 0, { stage, cause });
  const before = coding(
    place('refund.refused', 'revenue', 'support'),
    place('ads.intrusive', 'retention', 'design'),
  );
  const after = coding(
    place('refund.refused', 'revenue', 'planning'),
    place('ads.intrusive', 'retention', 'design'),
  );
  const move = {
    issue: 'refund.refused',
    from: { stage: 'revenue', cause: 'support' },
    to: { stage: 'revenue', cause: 'planning' },
  };
  expect(placeMoves(before, after)).toEqual([move]);
  expect(placeMoves(before, coding())).toEqual([]);
  const tally = new MoveTally();
  for (const id of ['a', 'b']) tally.add({ id, app: '', words: '', counted: true, before, after });
  expect(tally.moves([]).places).toEqual([{ ...move, reviews: 2 }]);
});

test('two codings differ in polarity, issues, stages, sureness or evidence, or not at all', () => {
  const before = coding(complaint('ads.intrusive', 0), complaint('account.login', 9));
  const swapped = coding(complaint('account.login', 9), complaint('ads.intrusive', 0));
  expect(differences(before, swapped)).toEqual([]);
  expect(differences(before, { ...before, polarity: 'neu' })).toEqual(['polarity']);
  expect(differences(coding(complaint('a.b', 0)), coding(complaint('a.b', 0, { stage: 'revenue' })))).toEqual(
    ['stages'],
  );
  expect(differences(coding(complaint('a.b', 0)), coding(complaint('a.b', 1, { abstained: true })))).toEqual([
    'sureness',
    'evidence',
  ]);
});

test('what moved is told by kind, most first, with examples, and as shares of each app', () => {
  const tally = new MoveTally();
  const review = (id: string, before: ReviewCoding, after: ReviewCoding) =>
    tally.add({ id, app: '康宁医生', words: `评论 ${id}`, counted: id !== 'copy', before, after });
  review('a', coding(complaint('function.broken')), coding(complaint('function.missing')));
  review('b', coding(complaint('function.broken')), coding(complaint('function.missing')));
  review('copy', coding(complaint('function.broken')), coding(complaint('function.missing')));
  review('c', coding(complaint('ads.intrusive')), { polarity: 'pos', complaints: [] });
  review('d', coding(complaint('ads.intrusive')), coding(complaint('ads.intrusive')));
  const issues = new Map([
    ['function.broken', 10],
    ['ads.intrusive', 5],
  ]);
  const moves = tally.moves([{ app: '康宁医生', reviews: 100, complaining: 15, issues }]);
  expect(moves).toMatchObject({ recoded: 5, moved: 4, differing: { polarity: 1, issues: 4 } });
  expect(moves.issues.map(({ from, to, reviews }) => [from, to, reviews])).toEqual([
    ['function.broken', 'function.missing', 3],
    ['ads.intrusive', null, 1],
  ]);
  expect(moves.issues[0]!.examples[0]).toEqual({ id: 'a', app: '康宁医生', words: '评论 a' });
  expect(moves.polarities).toEqual([{ from: 'neg', to: 'pos', reviews: 1 }]);
  expect(moves.apps).toEqual([
    {
      app: '康宁医生',
      reviews: 100,
      complaining: { before: 15, after: 14 },
      issues: [
        { issue: 'function.broken', before: 10, after: 8 },
        { issue: 'function.missing', before: 0, after: 2 },
        { issue: 'ads.intrusive', before: 5, after: 4 },
      ],
    },
  ]);
});
