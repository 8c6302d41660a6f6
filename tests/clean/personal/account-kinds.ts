import type { Dice } from './dice.ts';
import type { Kind } from './kind.ts';
import { cut, fullWidth, inChinese, spaced } from './spelling.ts';

export const email: Kind = {
  cues: ['', '邮箱', '发到', 'email: ', '联系邮箱：', '邮件', 'E-mail '],
  spellings: {
    plain: (dice) =>
      `${dice.letters(6)}${dice.digits(2)}@${dice.pick(['qq.com', '163.com', 'gmail.com', 'hospital.org.cn'])}`,
    'QQ number': (dice) => `${dice.digits(8)}@qq.com`,
    dots: (dice) => `${dice.letters(4)}.${dice.letters(5)}@outlook.com`,
    'plus and dashes': (dice) =>
      `${dice.letters(4)}-${dice.letters(3)}+${dice.letters(3)}@mail.example.com.cn`,
    capitals: (dice) => `${dice.letters(5).toUpperCase()}@Example.COM`,
    blanks: (dice) => `${dice.letters(6)} @ 126.com`,
    'full width': (dice) => fullWidth(`${dice.letters(6)}@163.com`),
    'full-width at': (dice) => `${dice.letters(6)}＠163.com`,
    '(at)': (dice) => `${dice.letters(6)}(at)sina.com`,
    '[at]': (dice) => `${dice.letters(6)}[at]foxmail.com`,
    '#': (dice) => `${dice.letters(6)}#qq.com`,
    艾特: (dice) => `${dice.letters(7)}艾特163点com`,
    'no last part': (dice) => `${dice.letters(6)}@qq`,
    '。 for .': (dice) => `${dice.letters(6)}@163。com`,
  },
};

const qqNumber = (dice: Dice): string => dice.digits(dice.pick([5, 6, 8, 9, 10]));

export const qq: Kind = {
  cues: [
    'QQ',
    'qq：',
    'QQ号',
    'QQ号码是',
    '扣扣',
    '扣扣：',
    '企鹅号',
    '加Q',
    '加qq ',
    'Q Q',
    'QQ群',
    'Ｑ：',
    '联系QQ',
    '蔻蔻',
  ],
  spellings: {
    plain: qqNumber,
    'full width': (dice) => fullWidth(qqNumber(dice)),
    groups: (dice) => cut(dice.digits(9), ' ', 3, 3),
    'Chinese digits': (dice) => inChinese(dice.digits(9)),
    'digit by digit': (dice) => spaced(dice.digits(9)),
  },
};

export const wechat: Kind = {
  cues: [
    ...[
      '微信',
      '微信号',
      '微信：',
      '加微信',
      '加我微信',
      'vx',
      'VX：',
      'V信',
      '薇信',
      '威信号',
      'wechat: ',
      '加V ',
      '+v：',
      '加我',
      'wx：',
    ],
    ...['微信号码是', '维信', '微 信 ', '➕v', '卫星', '微x：', 'WeChat ID: '],
  ],
  spellings: {
    plain: (dice) => dice.letters(5) + dice.digits(3),
    underscore: (dice) => `${dice.letters(4)}_${dice.letters(3)}`,
    'given by WeChat': (dice) => `wxid_${dice.serial(13)}`,
    dash: (dice) => `${dice.letters(3)}-${dice.digits(6)}`,
    capitals: (dice) => dice.letters(4).toUpperCase() + dice.digits(4),
    'QQ number': (dice) => dice.digits(dice.pick([6, 8, 9, 10])),
    'full width': (dice) => fullWidth(dice.letters(4) + dice.digits(4)),
  },
};

export const account: Kind = {
  cues: [
    ...[
      '抖音号',
      '抖音号：',
      '小红书号',
      '快手号是',
      '微博@',
      '支付宝账号',
      '支付宝账号：',
      '用户名',
      '用户名：',
      '登录账号',
      '账号：',
    ],
    ...[
      '会员号',
      '会员号：',
      '用户ID:',
      '用户id是',
      'UID:',
      'uid ',
      '我的ID是',
      '陌陌号',
      'telegram: @',
      '帳號：',
      '会员卡号',
    ],
  ],
  spellings: {
    letters: (dice) => dice.letters(4) + dice.digits(3),
    number: (dice) => dice.digits(9),
    underscore: (dice) => `${dice.letters(4)}_${dice.digits(3)}`,
    serial: (dice) => dice.serial(10),
    'full width': (dice) => fullWidth(dice.letters(4) + dice.digits(4)),
  },
};

export const password: Kind = {
  cues: [
    '密码是',
    '密码：',
    '密码为',
    '密码:',
    'password: ',
    '密码 ',
    '我的密码',
    '登录密码是',
    'pwd=',
    '密碼：',
    '支付密码是',
  ],
  spellings: {
    letters: (dice) => dice.letters(3) + dice.digits(5),
    digits: (dice) => dice.digits(6),
    signs: (dice) => `${dice.letters(4)}@${dice.digits(4)}!`,
    capital: (dice) => `${dice.letters(1).toUpperCase()}${dice.letters(4)}${dice.digits(3)}`,
  },
};

const hosts = ['h5.example.com', 'www.example.cn', 'app.example.com.cn', 'm.example.net'];
const link = (write: (host: string, dice: Dice) => string) => (dice: Dice) => write(dice.pick(hosts), dice);

export const secretLink: Kind = {
  cues: ['', '链接', '打开 ', '分享链接：', '点这个', '网址是', '地址栏是'],
  spellings: {
    token: link((host, dice) => `https://${host}/pay?token=${dice.serial(32)}`),
    'token and more': link(
      (host, dice) => `https://${host}/order/detail?id=${dice.digits(6)}&token=${dice.serial(24)}&from=app`,
    ),
    session: link((host, dice) => `http://${host}/index.html?sessionid=${dice.serial(26)}`),
    'signed web token': link(
      (host, dice) =>
        `https://${host}/#/login?jwt=eyJ${dice.serial(16)}.eyJ${dice.serial(30)}.${dice.serial(24)}`,
    ),
    'phone number': link((host, dice) => `https://${host}/invite?phone=13${dice.digits(9)}`),
    openid: link((host, dice) => `https://${host}/wx?openid=o${dice.serial(26)}&code=${dice.serial(20)}`),
    'user id': link((host, dice) => `${host}/share?uid=${dice.digits(8)}`),
    'secret in the path': link((host, dice) => `https://${host}/reset/${dice.serial(40)}`),
    'user and password': link((host, dice) => `https://${dice.letters(5)}:${dice.serial(8)}@${host}/`),
    signature: link(
      (host, dice) => `https://${host}/report.pdf?Expires=1700000000&Signature=${dice.serial(28)}`,
    ),
  },
};
