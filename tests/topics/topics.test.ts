import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uncovered } from '../../pipeline/topics/coverage.ts';
import { readDocuments, withWords } from '../../pipeline/topics/documents.ts';
import { estimate } from '../../pipeline/topics/estimate.ts';
import { joinNear } from '../../pipeline/topics/joining.ts';
import { labelOf, phrasesOfTopic } from '../../pipeline/topics/labels.ts';
import { followTopics } from '../../pipeline/topics/lineage.ts';
import { mergeGroups } from '../../pipeline/topics/merging.ts';
import { countWords, evidenceOf, noGroup, refine } from '../../pipeline/topics/mixture.ts';
import { TopicFinder } from '../../pipeline/topics/model.ts';
import { sampleById } from '../../pipeline/topics/sample.ts';
import { topWords } from '../../pipeline/topics/top-words.ts';
import { textVectors, wordVectors } from '../../pipeline/topics/vectors.ts';
import { contentWords } from '../../pipeline/topics/words.ts';
import { documents, means, saying, type Theme } from './support.ts';

const groups = (...numbers: readonly number[]) => Int32Array.from(numbers);

test('a word counts once a text; rare and unknown words are left out', () => {
  const texts = readDocuments([['闪退', '闪退', '更新'], ['闪退', '广告'], ['更新']], { least: 2, most: 10 });
  expect(texts.words).toEqual(['更新', '闪退']);
  expect([...texts.frequency]).toEqual([2, 2]);
  expect([...texts.start]).toEqual([0, 2, 3, 4]);
  expect([...withWords([['广告', '闪退']], texts.words).terms]).toEqual([1]);
});

test('a word of all groups has no say, a word of one alone has', () => {
  const texts = documents('手机 闪退', '手机 闪退', '手机 广告', '手机 广告');
  const { evidence, focus } = evidenceOf(countWords(texts, groups(0, 0, 1, 1), 2));
  const at = (word: string) => texts.words.indexOf(word);
  expect(focus[at('手机')]).toBeCloseTo(0);
  expect(focus[at('闪退')]).toBeGreaterThan(0.1);
  expect(evidence[at('闪退') * 2]).toBeGreaterThan(0);
  expect(evidence[at('闪退') * 2 + 1]).toBeLessThan(0);
});

test('nothing moves to an empty group', () => {
  const texts = documents('闪退 更新', '闪退 更新', '广告 弹窗', '广告 弹窗');
  expect([...refine(texts, groups(0, 0, 2, 2), 3, 5)]).toEqual([0, 0, 2, 2]);
});

test('a misplaced text goes where its words speak for', () => {
  const texts = documents('闪退 更新', '闪退 更新', '闪退 更新', '广告 弹窗', '广告 弹窗', '广告 弹窗');
  expect([...refine(texts, groups(0, 0, 1, 1, 1, 1), 2, 5)]).toEqual([0, 0, 0, 1, 1, 1]);
});

test('groups of the same words are merged first', () => {
  const texts = documents('闪退 更新', '闪退 更新', '广告 弹窗', '闪退 更新', '闪退 更新', '广告 弹窗');
  expect([...mergeGroups(texts, groups(0, 0, 1, 2, 2, 1), 3, 2)]).toEqual([0, 0, 1, 0, 0, 1]);
});

test('groups of nearly one direction are joined, others are not', () => {
  const points = { dimensions: 2, coordinates: Float64Array.of(1, 0, 0.8, 0.6, 0, 1) };
  expect([...joinNear(points, groups(0, 1, 2), () => 0.75)]).toEqual([0, 0, 2]);
  expect([...joinNear(points, groups(0, 1, noGroup), () => 0.9)]).toEqual([0, 1, noGroup]);
});

test('top words are those that tell a group, not those that are common everywhere', () => {
  const texts = documents('手机 闪退', '手机 闪退', '手机 广告', '手机 广告');
  const tops = topWords(countWords(texts, groups(0, 0, 1, 1), 2), 5);
  expect(tops.map((top) => top.map((word) => texts.words[word]))).toEqual([['闪退'], ['广告']]);
});

