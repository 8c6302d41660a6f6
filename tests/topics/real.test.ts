import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadCoder } from '../../pipeline/chain.ts';
import { readSource } from '../../pipeline/ingest/index.ts';
import type { CodedReview } from '../../pipeline/records.ts';
import { isDrop } from '../../pipeline/stage.ts';
import { type Store, topics } from '../../pipeline/store/queries.ts';
import { inRun, newStore } from '../store/support.ts';
import { night, workAgain } from './support.ts';

const path = fileURLToPath(new URL('../../../shared/data/reviews/qimai-美居.xlsx', import.meta.url));

async function coded(): Promise<CodedReview[]> {
  const coder = await loadCoder({ segmenter: 'jieba' });
  const reviews: CodedReview[] = [];
  for await (const item of readSource(path, {})) {
    if (item.kind !== 'raw') continue;
    const review = coder.code(item);
    if (!isDrop(review)) reviews.push(review);
  }
  return reviews;
}

const ids = (store: Store) => topics(store).map(({ id }) => id);

describe.skipIf(!existsSync(path))('topics of a real workbook', () => {
  test('a twentieth more reviews keeps the ids, even when the topics are estimated anew', {
    timeout: 300_000,
  }, async () => {
    const reviews = await coded();
    const later = reviews.filter((_, place) => place % 20 === 7);
    const store = newStore();
    await night(
      store,
      reviews.filter((review) => !later.includes(review)),
    );
    const before = ids(store);
    expect(before.length).toBeGreaterThanOrEqual(5);
    expect(before.length).toBeLessThanOrEqual(40);
    await night(store, later);
    expect(ids(store)).toHaveLength(before.length);
    await inRun(store, () => store.db.exec('UPDATE topic_estimate SET complaints = 1'));
    await workAgain(store);
    expect(store.db.prepare('SELECT run FROM topic_estimate').pluck().get()).toBe(4);
    const kept = before.filter((id) => ids(store).includes(id));
    expect(kept.length).toBeGreaterThanOrEqual(0.95 * before.length);
  });
});
