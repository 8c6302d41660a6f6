import { isIdCard, isLuhn } from '../../../pipeline/clean/numbers.ts';
import type { Dice } from './dice.ts';
import type { Kind } from './kind.ts';
import { circled, cut, fullWidth, inChinese, inFormalChinese, keycaps, spaced } from './spelling.ts';

const mobileNumber = (dice: Dice): string =>
  `1${dice.pick(['3', '4', '5', '6', '7', '8', '9'])}${dice.digits(9)}`;
const spelled = (spell: (digits: string) => string) => (dice: Dice) => spell(mobileNumber(dice));

export const mobile: Kind = {
  cues: [
    '',
    '我的手机号',
    '电话',
    '打我电话：',
    '联系方式 ',
    '手机',
    '请联系',
    '账号是',
    'tel:',
    '注册手机是',
    '號碼',
  ],
  spellings: {
    plain: spelled((n) => n),
    '3 4 4': spelled((n) => cut(n, ' ', 3, 4)),
    '3-4-4': spelled((n) => cut(n, '-', 3, 4)),
    '3.4.4': spelled((n) => cut(n, '.', 3, 4)),
    '3 - 4 - 4': spelled((n) => cut(n, ' - ', 3, 4)),
    '3,4,4': spelled((n) => cut(n, '，', 3, 4)),
    '3/4/4': spelled((n) => cut(n, '/', 3, 4)),
    '3_4_4': spelled((n) => cut(n, '_', 3, 4)),
    '7 4': spelled((n) => cut(n, ' ', 7)),
    '3 8': spelled((n) => cut(n, ' ', 3)),
    '4 3 4': spelled((n) => cut(n, ' ', 4, 3)),
    '3-3-5': spelled((n) => cut(n, '-', 3, 3)),
    '3 double blank': spelled((n) => cut(n, '  ', 3, 4)),
    'ideographic blanks': spelled((n) => cut(n, '　', 3, 4)),
    'digit by digit': spelled((n) => spaced(n)),
    'digit-by-digit': spelled((n) => spaced(n, '-')),
    'country code': spelled((n) => `+86${n}`),
    'country code, groups': spelled((n) => `+86 ${cut(n, ' ', 3, 4)}`),
    'country code, dash': spelled((n) => `86-${n}`),
    'country code, zeros': spelled((n) => `0086${n}`),
    'country code, brackets': spelled((n) => `(+86)${n}`),
    'full width': spelled(fullWidth),
    'full width, dashes': spelled((n) => fullWidth(cut(n, '-', 3, 4))),
    'Chinese digits': spelled((n) => inChinese(n)),
    'Chinese digits, 幺': spelled((n) => inChinese(n, '幺')),
    'Chinese digits, groups': spelled((n) => cut(inChinese(n), ' ', 3, 4)),
    'formal Chinese digits': spelled(inFormalChinese),
    'half in Chinese': spelled((n) => n.slice(0, 3) + inChinese(n.slice(3))),
    'circled digits': spelled(circled),
    keycaps: spelled(keycaps),
    'zero-width blanks': spelled((n) => cut(n, '\u200b', 3, 4)),
    'long dashes': spelled((n) => cut(n, '—', 3, 4)),
  },
};

const localLine = (dice: Dice): string => dice.pick(['2', '3', '5', '6', '8']) + dice.digits(7);
const line = (write: (area: string, local: string, dice: Dice) => string) => (dice: Dice) =>
  write(dice.pick(['010', '021', '0571', '0755', '028', '0451', '029']), localLine(dice), dice);

export const landline: Kind = {
  cues: ['', '电话', '座机：', '打了', '联系 ', '固话', '家里电话是'],
  spellings: {
    plain: line((area, local) => area + local),
    dash: line((area, local) => `${area}-${local}`),
    blank: line((area, local) => `${area} ${local}`),
    brackets: line((area, local) => `(${area})${local}`),
    'full-width brackets': line((area, local) => `（${area}）${local}`),
    groups: line((area, local) => `${area}-${cut(local, ' ', 4)}`),
    'full width': line((area, local) => fullWidth(`${area}-${local}`)),
    'country code': line((area, local) => `+86-${area.slice(1)}-${local}`),
    'extension with dash': line((area, local, dice) => `${area}-${local}-${dice.digits(3)}`),
    'extension 转': line((area, local, dice) => `${area}-${local}转${dice.digits(3)}`),
    'Chinese digits': line((area, local) => inChinese(area + local)),
  },
};