const told = (theme: Theme, clauses: number): string[] =>
  Array.from({ length: clauses }, (_, place) => saying(theme, place));

const found = (clauses: readonly string[], former?: Parameters<typeof estimate>[2]) => {
  const words = clauses.map((clause) => contentWords(means.wordsOf(clause), means.words));
  const texts = readDocuments(words, { least: 3, most: 1000 });
  return { texts, ...estimate(texts, textVectors(texts, wordVectors(texts)), former) };
};

test('what complaints are about falls apart by itself', () => {
  const { model, topicOf } = found([...told('music', 40), ...told('code', 40), ...told('delivery', 40)]);
  expect(model.topics).toBe(3);
  for (const from of [0, 40, 80]) expect(new Set(topicOf.slice(from, from + 40)).size).toBe(1);
});

test('a clause without a key word is of no topic', () => {
  const { model } = found([...told('music', 40), ...told('code', 40)]);
  const finder = new TopicFinder(model);
  const topicOf = (...words: readonly string[]) => {
    const { terms } = withWords([words], model.words);
    return finder.topicOf(terms, 0, terms.length);
  };
  expect(topicOf('验证码')).toBeGreaterThanOrEqual(0);
  expect(topicOf('验证码')).not.toBe(topicOf('音乐'));
  expect(topicOf('天气')).toBe(noGroup);
  expect(topicOf()).toBe(noGroup);
});

test('from a former estimate on topics stand, and a new one comes of the clauses of none', () => {
  const before = found([...told('music', 40), ...told('code', 40)]);
  const clauses = [...told('music', 42), ...told('code', 42), ...told('slots', 40)];
  const words = clauses.map((clause) => contentWords(means.wordsOf(clause), means.words));
  const topicOf = new TopicFinder(before.model).topicsOf(withWords(words, before.model.words));
  const after = found(clauses, { topics: before.model.topics, topicOf, grown: new Set() });
  const changes = followTopics(topicOf, before.model.topics, after.topicOf, after.model.topics);
  expect(changes.slice(0, 2).map(({ kind }) => kind)).toEqual(['kept', 'kept']);
  expect(new Set(changes.slice(2).map(({ kind }) => kind))).toEqual(new Set(['birth']));
  expect(after.topicOf.slice(84).every((topic) => topic >= 2)).toBe(true);
});

test('lineage: what goes on, splits off, is merged, is born and dies', () => {
  const change = (before: Int32Array, after: Int32Array) =>
    followTopics(before, 1 + Math.max(...before), after, 1 + Math.max(...after));
  expect(change(groups(0, 0, 0), groups(0, 0, -1))).toEqual([{ kind: 'kept', before: 0, after: 0 }]);
  expect(change(groups(0, 0, 0, 0, 0), groups(0, 0, 0, 1, 1))).toEqual([
    { kind: 'kept', before: 0, after: 0 },
    { kind: 'split', after: 1, from: 0 },
  ]);
  expect(change(groups(0, 0, 0, 1, 1), groups(0, 0, 0, 0, 0))).toEqual([
    { kind: 'kept', before: 0, after: 0 },
    { kind: 'merge', before: 1, into: 0 },
  ]);
  expect(change(groups(0, 0, -1, -1, 1, 1), groups(0, 0, 1, 1, -1, -1))).toEqual([
    { kind: 'kept', before: 0, after: 0 },
    { kind: 'birth', after: 1 },
    { kind: 'death', before: 1 },
  ]);
});

test('law: every topic before and after is told once', () => {
  const topics = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(topics, topics, (before, after) => {
      const changes = followTopics(groups(...before), 4, groups(...after), 4);
      const [seenBefore, seenAfter] = [
        changes.flatMap((change) => ('before' in change ? [change.before] : [])),
        changes.flatMap((change) => ('after' in change ? [change.after] : [])),
      ];
      expect(seenBefore.sort()).toEqual([0, 1, 2, 3]);
      expect(seenAfter.sort()).toEqual([0, 1, 2, 3]);
    }),
  );
});

