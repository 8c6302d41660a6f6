import type { Dice } from './dice.ts';
import type { Kind } from './kind.ts';
import { chineseNumber, fullWidth, inChinese, spaced } from './spelling.ts';

/** Surnames by their frequency in the census of 2020, then the commonest of two characters. */
const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔',
  ...['欧阳', '上官', '司马', '诸葛', '慕容'],
];
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰玉萍红建华志文国海燕春梅晓雪婷浩宇轩梓涵子怡欣然佳琪博俊辉鹏飞倩雅',
];

const person = (dice: Dice, length = 1 + dice.below(2)): string =>
  dice.pick(surnames) + Array.from({ length }, () => dice.pick(given)).join('');

/** `data` is the name alone; a title after it is no part of it. */
export const name: Kind = {
  cues: [
    ...[
      '我叫',
      '我叫做',
      '我的名字叫',
      '我的名字是',
      '姓名：',
      '姓名',
      '姓名是',
      '本人',
      '本人姓名：',
      '联系人：',
      '收件人：',
      '收货人',
    ],
    ...[
      '就诊人：',
      '患者姓名：',
      '患者',
      '持卡人：',
      '户名：',
      '名字：',
      '真实姓名：',
      '姓 名：',
      '投保人',
      '被保险人：',
      '我妈叫',
      '我儿子叫',
    ],
    ...['经办人：', '联系人是', '病人叫', '开户名：', '客服叫', '用户名字：'],
  ],
  spellings: {
    'two characters': (dice) => person(dice, 1),
    'three characters': (dice) => person(dice, 2),
    'with blanks': (dice) => spaced(person(dice, 2)),
    traditional: (dice) =>
      dice.pick(['陳', '張', '劉', '黃', '趙', '吳', '許']) +
      dice.pick(['國強', '麗華', '曉芬', '志偉', '婉儀']),
  },
};

/** Before a title a whole name is told from a surname alone, which names nobody. */
export const titledName: Kind = {
  cues: ['', '我是', '挂了', '接诊的', '给我看病的', '客服', '感谢', '投诉', '那个叫', '联系'],
  spellings: {
    doctor: (dice) => person(dice, 2),
    'two characters': (dice) => person(dice, 1),
  },
};
export const titles = [
  '医生',
  '大夫',
  '主任',
  '先生',
  '女士',
  '小姐',
  '护士',
  '教授',
  '院长',
  '老师',
  '同学',
  '阿姨',
];

export const nameWithTitle: Kind = {
  cues: ['我叫', '姓名：', '联系人：', '收件人：', '姓名'],
  spellings: {
    'surname and title': (dice) => dice.pick(surnames) + dice.pick(['先生', '女士', '小姐']),
  },
};

const date = (write: (year: string, month: string, day: string, dice: Dice) => string) => (dice: Dice) =>
  write(dice.between(1940, 2020), dice.between(1, 12), dice.between(1, 28), dice);