function idNumber(dice: Dice): string {
  const place = dice.pick(['110101', '310115', '440305', '510104', '330106', '230102', '650103', '820000']);
  const month = dice.between(1, 12).padStart(2, '0');
  const start =
    place + dice.between(1940, 2015) + month + dice.between(1, 28).padStart(2, '0') + dice.between(100, 999);
  return [...'0123456789x'].map((last) => start + last).find(isIdCard)!;
}
const id = (spell: (number: string) => string) => (dice: Dice) => spell(idNumber(dice));

export const idCard: Kind = {
  cues: ['', '身份证号', '身份证', '我的证件号码是', '实名 ', '身份证号码：', '身份證', 'ID:'],
  spellings: {
    plain: id((n) => n),
    'capital X': id((n) => n.toUpperCase()),
    '6 8 4': id((n) => cut(n, ' ', 6, 8)),
    '6-4-4-4': id((n) => cut(n, '-', 6, 4, 4)),
    '3 3 4 4 4': id((n) => cut(n, ' ', 3, 3, 4, 4)),
    '6.8.4': id((n) => cut(n, '.', 6, 8)),
    'full width': id(fullWidth),
    'Chinese digits': id((n) => inChinese(n)),
    'circled digits': id(circled),
    'older card, 15 digits': id((n) => n.slice(0, 6) + n.slice(8, 17)),
    'check digit as ×': id((n) => n.replace('x', 'Ｘ')),
  },
};

function cardNumber(dice: Dice): string {
  const body =
    dice.pick(['6222', '6217', '6228', '4367', '5187', '6013', '9558', '6225']) +
    dice.digits(dice.pick([11, 14]));
  return [...'0123456789'].map((last) => body + last).find(isLuhn)!;
}
const card = (spell: (number: string) => string) => (dice: Dice) => spell(cardNumber(dice));

export const bankCard: Kind = {
  cues: ['', '银行卡', '卡号', '提现到', '我的卡 ', '储蓄卡号是', '信用卡：', '工行卡'],
  spellings: {
    plain: card((n) => n),
    'groups of four': card((n) => cut(n, ' ', 4, 4, 4, 4)),
    'groups of four, dashes': card((n) => cut(n, '-', 4, 4, 4, 4)),
    'six and the rest': card((n) => cut(n, ' ', 6)),
    'full width': card(fullWidth),
    'Chinese digits': card((n) => inChinese(n)),
    'ideographic blanks': card((n) => cut(n, '　', 4, 4, 4, 4)),
  },
};

export const document: Kind = {
  cues: [
    '护照',
    '护照号',
    '护照号码：',
    '港澳通行证',
    '通行证号 ',
    '台胞证号',
    '回乡证：',
    '军官证号',
    'passport no. ',
    '驾驶证号',
    '護照號碼',
  ],
  spellings: {
    passport: (dice) => `${dice.pick(['E', 'G', 'P'])}${dice.digits(8)}`,
    'passport, new': (dice) => `E${dice.pick([...'ABCDEF'])}${dice.digits(7)}`,
    permit: (dice) => `${dice.pick(['C', 'W', 'H', 'M'])}${dice.digits(8)}`,
    'small letter': (dice) => `e${dice.digits(8)}`,
    'with a blank': (dice) => `E ${dice.digits(8)}`,
    'full width': (dice) => fullWidth(`E${dice.digits(8)}`),
    'home return permit': (dice) => `H${dice.digits(10)}`,
  },
};

const hex = (dice: Dice, separator: string): string =>
  Array.from({ length: 6 }, () => dice.below(256).toString(16).padStart(2, '0')).join(separator);

function imei(dice: Dice): string {
  const body = `86${dice.digits(12)}`;
  return [...'0123456789'].map((last) => body + last).find(isLuhn)!;
}

export const device: Kind = {
  cues: [
    '设备号',
    'IMEI',
    'imei：',
    '序列号',
    'SN:',
    '设备id是',
    'MAC地址 ',
    'mac: ',
    '设备标识：',
    'IDFA=',
    'oaid:',
    '串号',
  ],
  spellings: {
    imei,
    'imei, groups': (dice) => cut(imei(dice), ' ', 2, 6, 6),
    mac: (dice) => hex(dice, ':'),
    'mac, dashes': (dice) => hex(dice, '-').toUpperCase(),
    serial: (dice) => dice.serial(12).toUpperCase(),
    uuid: (dice) =>
      [8, 4, 4, 4, 12]
        .map((length) => Array.from({ length }, () => dice.below(16).toString(16)).join(''))
        .join('-'),
  },
};
