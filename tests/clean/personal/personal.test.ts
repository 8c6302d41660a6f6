import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownText } from '../../../pipeline/field.ts';
import { cleaned } from '../samples.ts';
import { samples } from './samples.ts';

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
    ['护照号码E12345678核验不了', '护照号码[证件号]核验不了'],
    ['MAC地址 3c:22:fb:01:9a:7e 被绑定', 'MAC地址 [设备号] 被绑定'],
    ['抖音号：dy_8842 来骗人', '抖音号：[账号] 来骗人'],
    ['密码是Abc12345还说错', '密码是[密码]还说错'],
    ['打开 https://h5.example.com/pay?token=8a7f3c 就白屏', '打开 [链接] 就白屏'],
    ['我叫李小雨，药没送到', '我叫[姓名]，药没送到'],
    ['姓名：陈女士 电话空号', '姓名：[姓名] 电话空号'],
    ['挂的王建华主任的号', '挂的[姓名]主任的号'],
    ['出生日期1985年3月12日填不上', '出生日期[生日]填不上'],
    ['邮箱lixiaoyu艾特163点com', '邮箱[邮箱]'],
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
    '张医生很专业，高级客服和全科医生都是假的',
    '我叫了三次客服，姓名改不了，本人强烈不推荐',
    '官网https://www.example.com/help/faq打不开',
    '密码要6-16位，验证码收不到，用户名被占用',
    '国药准字H20153126，阿莫西林0.25g*24粒',
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
});