export const birthday: Kind = {
  cues: [
    '生日',
    '生日是',
    '出生日期',
    '出生日期：',
    '出生年月日：',
    '出生于',
    '生于',
    '我生日',
    '出生 ',
    '生日：',
  ],
  spellings: {
    Chinese: date((year, month, day) => `${year}年${month}月${day}日`),
    dashes: date((year, month, day) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`),
    dots: date((year, month, day) => `${year}.${month}.${day}`),
    slashes: date((year, month, day) => `${year}/${month}/${day}`),
    digits: date((year, month, day) => `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`),
    'two digits of the year': date((year, month, day) => `${year.slice(2)}年${month}月${day}号`),
    'Chinese digits': date(
      (year, month, day) => `${inChinese(year)}年${chineseNumber(month)}月${chineseNumber(day)}日`,
    ),
    'full width': date((year, month, day) => fullWidth(`${year}-${month}-${day}`)),
  },
};

const cities = [
  '',
  '北京市朝阳区',
  '浙江省杭州市西湖区',
  '上海市浦东新区',
  '成都市武侯区',
  '湖南省长沙县星沙镇',
  '广州天河区',
  '廣州市天河區',
];
const roads = ['望京', '文三', '人民', '中山', '建设', '科技园', '学府', '解放', '东风', '长江'];
const estates = ['阳光', '翠湖', '金色', '锦绣', '丽景', '万科', '碧桂'];
const road = (dice: Dice): string =>
  dice.pick(roads) + dice.pick(['路', '街', '大道', '北路', '东街', '巷', '胡同', '南路']);
const estate = (dice: Dice): string => dice.pick(estates) + dice.pick(['小区', '花园', '家园', '公寓', '苑']);
const room = (dice: Dice): string =>
  dice.pick([
    `${dice.between(1, 20)}栋${dice.between(1, 4)}单元${dice.between(101, 2804)}室`,
    `${dice.between(1, 20)}号楼${dice.between(101, 2804)}`,
    `${dice.between(1, 20)}幢${dice.between(101, 2804)}室`,
    '三号楼二单元五零一室',
    `${dice.between(1, 20)}-${dice.between(1, 4)}-${dice.between(101, 2804)}`,
    `${dice.between(1, 20)}座${dice.between(1, 30)}楼${dice.pick(['A', 'B', 'C'])}室`,
    `${dice.between(1, 20)}号楼${dice.between(1, 6)}单元${dice.between(101, 999)}`,
  ]);
const at = (write: (city: string, dice: Dice) => string) => (dice: Dice) => write(dice.pick(cities), dice);

export const address: Kind = {
  cues: [
    '',
    '地址：',
    '我住在',
    '寄到',
    '家在',
    '送到',
    '收货地址是',
    '住址',
    '地址 ',
    '快递到',
    '家庭住址：',
  ],
  spellings: {
    house: at((city, dice) => `${city}${road(dice)}${dice.between(1, 999)}号`),
    'house and room': at((city, dice) => `${city}${road(dice)}${dice.between(1, 999)}号${room(dice)}`),
    'estate and room': at((city, dice) => `${city}${estate(dice)}${room(dice)}`),
    lane: at((city, dice) => `${city}${road(dice)}${dice.between(1, 99)}弄${dice.between(1, 40)}号`),
    'house, estate and room': at(
      (city, dice) => `${city}${road(dice)}${dice.between(1, 999)}号${estate(dice)}${room(dice)}`,
    ),
    village: (dice) =>
      `${dice.pick(['山东省临沂市兰陵县', '河南省周口市'])}${dice.pick(['新兴', '大王', '李家'])}镇${dice.pick(['王', '张', '前'])}庄村${dice.between(1, 20)}组${dice.between(1, 99)}号`,
    'full width': at((city, dice) =>
      fullWidth(
        `${city}${road(dice)}${dice.between(1, 999)}号${dice.between(1, 20)}栋${dice.between(101, 999)}室`,
      ),
    ),
  },
};

const provinces = [...'京沪粤浙苏川渝鲁豫湘津冀辽黑皖'];
const office = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];
const plateOf = (write: (head: string, tail: string, dice: Dice) => string) => (dice: Dice) =>
  write(
    dice.pick(provinces) + dice.pick(office),
    dice.pick([
      dice.digits(5),
      dice.pick(office) + dice.digits(4),
      dice.digits(3) + dice.pick(office) + dice.digits(1),
      `${dice.digits(4)}${dice.pick(office)}`,
    ]),
    dice,
  );

export const plate: Kind = {
  cues: ['', '车牌', '我的车', '车牌号：', '车号', '车牌是'],
  spellings: {
    plain: plateOf((head, tail) => head + tail),
    dot: plateOf((head, tail) => `${head}·${tail}`),
    dash: plateOf((head, tail) => `${head}-${tail}`),
    blank: plateOf((head, tail) => `${head} ${tail}`),
    'small letters': plateOf((head, tail) => (head + tail).toLowerCase()),
    bullet: plateOf((head, tail) => `${head}•${tail}`),
    'new energy': plateOf((head, _, dice) => `${head}${dice.pick(['D', 'F'])}${dice.digits(5)}`),
    'full width': plateOf((head, tail) => fullWidth(head + tail)),
  },
};
