import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spaced } from '../../pipeline/search/tokens.ts';
import { refillSearch } from '../../pipeline/store/search.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, inRun, newStore } from './support.ts';

/** Every word of the index with its place. */
function indexed({ db }: Store): unknown[] {
  db.exec(`CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search, instance)`);
  const words = db.prepare('SELECT term, doc, col, offset FROM temp.word ORDER BY doc, col, offset').all();
  db.exec('DROP TABLE temp.word');
  return words;
}

const found = ({ db }: Store, match: string) =>
  db.prepare('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid').pluck().all(match);

test('a review can be found as soon as its run has ended, and an edited one by its new words alone', async () => {
  const store = newStore();
  await inRun(store, (writer, source) => writer.reviews.put(source, coded({ id: 'a', text: '无法退款' })));
  expect(found(store, '"退 款"')).toEqual([1]);
  await inRun(store, (writer, source) =>
    writer.reviews.put(source, coded({ id: 'a', text: '無法掛號', title: '醫保' })),
  );
  expect(found(store, '"退 款"')).toEqual([]);
  expect(found(store, '"挂 号" AND title_words : "医 保"')).toEqual([1]);
});

test('personal data cannot be found', async () => {
  const store = newStore();
  const text = '打13800138000没人接';
  const masks = [{ kind: 'mobile', start: 1, end: 12 }] as const;
  const textField = {
    original: text,
    body: { start: 0, end: text.length },
    match: text,
    starts: null,
    ends: null,
    masks,
  };
  await inRun(store, (writer, source) => writer.reviews.put(source, coded({ text, textField })));
  expect(found(store, '13800138000')).toEqual([]);
  expect(found(store, '"没 人 接"')).toEqual([1]);
});

test('law: after any sequence of runs the index is what is made of the reviews from scratch', async () => {
  const texts = fc.constantFrom('无法退款', '闪退😡', 'app 打不开', '', '醫保卡綁不上', '退款退款');
  const put = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: texts, title: texts });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(put, { maxLength: 6 }), { maxLength: 4 }), async (runs) => {
      const store = newStore();
      for (const puts of runs)
        await inRun(store, (writer, source) => {
          for (const review of puts) writer.reviews.put(source, coded(review));
        });
      const kept = indexed(store);
      refillSearch(store.db);
      expect(kept).toEqual(indexed(store));
    }),
    { numRuns: 25 },
  );
});

test('texts are spaced as in every store made before: where this changes, a migration must fill the index anew', () => {
  expect(
    ['退款3天没到，App闪退！', 'ＡＰＰ無法使用，網路很慢', '程式 iPhone13😡★'].map(spaced).join(' | '),
  ).toBe('退 款 3 天 没 到 app 闪 退 | app 无 法 使 用 网 络 很 慢 | 程 式 iphone 13 😡');
});
