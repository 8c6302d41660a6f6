import { expect, test } from 'vitest';
import { complaintRows, reviewById } from '../../pipeline/store/queries.ts';
import { storeFaults } from '../../pipeline/store/store.ts';
import { coded, field, inRun, newStore, start } from './support.ts';

const counts = (store: ReturnType<typeof newStore>) =>
  store.db
    .prepare(
      'SELECT (SELECT count(*) FROM review) AS reviews, (SELECT count(*) FROM complaint) AS complaints, (SELECT count(*) FROM revision) AS revisions, (SELECT count(*) FROM reject) AS rejects',
    )
    .get();

test('a review goes in with its complaints and comes out as it was coded', async () => {
  const store = newStore();
  const review = coded({
    title: '退款难',
    text: '客服不理人，退款拖了半个月',
    says: [
      ['refund.refused', '退款拖了半个月'],
      ['support.unresponsive', '客服不理人'],
    ],
  });
  expect(await inRun(store, (writer, source) => writer.reviews.put(source, review))).toBe('added');
  const stored = reviewById(store, 'r1')!;
  expect(stored).toMatchObject({
    app: '康宁医生',
    at: '2025-03-01T04:00:00Z',
    stars: 2,
    title: '退款难',
    polarity: 'neg',
    revision: 1,
  });
  expect(stored.complaints.map(({ issue, quote }) => [issue, quote])).toEqual([
    ['refund.refused', '退款拖了半个月'],
    ['support.unresponsive', '客服不理人'],
  ]);
});

test('evidence is quoted right behind emoji, lone surrogates and NUL, in SQL and in JavaScript', async () => {
  const store = newStore();
  const text = '😀👩‍⚕️好的\ud800，\0闪退了😡又闪退';
  await inRun(store, (writer, source) =>
    writer.reviews.put(
      source,
      coded({ text, textField: field(text), says: [['stability.crash', '闪退了😡']] }),
    ),
  );
  expect([...complaintRows(store)].map((row) => row.quote)).toEqual(['闪退了😡']);
  const stored = reviewById(store, 'r1')!;
  expect(stored.complaints[0]!.quote).toBe('闪退了😡');
  expect(store.db.prepare('SELECT quote FROM complaint_list').pluck().get()).toBe('闪退了😡');
});

test('personal data is masked in the stored text, and evidence keeps its place behind it', async () => {
  const store = newStore();
  const text = '打13800000000没人接，退款没到';
  const textField = field(text, [{ kind: 'mobile', start: 1, end: 12 }]);
  await inRun(store, (writer, source) =>
    writer.reviews.put(source, coded({ text, textField, says: [['refund.refused', '退款没到']] })),
  );
  const stored = reviewById(store, 'r1')!;
  expect(stored.text).toBe('打[手机号]没人接，退款没到');
  expect(stored.complaints[0]!.quote).toBe('退款没到');
});

test('no author name is stored, only its hash', async () => {
  const store = newStore();
  await inRun(store, (writer, source) => writer.reviews.put(source, coded({ author: '小林' })));
  expect(store.db.prepare('SELECT author FROM review').pluck().get()).toMatch(/^[0-9a-f]{16}$/);
});

test('reading the same reviews again adds nothing and asks for no coding', async () => {
  const store = newStore();
  const reviews = [1, 2, 3].map((row) => coded({ id: `r${row}`, row, says: [['network.fails', '转圈']] }));
  await inRun(store, (writer, source) => reviews.map((review) => writer.reviews.put(source, review)));
  const before = counts(store);
  const again = await inRun(store, (writer, source) =>
    reviews.map((review) => [writer.reviews.unchanged(review), writer.reviews.put(source, review)]),
  );
  expect(again).toEqual([
    [true, 'unchanged'],
    [true, 'unchanged'],
    [true, 'unchanged'],
  ]);
  expect(counts(store)).toEqual(before);
});

