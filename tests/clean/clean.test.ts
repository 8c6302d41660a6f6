import { describe, expect, it } from 'vitest';
import { shownText } from '../../pipeline/field.ts';
import type { Stars } from '../../pipeline/records.ts';
import { cleaned } from './samples.ts';

describe('body', () => {
  it('turns the prefix of a removed review into a flag', () => {
    const review = cleaned({ text: '（该条评论已经被删除）很好用' });
    expect(review.flags).toEqual(['removed']);
    expect(review.textField).toMatchObject({ match: '很好用', body: { start: 11, end: 14 } });
  });

  it.each(['不好用\n--------\n开发者回复：您好，请更新', '不好用------开发者回复: 您好，请更新'])(
    'splits the answer off: %j',
    (text) => {
      const review = cleaned({ text });
      expect(shownText(review.textField)).toBe('不好用');
      expect(review.answer).toBe('您好，请更新');
    },
  );

  it('leaves a reviewer who speaks of the answer his words', () => {
    const review = cleaned({ text: '下面的开发者回复：纯属敷衍' });
    expect(review.answer).toBeNull();
    expect(shownText(review.textField)).toBe('下面的开发者回复：纯属敷衍');
  });

  it('takes the answer from its own column', () => {
    expect(cleaned({ text: '慢', reply: '您好' }).answer).toBe('您好');
    expect(cleaned({ text: '慢', reply: '' }).answer).toBeNull();
  });
});

describe('language', () => {
  it.each([
    ['zh', '打开就闪退'],
    ['zh', '在 iPhone 6 Plus 上用 WiFi 登录 App 闪退'],
    ['zh', '這個軟體很難用ヾ(@^▽^@)ノ'],
    ['zh', '好好用哦，我好喜欢'],
    ['zh', '唔，还行'],
    ['yue', '呢个app好难用，成日登入唔到'],
    ['yue', '藥師好細心，多謝晒，唔該'],
    ['en', 'The app crashes every time I open it'],
    ['en', 'nice'],
    ['en', 'Registration verification SMS never arrives'],
    ['mixed', 'the doctor never answers me 太失望了，等了一天'],
    ['other', 'La aplicación no funciona desde la actualización'],
    ['other', 'Ứng dụng rất tốt, tôi rất thích'],
    ['other', 'アプリが開かない'],
    ['other', '앱이 계속 꺼져요'],
    ['other', 'Приложение не работает'],
    ['und', '666'],
    ['und', '👍👍'],
    ['und', ''],
  ])('%s: %s', (language, text) => {
    expect(cleaned({ text }).language).toBe(language);
  });
});

describe('flags', () => {
  it.each(['', '👍👍👍', '。。。', ':-)', '(^_^)'])('text-free: %j', (text) => {
    expect(cleaned({ text }).flags).toEqual(['text-free']);
  });

  it.each([
    '嗯嗯嗯',
    '哈哈哈哈哈',
    '123',
    'asdfghjkl',
    'qqqqqq',
    '凑字数凑字数',
    '不知道说什么',
    '路过，打酱油',
    '打五星好让人看见',
    'test',
    '如题',
  ])('uninformative: %s', (text) => {
    expect(cleaned({ text }).flags).toEqual(['uninformative']);
  });

  it.each([
    '好',
    '好好好',
    '差差差',
    '666',
    '100分',
    'good',
    'goooood',
    'power',
    '凑字数，其实挂号很方便',
    '哈哈真好用',
    'yyds',
    '五星',
  ])('says something: %s', (text) => {
    expect(cleaned({ text }).flags).toEqual([]);
  });

  it('looks at title and text together', () => {
    expect(cleaned({ title: '挂不上号', text: '如题' }).flags).toEqual([]);
    expect(cleaned({ title: '嗯', text: '' }).flags).toEqual(['uninformative']);
  });

  it.each<[string, Stars | null]>([
    ['专做ASO优化，刷榜包上首页，涨粉便宜，Q-Q联系：1234567890', 5],
    ['无意中发现一份兼职，每天赚零花钱，关.注V公.众.号（某某团）', 5],
    ['老虎机、百家乐样样有，新人领彩金', 5],
    ['本人招代理，一手货源，加微信 abc12345', null],
    ['招聘兼职，日结，有意加我QQ 1234567890', 4],
    ['无抵押贷款秒下款，联系13800138000', 5],
  ])('advert: %s', (text, stars) => {
    expect(cleaned({ text, stars }).flags).toEqual(['advert']);
  });

  it.each<[string, Stars | null]>([
    ['广告太多了，全是贷款和棋牌，屏蔽都没用', 1],
    ['兼职刷单是骗人的，加我微信 abc12345 说返利，钱没了平台不管', 1],
    ['彩票买不了，老是打不开', 2],
    ['评论全是刷好评的水军', 1],
    ['想注册送的优惠券没到账，联系我13800138000', null],
    ['加微信客服也没用，QQ 12345678 是假的', 2],
    ['朋友推荐的，很好用，加油', 5],
  ])('no advert: %s', (text, stars) => {
    expect(cleaned({ text, stars }).flags).toEqual([]);
  });
});
