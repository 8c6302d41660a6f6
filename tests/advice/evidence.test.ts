import { expect, test } from 'vitest';
import { loadAdviser } from '../../pipeline/advice/adviser.ts';
import { surroundings } from '../../pipeline/advice/evidence.ts';

const { causes, praise } = loadAdviser();

/** Causes that the words beside `evidence` speak for. */
const spoken = (issue: string, text: string, evidence: string): string[] => {
  const start = text.indexOf(evidence);
  return causes.speaking(issue, text, start, start + evidence.length).map((id) => id.split('/')[1]!);
};

test.each([
  ['startup.crash', '昨天更新后，点图标就闪退', '点图标就闪退', ['bad-release']],
  ['startup.crash', '打不开了，卸载重装才好', '打不开了', ['corrupt-local-state']],
  ['startup.crash', '点开一直白屏', '一直白屏', ['launch-overloaded']],
  ['refund.refused', '商家不同意，钱退不了', '退不了', ['seller-obstructs']],
  ['refund.refused', '退款申请半个月，还没到账', '还没到账', ['slow-settlement']],
  ['consult.slow', '晚上问儿科，两小时没人接诊', '没人接诊', ['roster-gap']],
  ['consult.quality', '医生复制粘贴几句话就打发我', '打发我', ['pay-by-volume']],
  ['record.access', '就诊卡绑定了，报告还是查不到', '报告还是查不到', ['identity-unmatched', 'not-returned']],
  ['insurance.claim', '我们这的医保绑不上，发票也开不出', '医保绑不上', ['not-connected', 'invoice-fault']],
])('%s in "%s" speaks for its cause', (issue, text, evidence, expected) => {
  expect(spoken(issue, text, evidence).sort()).toEqual([...expected].sort());
});

test('words that name no cause speak for none', () => {
  expect(spoken('startup.crash', '闪退', '闪退')).toEqual([]);
});

test('a cue two clauses away does not speak', () => {
  expect(spoken('startup.crash', '更新后好看了，颜色也好，字也大，就是闪退', '就是闪退')).toEqual([]);
});

test('capitals and traditional characters speak as their folded forms', () => {
  expect(spoken('startup.crash', '升級後，打不開', '打不開')).toEqual(['bad-release']);
});

test('the surroundings are the clauses of the evidence and one on each side', () => {
  const text = '一。二二，三三，四四。五';
  expect(surroundings(text, text.indexOf('三'), text.indexOf('三') + 1)).toBe('二二，三三，四四');
  expect(surroundings('闪退', 0, 2)).toBe('闪退');
});

test('a text without punctuation is read forty units to each side', () => {
  expect(surroundings('甲'.repeat(200), 100, 102)).toHaveLength(82);
});

test.each([
  ['医生回复很快，也很耐心', 'consult.slow', '医生回复很快'],
  ['药送得好，包装也严实。客服很耐心', 'support.unresponsive', '客服很耐心'],
  ['用了三年，没有广告，界面简洁', 'ads.intrusive', '没有广告'],
  ['挂号方便，省去排队', 'consult.supply', '挂号方便'],
])('"%s" praises what %s is about', (text, issue, clause) => {
  const found = praise.find(text).find((one) => one.issue === issue)!;
  expect(text.slice(found.start, found.end)).toBe(clause);
});

test.each([
  '医生回复不及时',
  '希望医生回复能快一点',
  '以前客服很耐心',
  '要是客服耐心就好了',
  '没有客服很耐心的时候',
  '价格再实惠点就五星了',
])('"%s" praises nothing', (text) => {
  expect(praise.find(text)).toEqual([]);
});