test('an edited review becomes a new revision and the old one is kept', async () => {
  const store = newStore();
  await inRun(store, (writer, source) =>
    writer.reviews.put(source, coded({ text: '太卡了', stars: 1, says: [['performance.slow', '太卡']] })),
  );
  const edited = coded({ text: '更新后好多了', stars: 5, polarity: 'pos', date: '2025-03-05T04:00:00Z' });
  expect(await inRun(store, (writer, source) => writer.reviews.put(source, edited))).toBe('revised');
  const stored = reviewById(store, 'r1')!;
  expect(stored).toMatchObject({ text: '更新后好多了', stars: 5, revision: 2, complaints: [] });
  expect(stored.revisions).toMatchObject([
    { revision: 1, text: '太卡了', stars: 1, replaced: '2025-03-02T00:00:00Z' },
  ]);
});

test('an old and a new export read night after night settle on the newer state', async () => {
  const old = coded({ text: '太卡了' });
  const edited = coded({ text: '好多了', date: '2025-03-05T04:00:00Z' });
  for (const [first, second] of [
    [old, edited],
    [edited, old],
  ] as const) {
    const store = newStore();
    await inRun(store, (writer, source) => [
      writer.reviews.put(source, first),
      writer.reviews.put(source, second),
    ]);
    for (let night = 0; night < 2; night++) {
      const outcomes = await inRun(store, (writer, source) => [
        writer.reviews.put(source, first),
        writer.reviews.put(source, second),
      ]);
      expect(outcomes).toEqual(['unchanged', 'unchanged']);
    }
    expect(reviewById(store, 'r1')).toMatchObject({
      text: '好多了',
      revision: 2,
      revisions: [{ text: '太卡了' }],
    });
  }
});

test('an answer that arrives later updates the review without counting as an edit', async () => {
  const store = newStore();
  await inRun(store, (writer, source) => writer.reviews.put(source, coded()));
  const answered = coded({ reply: '已修复', answer: '已修复' });
  expect(await inRun(store, (writer, source) => writer.reviews.put(source, answered))).toBe('updated');
  expect(reviewById(store, 'r1')).toMatchObject({ answer: '已修复', revisions: [{ answer: null }] });
});

test('a new coder codes the same review anew without a revision', async () => {
  const store = newStore();
  await inRun(store, (writer, source) =>
    writer.reviews.put(source, coded({ says: [['network.fails', '转圈']] })),
  );
  const newer = { ...start, versions: { ...start.versions, lexicon: '2' } };
  const recoded = coded({ says: [['performance.slow', '一直转圈']] });
  const seen = await inRun(
    store,
    (writer, source) => [writer.reviews.unchanged(recoded), writer.reviews.put(source, recoded)],
    newer,
  );
  expect(seen).toEqual([false, 'updated']);
  const stored = reviewById(store, 'r1')!;
  expect(stored.complaints.map(({ issue }) => issue)).toEqual(['performance.slow']);
  expect(stored.revisions).toEqual([]);
});

test('the same id in two apps is two reviews', async () => {
  const store = newStore();
  await inRun(store, (writer, source) =>
    ['甲', '乙', null].map((app) => writer.reviews.put(source, coded({ app }))),
  );
  expect(counts(store)).toMatchObject({ reviews: 3 });
  expect(reviewById(store, 'r1', { app: '乙' })).toMatchObject({ app: '乙' });
});

test('a rejected row is kept once with its place and reason, however often its input is read', async () => {
  const store = newStore();
  const reject = {
    kind: 'reject',
    origin: { source: 'csv', input: 'reviews.csv', row: 7 },
    reason: 'bad-date',
    detail: '"32月"',
    raw: '32月,x',
  } as const;
  for (let night = 0; night < 2; night++)
    await inRun(store, (writer, source) => writer.reject(source, reject));
  expect(
    store.db.prepare('SELECT input, input_row, reason, detail, raw, run FROM reject_list').all(),
  ).toEqual([
    { input: 'reviews.csv', input_row: 7, reason: 'bad-date', detail: '"32月"', raw: '32月,x', run: 2 },
  ]);
});

test('thousands of reviews leave the database sound', async () => {
  const store = newStore();
  await inRun(store, (writer, source) => {
    for (let row = 1; row <= 3_333; row++) {
      writer.reviews.put(
        source,
        coded({ id: `r${row}`, row, flags: row % 7 ? [] : ['advert'], says: [['network.fails', '转圈']] }),
      );
    }
  });
  expect(counts(store)).toMatchObject({ reviews: 3_333, complaints: 3_333 });
  expect(storeFaults(store)).toEqual([]);
});
