import { expect, test, vi } from 'vitest';
import type { CodedReview } from '../../pipeline/records.ts';
import { type Store, topicEvents, topics } from '../../pipeline/store/queries.ts';
import { coded, newStore } from '../store/support.ts';
import { night, saying, type Theme, themes, workAgain } from './support.ts';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine

const app = '康宁医生';

/** Reviews that say the things of a theme in turn, a day each. */
const reviews = (theme: Theme, count: number, from = 0): CodedReview[] =>
  Array.from({ length: count }, (_, at) => {
    const place = from + at;
    return coded({
      id: `${theme}${place}`,
      app,
      date: new Date(Date.UTC(2025, 2, 1 + (place % 20), 4)).toISOString().replace('.000Z', 'Z'),
      stars: (1 + (place % 3 === 0 ? 1 : 0)) as 1 | 2,
      text: `${saying(theme, place)}，第${place}次了`,
      says: [[themes[theme].issue, saying(theme, place)]],
    });
  });

const three = [...reviews('music', 40), ...reviews('code', 40), ...reviews('delivery', 40)];

const all = (store: Store, sql: string) => store.db.prepare(sql).all();

test('topics have a phrase for a name, reviews, stars, issues and quotes that say it', async () => {
  const store = newStore();
  await night(store, three);
  const found = topics(store);
  expect(found).toHaveLength(3);
  const music = found.find(({ label }) => label.includes('音乐'))!;
  expect(music).toMatchObject({
    app,
    reviews: 40,
    share: 1 / 3,
    uncovered: 0,
    born: 1,
    issues: [{ issue: 'function.broken', reviews: 40 }],
  });
  expect(music.meanStars).toBeCloseTo(1.35);
  expect(music.label).toContain('自动播放音乐');
  expect(music.quotes).toHaveLength(3);
  for (const { quote } of music.quotes) expect(quote).toContain('音乐');
  expect(topicEvents(store).map(({ kind }) => kind)).toEqual(['birth', 'birth', 'birth']);
});

test('views tell topics by day, by issue and by review', async () => {
  const store = newStore();
  await night(store, three);
  expect(all(store, 'SELECT sum(reviews) AS reviews, max(of_reviews) AS of FROM topic_by_day')).toEqual([
    { reviews: 120, of: 6 },
  ]);
  expect(all(store, 'SELECT DISTINCT share FROM topic_issue_list')).toEqual([{ share: 1 }]);
  expect(all(store, `SELECT count(*) AS members FROM topic_member_list WHERE instr(quote, '音乐')`)).toEqual([
    { members: 40 },
  ]);
  expect(
    all(store, "SELECT reviews, mean_stars FROM topic_list WHERE issues = 'function.broken 40'"),
  ).toEqual([{ reviews: 40, mean_stars: 1.35 }]);
});

test('too few complaints make no topics', async () => {
  const store = newStore();
  await night(store, reviews('music', 20));
  expect(topics(store)).toEqual([]);
});

test('law: the order in which reviews come in does not matter', async () => {
  const [one, other] = [newStore(), newStore()];
  await night(one, three);
  await night(other, [...three].reverse());
  const told = (store: Store) =>
    topics(store).map(({ label, phrases, reviews, issues }) => ({ label, phrases, reviews, issues }));
  expect(told(other)).toEqual(told(one));
});

test('a twentieth more reviews leaves every topic its id and name, and new complaints find their topic', async () => {
  const store = newStore();
  await night(store, three);
  const before = topics(store);
  await night(store, [...reviews('music', 2, 40), ...reviews('code', 2, 40), ...reviews('delivery', 2, 40)]);
  const after = topics(store);
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after.map(({ label }) => label)).toEqual(before.map(({ label }) => label));
  expect(after.map((topic) => topic.reviews)).toEqual([42, 42, 42]);
});

test('a new complaint becomes a topic of its own while the others stay, even when all are estimated anew', async () => {
  const store = newStore();
  await night(store, three);
  const before = topics(store).map(({ id }) => id);
  await night(store, reviews('slots', 45));
  const now = topics(store);
  expect(now.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
  const born = now.filter((topic) => topic.born === 2);
  expect(born.reduce((sum, topic) => sum + topic.reviews, 0)).toBe(45);
  for (const { issues } of born) expect(issues.map(({ issue }) => issue)).toEqual(['consult.supply']);
  expect(topicEvents(store)[0]).toMatchObject({ run: 2, kind: 'birth', topic: `${app}#4` });
});

test('law: several nights count what one night counts, of the topics there are', async () => {
  const store = newStore();
  await night(store, three);
  await night(store, [...reviews('music', 3, 40), ...reviews('code', 2, 40)]);
  const tallies = all(store, 'SELECT * FROM topic_tally ORDER BY day, version, topic, issue');
  const members = all(store, 'SELECT * FROM topic_member ORDER BY review, number');
  await workAgain(store);
  expect(all(store, 'SELECT * FROM topic_tally ORDER BY day, version, topic, issue')).toEqual(tallies);
  const counts = ['reviews', 's1', 's2', 's3', 's4', 's5', 'unsure'].map((one) => `sum(${one}) AS ${one}`);
  expect(all(store, 'SELECT * FROM topic_total')).toEqual(
    all(store, `SELECT app, topic, issue, ${counts} FROM topic_tally GROUP BY app, topic, issue`),
  );
  expect(all(store, 'SELECT * FROM topic_member ORDER BY review, number')).toEqual(members);
});

test('an edited review leaves its topic for the one it speaks of now, and is quoted there no more', async () => {
  const store = newStore();
  await night(store, three);
  const music = topics(store).find(({ label }) => label.includes('音乐'))!;
  const edited = music.quotes.map(({ reviewId }) =>
    coded({
      id: reviewId,
      app,
      date: '2025-04-02T04:00:00Z',
      text: '改了评价：收不到验证码',
      says: [['account.verification', '收不到验证码']],
    }),
  );
  await night(store, edited);
  const now = topics(store).find(({ id }) => id === music.id)!;
  expect(now.reviews).toBe(37);
  expect(now.quotes).toHaveLength(3);
  for (const { quote } of now.quotes) expect(quote).toContain('音乐');
});
