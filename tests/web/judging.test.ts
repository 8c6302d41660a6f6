import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { correctionLines } from '../../pipeline/export/corrections.ts';
import { readGold } from '../../pipeline/learn/examples.ts';
import type { CodedReview } from '../../pipeline/records.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { proofOf } from '../../pipeline/web/guard/token.ts';
import { coded, folder, inRun, start } from '../store/support.ts';
import { boughtPraise, databaseOf, optionsFor, takeIn, token, unsure, visitorOf } from './support.ts';

const app = '康宁医生';

/** An explorer over these reviews, with hands to judge them. */
async function desk(reviews: readonly CodedReview[]) {
  const shelf = await databaseOf(reviews);
  const options = optionsFor(shelf.path);
  onTestFinished(() => {
    options.reader.close();
    shelf.clear();
  });
  const visit = visitorOf(options);
  const judge = (review: string, fields: readonly (readonly [string, string])[]) =>
    visit('/judge', {
      method: 'POST',
      body: new URLSearchParams([
        ...([
          ['app', app],
          ['review', review],
          ['proof', proofOf(token)],
        ] as [string, string][]),
        ...fields.map(([name, value]): [string, string] => [name, value]),
      ]),
      headers: { cookie: `wenzhen_token=${token}` },
    });
  const queue = async (list: string, judgeName = '') => {
    const headers = { cookie: `wenzhen_token=${token}; wenzhen_judge=${encodeURIComponent(judgeName)}` };
    const { text } = await visit(`/queue?list=${list}`, { headers });
    return [...text.matchAll(/<a href="\/review\?app=[^"]*"><code>([^<]+)<\/code>/g)].map(([, id]) => id);
  };
  const gold = () => {
    const path = join(folder(), 'gold.jsonl');
    writeFileSync(path, options.reader.read(correctionLines));
    return readGold([path]);
  };
  return { path: shelf.path, visit, judge, queue, gold, options };
}

const corrected = [
  ['verdict', 'corrected'],
  ['polarity', 'mixed'],
  ['issue', 'consult.slow'],
  ['stage', ''],
  ['quote', '等到现在'],
] as const;

test('a confirmed coding leaves the queue and is gold as it was coded', async () => {
  const { judge, queue, gold } = await desk([unsure('u1'), unsure('u2')]);
  expect(await queue('abstained')).toEqual(['u2', 'u1']);
  expect((await judge('u1', [['verdict', 'confirmed']])).status).toBe(303);
  expect(await queue('abstained')).toEqual(['u2']);
  expect(await queue('judged')).toEqual(['u1']);
  expect(gold()).toMatchObject([
    {
      ...{ id: 'u1', app, text: '客服说会回电，等到现在也没有动静', stars: 2, polarity: 'neg' },
      complaints: [{ issue: 'support.unresponsive', stage: 'retention', evidence: '等到现在也没有动静' }],
    },
  ]);
});

test('a correction says issue, stage and polarity; a stage that is not chosen is the issue’s own', async () => {
  const { judge, gold } = await desk([unsure('u1')]);
  await judge('u1', corrected);
  expect(gold()).toMatchObject([
    {
      id: 'u1',
      polarity: 'mixed',
      complaints: [{ issue: 'consult.slow', stage: 'retention', evidence: '等到现在' }],
    },
  ]);
});

test('what is saved again takes the place of what the same person said before', async () => {
  const { judge, gold } = await desk([unsure('u1')]);
  await judge('u1', corrected);
  await judge('u1', [
    ['verdict', 'corrected'],
    ['polarity', 'neu'],
    ['issue', ''],
  ]);
  expect(gold()).toMatchObject([{ polarity: 'neu', complaints: [] }]);
});

test('two who disagree are no gold until somebody adjudicates', async () => {
  const { judge, queue, gold, visit } = await desk([unsure('u1')]);
  await judge('u1', [...corrected, ['judge', '甲']]);
  await judge('u1', [
    ['verdict', 'confirmed'],
    ['judge', '乙'],
  ]);
  expect(gold()).toEqual([]);
  expect(await queue('contested')).toEqual(['u1']);
  const headers = { cookie: `wenzhen_token=${token}; wenzhen_judge=${encodeURIComponent('丙')}` };
  expect((await visit('/queue?list=contested', { headers })).text).toContain('value="adjudicated"');
  await judge('u1', [...corrected.slice(1), ['verdict', 'adjudicated'], ['judge', '丙']]);
  expect(await queue('contested')).toEqual([]);
  expect(gold()).toMatchObject([{ polarity: 'mixed' }]);
});

test('each judge has a queue of their own', async () => {
  const { judge, queue } = await desk([unsure('u1')]);
  await judge('u1', [
    ['verdict', 'confirmed'],
    ['judge', '甲'],
  ]);
  expect(await queue('abstained', '甲')).toEqual([]);
  expect(await queue('abstained', '乙')).toEqual(['u1']);
});

test('suspected praise is judged apart from the coding, and both stand side by side', async () => {
  const { judge, queue, gold, visit } = await desk([
    ...Array.from({ length: 60 }, quietDay),
    ...boughtPraise(),
  ]);
  const waiting = await queue('suspected');
  expect(waiting.length).toBe(10);
  const one = waiting[0]!;
  await judge(one, [['bought', '0']]);
  expect(await queue('suspected')).not.toContain(one);
  expect(gold()).toEqual([]);
  await judge(one, [['verdict', 'confirmed']]);
  expect(gold()).toMatchObject([{ id: one, polarity: 'pos' }]);
  expect((await visit(`/review?app=${encodeURIComponent(app)}&id=${one}`)).text).toContain('不是刷好评');
});

const quietDay = (_: unknown, place: number): CodedReview =>
  coded({
    id: `quiet${place}`,
    text: `还行吧第${place}天`,
    stars: 4,
    polarity: 'neu',
    date: new Date(Date.UTC(2025, 4, 1 + place)).toISOString().replace('.000Z', 'Z'),
  });

test.each([
  [
    'words that the review does not say',
    [
      ['verdict', 'corrected'],
      ['polarity', 'neg'],
      ['issue', 'consult.slow'],
      ['quote', '没人说过的话'],
    ],
    '评论里没有“没人说过的话”',
  ],
  [
    'an issue named twice',
    [
      ['verdict', 'corrected'],
      ['polarity', 'neg'],
      ['issue', 'consult.slow'],
      ['issue', 'consult.slow'],
    ],
    '出现了两次',
  ],
] as const)('%s come back with the reason and what was typed', async (_, fields, words) => {
  const { judge, gold, options } = await desk([unsure('u1')]);
  const { status, text } = await judge('u1', fields);
  expect(status).toBe(400);
  expect(text).toContain(words);
  expect(text).toContain('<option value="consult.slow" selected>');
  expect(gold()).toEqual([]);
  expect(options.defects).toEqual([]);
});

test.each([
  [
    'an unknown issue',
    [
      ['verdict', 'corrected'],
      ['polarity', 'neg'],
      ['issue', 'no.such'],
    ],
  ],
  [
    'an unknown polarity',
    [
      ['verdict', 'corrected'],
      ['polarity', 'great'],
    ],
  ],
] as const)('%s is refused', async (_, fields) => {
  const { judge, gold } = await desk([unsure('u1')]);
  expect((await judge('u1', fields)).status).toBe(404);
  expect(gold()).toEqual([]);
});

test('corrections outlast further runs and another coder, and no number rests on them', async () => {
  const { path, judge, gold, visit } = await desk([unsure('u1')]);
  await judge('u1', corrected);
  const before = (await visit('/')).text;
  await takeIn(path, [unsure('u1'), unsure('u2')]);
  const store = openStore(path);
  await inRun(
    store,
    (writer, source) => {
      writer.reviews.put(source, { ...unsure('u1'), complaints: [], polarity: 'neu' });
      writer.flush();
    },
    { ...start, versions: { ...start.versions, model: '2' } },
  );
  store.close();
  expect(gold()).toMatchObject([{ id: 'u1', polarity: 'mixed', complaints: [{ issue: 'consult.slow' }] }]);
  expect(before).toContain('<dt>抱怨</dt><dd>0');
});

test('of a review that was edited since, the words that were judged are gold', async () => {
  const { path, judge, gold } = await desk([unsure('u1')]);
  await judge('u1', corrected);
  await takeIn(path, [
    unsure('u1', { text: '客服回电了，问题已解决', says: [], stars: 5, date: '2025-06-25T04:00:00Z' }),
  ]);
  expect(gold()).toMatchObject([{ id: 'u1', text: '客服说会回电，等到现在也没有动静', stars: 2 }]);
});
