import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type Coder, loadCoder } from '../../pipeline/chain.ts';
import { recodeWith } from '../../pipeline/recode.ts';
import { runWith } from '../../pipeline/run.ts';
import { write } from '../run/support.ts';
import { folder } from '../store/support.ts';

vi.setConfig({ testTimeout: 60_000 }); // loads the whole coder

const reviews = [
  '挂号成功后被取消，客服推来推去，钱三天没退',
  '更新之後一打開就閃退，ＡＰＰ完全不能用😡',
  '医生回复很快，药也送得及时',
  '打客服没人接，会员乱扣费',
  'good app but login fails every time',
];

test('law: what the very same coder codes anew from the stored words moves nothing, where nothing is masked', async () => {
  const coder = await loadCoder({ segmenter: 'jieba' });
  const db = join(folder(), 'reviews.db');
  const input = write(folder(), 'reviews.jsonl', reviews.map((text) => JSON.stringify({ text })).join('\n'));
  const effects = { now: () => new Date('2025-03-02T00:00:00Z'), progress: () => {} };
  await runWith(coder, { db, sources: [{ path: input, app: '康宁医生' }], segmenter: 'jieba' }, effects);
  const renamed: Coder = { ...coder, versions: { ...coder.versions, code: 'another version' } };
  const report = await recodeWith(
    renamed,
    { db, segmenter: 'jieba', lexicons: undefined, dryRun: false },
    effects,
  );
  expect(report).toMatchObject({ run: 2, recoded: reviews.length, moved: 0, left: 0, issues: [], apps: [] });
});
