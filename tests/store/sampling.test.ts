import { expect, test } from 'vitest';
import { codedCounts, codedWords, samplingFrame } from '../../pipeline/store/queries.ts';
import { boughtPraise } from '../../pipeline/store/touched-reviews.ts';
import { coded, inRun, newStore, type Sample } from './support.ts';

const crash: Sample = {
  id: 'crash',
  text: '看报告时闪退，又卡',
  stars: 1,
  says: [
    ['stability.crash', '闪退', 'text', 0.7],
    ['performance.slow', '卡', 'text', 0.9],
  ],
};
const unsure: Sample = {
  id: 'unsure',
  text: '好像闪退',
  stars: 3,
  says: [['stability.crash', '闪退', 'text', 0.3]],
};
const praise: Sample = { id: 'praise', text: '医生很耐心', stars: 5, polarity: 'pos' };
const wordless: Sample = { id: 'wordless', text: '', stars: 4, polarity: 'pos', flags: ['text-free'] };
const copy: Sample = { ...crash, id: 'copy' };
const bought: Sample = { ...praise, id: 'bought' };

async function store() {
  const made = newStore();
  await inRun(made, (writer, source) => {
    for (const [at, review] of [crash, unsure, praise, wordless, copy, bought].entries())
      writer.reviews.put(source, coded({ row: at + 1, ...review }));
    writer.flush();
    made.db.exec(`UPDATE review SET duplicate_of = 1 WHERE id = 'copy'`);
    made.db.exec(`UPDATE complaint SET abstained = review IN (SELECT key FROM review WHERE id = 'unsure')`);
    made.db.exec(
      `INSERT INTO review_flag (review, flag) SELECT key, ${boughtPraise} FROM review WHERE id = 'bought'`,
    );
  });
  return made;
}

test('the frame is the counted reviews with words, each by its surest counted complaint', async () => {
  const frame = [...samplingFrame(await store())];
  expect(frame.map(({ id, issue, polarity, stars }) => [id, issue, polarity, stars])).toEqual([
    ['crash', 'performance.slow', 'neg', 1],
    ['unsure', null, 'neg', 3],
    ['praise', null, 'pos', 5],
  ]);
});

test('codes are counted once a review, of counted reviews and counted complaints', async () => {
  expect(codedCounts(await store())).toEqual({
    reviews: 4,
    wordless: 1,
    issue: { 'stability.crash': 1, 'performance.slow': 1 },
    stage: { retention: 1 },
    cause: { engineering: 1 },
  });
});

test('the words of a review come with its counted complaints', async () => {
  const made = await store();
  expect(codedWords(made, { app: '康宁医生', id: 'crash' })).toEqual({
    title: '',
    text: '看报告时闪退，又卡',
    polarity: 'neg',
    complaints: [
      { issue: 'stability.crash', stage: 'retention', cause: 'engineering', evidence: '闪退' },
      { issue: 'performance.slow', stage: 'retention', cause: 'engineering', evidence: '卡' },
    ],
  });
  expect(codedWords(made, { app: '康宁医生', id: 'unsure' }).complaints).toEqual([]);
});
