import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCleanContext } from '../../pipeline/clean/read-context.ts';
import { compileSeverity, severityCuesOf, severityKinds, severityOf } from '../../pipeline/clean/severity.ts';

const { severity } = loadCleanContext();
const kinds = (text: string) => severityOf(text, severity);

test('a reviewer speaks of leaving, of money back, of a regulator, of harm', () => {
  expect(kinds('广告太多，果断卸载，以后再也不会用了')).toEqual(['leaving']);
  expect(kinds('扣了钱不给退，要求退款一周没人理')).toEqual(['refund']);
  expect(kinds('再不处理我就打12315')).toEqual(['regulator']);
  expect(kinds('医生三天才回，耽误病情谁负责')).toEqual(['harm']);
  expect(kinds('药发错了吃了过敏，申请退款被拒，已投诉到药监局，卸载了')).toEqual([
    'leaving',
    'refund',
    'regulator',
    'harm',
  ]);
});

test('words that only look like it are no sign', () => {
  for (const text of [
    '卸载了重装还是闪退',
    '有了它再也不用去医院排队',
    '一直闪退还是没修好',
    '烟雾报警功能没反应',
    '账号退不了登录',
  ])
    expect([text, kinds(text)]).toEqual([text, []]);
});

test('a word taken back in one place counts in another', () => {
  expect(kinds('卸载了重装，还是不行，卸载了')).toEqual(['leaving']);
});

test('law: no entry of the lexicon is without effect: each word counts when alone, each exception takes back', () => {
  const list = (words: string[], but: string[] = []) => ({ words, but });
  const word = fc.stringMatching(/^[一-三]{1,3}$/);
  fc.assert(
    fc.property(word, word, word, (before, core, after) => {
      const cues = severityCuesOf(
        compileSeverity({
          leaving: list([core], [before + core + after]),
          refund: list(['退款']),
          regulator: list(['报警']),
          harm: list(['误诊']),
        }),
      );
      expect(severityOf(core, cues)).toEqual(['leaving']);
      const whole = severityOf(before + core + after, cues);
      const others = `${before}${core}${after}`.split(core).length - 1;
      if (others === 1) expect(whole).toEqual([]);
      expect(severityKinds).toEqual(expect.arrayContaining(whole));
    }),
  );
});
