import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clausesOf } from '../../pipeline/segment/clauses.ts';
import { protectedSpans } from '../../pipeline/segment/protected.ts';

const clauses = (text: string) => clausesOf('text', text, protectedSpans(text));
const split = (text: string): string[] => clauses(text).map(({ start, end }) => text.slice(start, end));

describe('clauses', () => {
  test.each([
    ['punctuation ends a clause', '医生很好。就是太慢!下次不来了', ['医生很好', '就是太慢', '下次不来了']],
    ['a space between Han runs is punctuation', '医生很好 挂不上号 退款', ['医生很好', '挂不上号', '退款']],
    ['a word spelled out with spaces is one clause', '垃 圾 软 件', ['垃 圾 软 件']],
    ['a space beside Latin is not', '这个 app 很卡', ['这个 app 很卡']],
    ['a line break ends a clause', '好用\n卡', ['好用', '卡']],
    ['dots end a clause', '等了三天...没人理', ['等了三天', '没人理']],
    ['a contrast starts one', '医生不错但是挂号费太贵', ['医生不错', '但是挂号费太贵']],
    ['却 starts one', '付了钱却不发货', ['付了钱', '却不发货']],
    ['不过 starts one', '挺好用不过有点卡', ['挺好用', '不过有点卡']],
    ['就是 starts one after an appraisal', '挺好的就是贵', ['挺好的', '就是贵']],
    ['就是 after a step does not', '一打开就是广告', ['一打开就是广告']],
    ['an addition starts one', '客服没人理而且不给退款', ['客服没人理', '而且不给退款']],
    ['an English contrast starts one', 'great doctors but it crashes', ['great doctors', 'but it crashes']],
    [
      '不但, 不过关, 之所以 and 冷却 are whole',
      '不但慢。审核不过关。之所以卸载。冷却中',
      ['不但慢', '审核不过关', '之所以卸载', '冷却中'],
    ],
    [
      'a decimal, a version and an address are whole',
      '3.5分,v3.2.1版,见https://a.cn/b?c=1,2',
      ['3.5分', 'v3.2.1版', '见https://a.cn/b?c=1,2'],
    ],
    ['a thousands comma is whole', '扣了1,200块', ['扣了1,200块']],
    ['a list of short things is one clause', '闪退、卡顿、黑屏', ['闪退、卡顿、黑屏']],
    ['a list of long things is several', '医生态度很好、客服没有人理', ['医生态度很好', '客服没有人理']],
    [
      'one that never ends is cut, and no emoji with it',
      `${'好'.repeat(399)}🙂${'好'.repeat(10)}`,
      [`${'好'.repeat(399)}🙂`, '好'.repeat(10)],
    ],
    ['punctuation alone is no clause', '。。。!!!', []],
    ['an empty text has none', '', []],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  test('carry the punctuation that ended them', () => {
    expect(clauses('能退款吗??不能!我走 再见').map(({ mark }) => mark)).toEqual(['??', '!', '', '']);
  });

  const piece = fc.constantFrom(
    ...[
      '医生',
      '但是',
      '不过',
      '却',
      '就是',
      '还有就是',
      'but ',
      '好',
      'a',
      '3',
      '.',
      ',',
      '、',
      ' ',
      '\n',
      '?',
      '!',
      '。',
      '👍',
      '\ud83d',
    ],
  );
  const text = fc.string({
    unit: fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 1 })),
    maxLength: 40,
  });

  test('are in order, apart, inside the text and not empty', () => {
    fc.assert(
      fc.property(text, (sample) => {
        let last = 0;
        for (const { start, end } of clauses(sample)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(sample.length);
      }),
      { numRuns: 500 },
    );
  });

  test('hold every letter, digit and Han character', () => {
    fc.assert(
      fc.property(text, (sample) => {
        const word = /[\p{L}\p{N}]/gu;
        expect(split(sample).join('').match(word)).toEqual(sample.match(word));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what stays whole', () => {
  test.each(['https://', 'www.', 'a', '1', '1.', '👍', '👍\u200d', '\u{e0020}', 'www.!'])(
    'a long run of %j takes linear time',
    (unit) => {
      const start = performance.now();
      protectedSpans(unit.repeat(100_000));
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );
});
