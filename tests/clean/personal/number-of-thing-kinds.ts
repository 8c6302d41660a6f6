import type { Kind } from './kind.ts';
import { cut, fullWidth } from './spelling.ts';

export const order: Kind = {
  cues: [
    '订单号',
    '订单编号：',
    '单号',
    '运单号',
    '快递单号 ',
    '订单',
    '流水号是',
    '退款单号：',
    '訂單號',
    '交易号',
    '订单id:',
    '工单号',
    '保单号：',
    '物流单号：',
  ],
  spellings: {
    digits: (dice) => dice.digits(12),
    'date first': (dice) => `${dice.between(2017, 2026)}0${dice.between(1, 9)}1${dice.digits(9)}`,
    'letter first': (dice) => `E${dice.digits(11)}`,
    courier: (dice) => `${dice.pick(['SF', 'YT', 'JD'])}${dice.digits(12)}`,
    'full width': (dice) => fullWidth(dice.digits(14)),
    groups: (dice) => cut(dice.digits(16), ' ', 4, 4, 4),
    dashes: (dice) => `${dice.digits(6)}-${dice.digits(8)}`,
    'with letters': (dice) => `P${dice.digits(6)}${dice.letters(2).toUpperCase()}${dice.digits(6)}`,
  },
};

export const record: Kind = {
  cues: [
    '病历号',
    '就诊号：',
    '门诊号',
    '住院号是',
    '就诊卡号',
    '病案号 ',
    '挂号单号',
    '医保卡号',
    '報告編號',
    '社保号',
    '处方号',
    '检查号：',
    '登记号',
  ],
  spellings: {
    digits: (dice) => dice.digits(8),
    'letter first': (dice) => `${dice.letters(1).toUpperCase()}${dice.digits(7)}`,
    'leading zeros': (dice) => `00${dice.digits(6)}`,
    short: (dice) => dice.digits(6),
    'full width': (dice) => fullWidth(dice.digits(9)),
    dash: (dice) => `${dice.digits(4)}-${dice.digits(5)}`,
  },
};
