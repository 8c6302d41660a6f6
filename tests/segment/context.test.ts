import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SegmentedReview } from '../../pipeline/records.ts';
import { loadSegmentContext, segment } from '../../pipeline/segment/index.ts';
import { cleanReview, dictionary } from './support.ts';

function fileOf(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'wenzhen-')), 'words.txt');
  writeFileSync(path, text);
  return path;
}

test('a faulty dictionary line is named with file and line', async () => {
  const path = fileOf('# header\n闪退 100\n秒退\n');
  await expect(loadSegmentContext({ engine: 'jieba', dictionary: path })).rejects.toMatchObject({
    code: 'dictionary-invalid',
    message: expect.stringContaining(`${path}:3: "秒退"`),
  });
});

test('a missing dictionary is named', async () => {
  await expect(
    loadSegmentContext({ engine: 'jieba', dictionary: '/nowhere/words.txt' }),
  ).rejects.toMatchObject({
    code: 'dictionary-unreadable',
    message: expect.stringContaining('/nowhere/words.txt'),
  });
});

test('title clauses come first, and each field keeps its own offsets', () => {
  const review = segment.run(cleanReview('太卡', '医生好,就是贵'), undefined) as SegmentedReview;
  expect(review.kind).toBe('segmented');
  expect(review.clauses.map(({ field, start, end }) => [field, start, end])).toEqual([
    ['title', 0, 2],
    ['text', 0, 3],
    ['text', 4, 7],
  ]);
});

test('the same dictionary gives the same cut again', async () => {
  const cuts = [];
  for (let time = 0; time < 2; time++) {
    const context = await loadSegmentContext({ engine: 'jieba', dictionary });
    cuts.push(context.segmenter.cut('挂号费退了三天还没到账'));
  }
  expect(cuts[0]).toEqual(cuts[1]);
});
