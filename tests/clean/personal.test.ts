import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownText } from '../../pipeline/field.ts';
import type { Mask } from '../../pipeline/records.ts';
import { type Sample, samples } from './personal-samples.ts';
import { cleaned } from './samples.ts';

const shown = (text: string): string => shownText(cleaned({ text }).textField);

describe('personal data', () => {
  it.each([
    ['联系我138 1234 5678谢谢', '联系我[手机号]谢谢'],
    ['电话一三八零零一三八零零零', '电话[手机号]'],
    ['打幺三八-零零幺三-八零零零', '打[手机号]'],
    ['ｔｅｌ：＋８６１３８００１３８０００', 'ｔｅｌ：[手机号]'],
    ['座机010-62345678转801', '座机[座机号]'],
    ['身份证11010519491231002X', '身份证[身份证号]'],
    ['卡4111 1111 1111 1111', '卡[银行卡号]'],
    ['发到Zhang.San@Example.com吧', '发到[邮箱]吧'],
    ['加Q 12345678 领红包', '加Q [QQ号] 领红包'],
    ["微'信abc_123", "微'信[微信号]"],
    ['车牌京A·12345被扣', '车牌[车牌号]被扣'],
    ['我住在杭州市西湖区文三路12号3栋501室', '我住在[地址]'],
    ['訂單編號２０１９０１０１１２３４', '訂單編號[订单号]'],
    ['门诊号0012345查不到', '门诊号[病历号]查不到'],
  ])('masks %s', (text, masked) => {
    expect(shown(text)).toBe(masked);
  });

  it.each([
    '打10086、12306、95588都没用，400-820-8820和8008208820也打不通',
    '更新到v3.12.10后，iOS 11.4.1的iPhone6s闪退',
    '2019-01-01 12:30下的单，1月3号才到，退了12888.50元',
    '小米8 64G版，型号KFR-72LW，验证码123456收不到',
    '微信支付和QQ登录都不行，微信公众号也不理人',
    '地铁2号线没信号，这条街3号才通，我家小区5号停电',
    '门诊号源3000个都抢不到，订单100000元',
    '新mate20上打不开，192.168.1.1也进不去',
  ])('leaves alone: %s', (text) => {
    expect(cleaned({ text }).textField.masks).toEqual([]);
  });

  it('masks the title too, and the answer of the developer', () => {
    const review = cleaned({
      title: '打13800138000',
      text: '不行\n------\n开发者回复：请加QQ 12345678',
      reply: '请致电010-62345678',
    });
    expect(shownText(review.titleField)).toBe('打[手机号]');
    expect(review.answer).toBe('请致电[座机号]\n请加QQ [QQ号]');
  });

  it('gives masks in order, apart, inside the body and around whole characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...samples(300, 1).map(({ text }) => text)), { maxLength: 4 }),
        fc.boolean(),
        (texts, removed) => {
          const { textField } = cleaned({ text: (removed ? '（该条评论已经被删除）' : '') + texts.join('') });
          let end = textField.body.start;
          for (const mask of textField.masks) {
            expect(mask.start).toBeGreaterThanOrEqual(end);
            expect(mask.end).toBeGreaterThan(mask.start);
            end = mask.end;
          }
          expect(end).toBeLessThanOrEqual(textField.body.end);
        },
      ),
    );
  });

  it('takes time in step with the length of hostile texts', () => {
    const hostile = [
      '1 ',
      '1-',
      '138',
      '单号 ',
      '微信 ',
      'qq',
      'a.',
      'a@',
      '路1号',
      '京a1',
      '一号',
      '中',
      '订单号::',
      '加',
    ];
    for (const piece of hostile) {
      const started = performance.now();
      cleaned({ text: piece.repeat(20_000 / piece.length) });
      expect(performance.now() - started, piece).toBeLessThan(500);
    }
  });
});

/** Whether the masks leave nothing of the truth open. */
function covers(masks: readonly Mask[], { start, end }: NonNullable<Sample['truth']>): boolean {
  let at = start;
  for (const mask of masks) if (mask.start <= at && mask.end > at) at = mask.end;
  return at >= end;
}

/** Whether a mask lies on the truth, with at most three characters around it. */
const isRight = (mask: Mask, truth: Sample['truth']): boolean =>
  truth !== null &&
  mask.start >= truth.start - 3 &&
  mask.end <= truth.end + 3 &&
  mask.start < truth.end &&
  mask.end > truth.start;

/** On `count` generated texts, by kind of personal data. */
function measure(count: number, seed: number) {
  const tally: Record<string, { truths: number; found: number; masks: number; right: number }> = {};
  const of = (kind: string) => (tally[kind] ??= { truths: 0, found: 0, masks: 0, right: 0 });
  for (const { text, truth } of samples(count, seed)) {
    const { masks } = cleaned({ text }).textField;
    if (truth !== null) of(truth.kind).truths++;
    if (truth !== null && covers(masks, truth)) of(truth.kind).found++;
    for (const mask of masks) {
      of(mask.kind).masks++;
      if (isRight(mask, truth)) of(mask.kind).right++;
    }
  }
  return Object.entries(tally).map(([kind, { truths, found, masks, right }]) => ({
    kind,
    truths,
    recall: found / truths,
    masks,
    precision: right / masks,
  }));
}

describe('personal data in 6,000 generated texts', () => {
  const measured = measure(6000, 20191231);
  console.table(
    measured.map((row) => ({ ...row, recall: row.recall.toFixed(3), precision: row.precision.toFixed(3) })),
  );

  it.each(measured)('$kind: recall at least .98, precision at least .95', ({ recall, precision }) => {
    expect(recall).toBeGreaterThanOrEqual(0.98);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });
});
