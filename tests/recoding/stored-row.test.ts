import { expect, test } from 'vitest';
import { clean } from '../../pipeline/clean/index.ts';
import { loadCleanContext } from '../../pipeline/clean/read-context.ts';
import { normalise } from '../../pipeline/ingest/index.ts';
import type { CleanReview } from '../../pipeline/records.ts';
import { chain, within } from '../../pipeline/stage.ts';
import { asRawUnmasked, isFaithful, type StoredRow } from '../../pipeline/stored-row.ts';

const reading = chain(normalise).to(within('cleaning', clean));
const context = { cleaning: loadCleanContext() };

const stored = (text: string): StoredRow => ({
  id: 'r1',
  app: '康宁医生',
  stars: 1,
  title: '',
  text,
  input: 'reviews.csv',
  row: 1,
});

test.each([
  '打我电话[手机号]，别发短信',
  '座机[座机号]没人接',
  '身份证[身份证号]绑不上',
  '退到银行卡[银行卡号]了吗',
  '发到[邮箱]就行',
  '加QQ[QQ号]细说',
  '医生让加微信[微信号]私下付钱',
  '车牌[车牌号]被刮了',
  '寄到[地址]，谢谢',
  '订单号[订单号]还没发货',
  '病历号[病历号]写错了😡',
  '护照[证件号]填不上',
  '设备号[设备号]被封',
  '抖音号[账号]是骗子',
  '密码是[密码]还说错',
  '打开[链接]白屏',
  '我叫[姓名]，药没到',
  '出生日期[生日]填不上',
  '没有个人信息的一条',
])('a stored text is read as it was first read, and masked alike: %s', (text) => {
  const review = reading.run(asRawUnmasked(stored(text)), context) as CleanReview;
  expect(isFaithful(stored(text), review)).toBe(true);
  expect(review.textField.masks).toHaveLength(text.includes('[') ? 1 : 0);
});