const clausesOf = (...texts: readonly string[]) =>
  texts.map((text, review) => ({ review, words: means.wordsOf(text) }));

test('a topic is told by phrases with a key word, each for reviews the others leave', () => {
  const clauses = clausesOf(
    ...['半夜自动播放音乐', '后台自动播放音乐', '自动播放音乐', '音乐关不掉', '这音乐关不掉', '烦死了'],
  );
  const isKey = (word: string) => word === '音乐' || word === '自动播放';
  const phrases = phrasesOfTopic(clauses, { ...means.words, isKey });
  expect(phrases).toEqual([
    { phrase: '自动播放音乐', reviews: 3 },
    { phrase: '音乐关不掉', reviews: 2 },
  ]);
  expect(labelOf(phrases)).toBe('自动播放音乐');
});

test('a longer phrase around the first is preferred, and a second is added where much is left unsaid', () => {
  const phrase = (words: string, reviews: number) => ({ phrase: words, reviews });
  expect(labelOf([phrase('放音乐', 25), phrase('自动播放音乐', 23), phrase('播放音乐', 15)])).toBe(
    '自动播放音乐',
  );
  expect(labelOf([phrase('闪退', 6), phrase('收不到短信', 5)])).toBe('闪退、收不到短信');
  expect(labelOf([phrase('闪退', 9), phrase('收不到短信', 2)])).toBe('闪退');
  expect(labelOf([])).toBe('');
});

test('a phrase that begins with 不 has the verb before it', () => {
  const clauses = clausesOf('连不上网', '手机连不上网', '一直连不上网');
  const [phrase] = phrasesOfTopic(clauses, { ...means.words, isKey: (word) => word === '上网' });
  expect(phrase).toEqual({ phrase: '连不上网', reviews: 3 });
});

test('what one review says twice counts once', () => {
  const clauses = clausesOf('缴费按钮没反应', '缴费按钮没反应').map(({ words }) => ({ review: 1, words }));
  expect(phrasesOfTopic(clauses, { ...means.words, isKey: () => true })).toEqual([]);
});

test('where no phrase comes twice the commonest short clause stands for the topic', () => {
  const clauses = clausesOf('卡顿', '卡顿', '卡顿得没法看');
  const phrases = phrasesOfTopic(clauses, { ...means.words, isKey: (word) => word === '卡顿' });
  expect(labelOf(phrases)).toBe('卡顿');
});

test('one clear issue covers a topic; several, unsure ones and those that say nothing do not', () => {
  const issue = (id: string, reviews: number, unsure = 0) => ({ issue: id, reviews, unsure });
  expect(uncovered([issue('account.verification', 20)])).toBe(0);
  expect(uncovered([issue('function.broken', 10), issue('ads.intrusive', 10)])).toBeCloseTo(0.5);
  expect(uncovered([issue('function.broken', 20, 10)])).toBeCloseTo(0.5);
  expect(uncovered([issue('other.specific', 20)])).toBe(1);
});

test('law: a sample does not depend on the order, holds ids whole, and grows with what it may hold', () => {
  const items = fc.uniqueArray(fc.string({ maxLength: 4 }), { minLength: 3, maxLength: 20 });
  fc.assert(
    fc.property(items, fc.nat(30), (ids, most) => {
      const twice = ids.flatMap((id) => [
        { id, number: 1 },
        { id, number: 2 },
      ]);
      const sample = sampleById(twice, most);
      const again = sampleById(
        [...ids].reverse().flatMap((id) => twice.filter((item) => item.id === id)),
        most,
      );
      expect(again).toEqual(sample);
      expect(sample.length).toBe(Math.min(2 * Math.floor(most / 2), twice.length));
      expect(sampleById(twice, most + 2).slice(0, sample.length)).toEqual(sample);
    }),
  );
});
