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
