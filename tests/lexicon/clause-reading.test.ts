import { expect, test } from 'vitest';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { ClauseReader } from '../../pipeline/lexicon/clause-reading.ts';
import { readKnowledge } from '../../pipeline/lexicon/read-knowledge.ts';
import type { ClauseReading } from '../../pipeline/reading.ts';

const knowledge = readKnowledge(lexiconFolder);
const reader = new ClauseReader(knowledge);

function read(text: string, mark = ''): ClauseReading {
  const clause = { field: 'text', start: 0, end: text.length, mark } as const;
  return reader.read(text, clause, knowledge.matcher.find(text, [0, text.length])[0]!);
}

function lean(text: string, mark?: string): number {
  const { praise, blame } = read(text, mark);
  return Math.sign(praise - blame);
}

test.each([
  ['大夫很耐心', 1],
  ['大夫不耐心', -1],
  ['没有哪位大夫是不耐心的', 1],
  ['从来没有一次闪退', 1],
  ['没有一天不闪退', -1],
  ['用到现在闪退都没有', 1],
  ['页面有点慢', -1],
  ['页面一点都不慢', 1],
  ['退个货没少折腾', -1],
  ['谁说客服不好', 1],
])('%s leans %i', (text, wanted) => {
  expect(lean(text)).toBe(wanted);
});

test('a negated word near the end of a question is asked for', () => {
  expect(lean('这么细心的大夫还不好吗', '?')).toBe(1);
});

test('a feeling that sounds like a failure is a topic, not blame', () => {
  expect(read('产后情绪崩溃')).toMatchObject({ blame: 0, topic: true });
});

test('wishes, questions, rivals, then and now are told', () => {
  expect(read('希望加个夜间模式')).toMatchObject({ wishes: true });
  expect(read('哪里改密码', '?')).toMatchObject({ asks: true });
  expect(read('隔壁那个天天弹窗')).toMatchObject({ rival: true, self: false });
  expect(read('这个不弹窗')).toMatchObject({ rival: false, self: true });
  expect(read('以前老闪退')).toMatchObject({ past: true, now: false });
  expect(read('总算修好了')).toMatchObject({ now: true, mended: true });
});

const deniedIn = (text: string, mark?: string): string[] =>
  read(text, mark).denied.map(({ start, end }) => text.slice(start, end));

test.each([
  ['用到现在从没闪退过', '从没闪退过'],
  ['一条广告都没有', '广告都没有'],
  ['广告很少', '广告很少'],
  ['零弹窗很清爽', '零弹窗'],
  ['页面没那么慢', '没那么慢'],
  ['完全没有套路', '没有套路'],
  ['没有闪退的情况', '没有闪退'],
])('%s denies %s', (text, denied) => {
  expect(deniedIn(text)).toEqual([denied]);
});

test.each([
  ['什么时候能不卡', '?'],
  ['希望别再闪退', ''],
  ['如果不闪退就给五星', ''],
  ['没解决闪退', ''],
  ['没有报错提示', ''],
  ['无故闪退', ''],
  ['谁说不卡', ''],
  ['烦人不烦人', ''],
  ['会不会闪退', ''],
  ['不是闪退就是掉线', ''],
  ['没见过这么差的', ''],
  ['ios8 0不可以用', ''],
  ['原来不闪退的', ''],
  ['没有太多时间', ''],
  ['不过找不到入口', ''],
  ['还是没捆绑成功', ''],
  ['客服没少敷衍', ''],
])('%s denies nothing', (text, mark) => {
  expect(deniedIn(text, mark)).toEqual([]);
});

test('of a denial that is denied only the negator goes: the fault stands', () => {
  expect(deniedIn('没有一天不闪退')).toEqual(['不']);
});

test('a cure that is denied is none', () => {
  expect(read('这版修好了').mended).toBe(true);
  expect(read('这版没修好').mended).toBe(false);
});

test('that nothing else is as bad is blame', () => {
  expect(lean('没见过这么差的')).toBe(-1);
});
