import { isIdCard, isLuhn } from '../../pipeline/clean/numbers.ts';
import type { MaskKind } from '../../pipeline/records.ts';

/** A text with at most one piece of personal data at a known place. */
export interface Sample {
  readonly text: string;
  readonly truth: { readonly kind: MaskKind; readonly start: number; readonly end: number } | null;
}

/** Mulberry32 (Tommy Ettinger, public domain): small, seeded, the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seeded(seed);
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('');
  }

  between(low: number, high: number): string {
    return String(low + this.below(high - low + 1));
  }

  letters(count: number): string {
    return Array.from({ length: count }, () => this.pick([...'abcdefghjkmnpqrstuvwxyz'])).join('');
  }
}

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const inChinese = (digits: string, one = '一'): string =>
  digits.replace(/\d/g, (digit) => `零${one}二三四五六七八九`[Number(digit)]!);
function cut(text: string, separator: string, ...lengths: readonly number[]): string {
  let rest = text;
  const groups = lengths.map((length) => {
    const group = rest.slice(0, length);
    rest = rest.slice(length);
    return group;
  });
  return groups.join(separator);
}

const spellMobile: readonly ((number: string) => string)[] = [
  (n) => n,
  (n) => cut(n, ' ', 3, 4, 4),
  (n) => cut(n, '-', 3, 4, 4),
  (n) => cut(n, '.', 3, 4, 4),
  (n) => cut(n, ' - ', 3, 4, 4),
  (n) => cut(n, ' ', 7, 4),
  (n) => cut(n, ' ', 3, 8),
  (n) => cut(n, ' ', 4, 3, 4),
  (n) => cut(n, '-', 3, 3, 5),
  (n) => [...n].join(' '),
  (n) => [...n].join('-'),
  (n) => `+86${n}`,
  (n) => `+86 ${cut(n, ' ', 3, 4, 4)}`,
  (n) => `86-${n}`,
  (n) => `0086${n}`,
  (n) => fullWidth(n),
  (n) => fullWidth(cut(n, '－', 3, 4, 4)),
  (n) => inChinese(n),
  (n) => inChinese(n, '幺'),
  (n) => n.slice(0, 3) + inChinese(n.slice(3)),
  (n) => cut(n, '\u200b', 3, 4, 4),
  (n) => [...n].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
  (n) => cut(n, '—', 3, 4, 4),
];

function idCard(dice: Dice): string {
  const place = dice.pick(['110101', '310115', '440305', '510104', '330106', '230102', '650103']);
  const day =
    dice.between(1950, 2010) + dice.between(1, 12).padStart(2, '0') + dice.between(1, 28).padStart(2, '0');
  if (dice.below(5) === 0) return place + day.slice(2) + dice.digits(3);
  const start = place + day + dice.digits(3);
  const number = [...'0123456789x'].map((last) => start + last).find(isIdCard)!;
  return dice.pick([
    number,
    number.toUpperCase(),
    cut(number, ' ', 6, 8, 4),
    cut(number, '-', 6, 4, 4, 4),
    fullWidth(number),
  ]);
}

function bankCard(dice: Dice): string {
  const start = dice.pick(['6222', '6217', '6228', '4367', '5187', '6013', '9558']);
  const body = start + dice.digits(dice.pick([11, 14]));
  const number = [...'0123456789'].map((last) => body + last).find(isLuhn)!;
  const groups = number.length === 16 ? [4, 4, 4, 4] : [4, 4, 4, 4, 3];
  return dice.pick([number, cut(number, ' ', ...groups), cut(number, '-', ...groups), fullWidth(number)]);
}

function landline(dice: Dice): string {
  const area = dice.pick(['010', '021', '0571', '0755', '028', '0451']);
  const local = dice.pick(['2', '3', '5', '6', '8']) + dice.digits(7);
  return dice.pick([
    `${area}-${local}`,
    area + local,
    `${area} ${local}`,
    `(${area})${local}`,
    `（${area}）${local}`,
    `${area}-${cut(local, ' ', 4, 4)}`,
    fullWidth(`${area}-${local}`),
    `+86-${area.slice(1)}-${local}`,
    `${area}-${local}-${dice.digits(3)}`,
    `${area}-${local}转${dice.digits(3)}`,
  ]);
}

function address(dice: Dice): string {
  const city = dice.pick([
    '',
    '北京市朝阳区',
    '浙江省杭州市西湖区',
    '上海市浦东新区',
    '成都市武侯区',
    '湖南省长沙县星沙镇',
    '广州天河区',
  ]);
  const road =
    dice.pick(['望京', '文三', '人民', '中山', '建设', '科技园', '学府', '解放']) +
    dice.pick(['路', '街', '大道', '北路', '东街', '巷', '胡同']);
  const estate =
    dice.pick(['阳光', '翠湖', '金色', '锦绣', '丽景']) + dice.pick(['小区', '花园', '家园', '公寓', '苑']);
  const room = dice.pick([
    `${dice.between(1, 20)}栋${dice.between(1, 4)}单元${dice.between(101, 2804)}室`,
    `${dice.between(1, 20)}号楼${dice.between(101, 2804)}`,
    `${dice.between(1, 20)}幢${dice.between(101, 2804)}室`,
    `三号楼二单元五零一室`,
    `${dice.between(1, 20)}-${dice.between(1, 4)}-${dice.between(101, 2804)}`,
  ]);
  return dice.pick([
    `${city}${road}${dice.between(1, 999)}号`,
    `${city}${road}${dice.between(1, 999)}号${room}`,
    `${city}${estate}${room}`,
    `${city}${road}${dice.between(1, 99)}弄${dice.between(1, 40)}号`,
    `${city}${road}${dice.between(1, 999)}号${estate}${room}`,
  ]);
}

const plates = '京沪粤浙苏川渝鲁豫湘';
const plateLetters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ'];

function plate(dice: Dice): string {
  const head = dice.pick([...plates]) + dice.pick(plateLetters);
  const tail = dice.pick([
    dice.digits(5),
    dice.pick(plateLetters) + dice.digits(4),
    dice.digits(3) + dice.pick(plateLetters) + dice.digits(1),
    `D${dice.digits(5)}`,
    `F${dice.digits(5)}`,
    `${dice.digits(4)}${dice.pick(plateLetters)}`,
  ]);
  return dice.pick([
    head + tail,
    `${head}·${tail}`,
    `${head}-${tail}`,
    `${head} ${tail}`,
    (head + tail).toLowerCase(),
    `${head}•${tail}`,
  ]);
}

const qqNumber = (dice: Dice): string => dice.between(1, 9) + dice.digits(dice.pick([5, 7, 8, 9]));
const wechatId = (dice: Dice): string =>
  dice.pick([
    dice.letters(5) + dice.digits(3),
    `${dice.letters(4)}_${dice.letters(3)}`,
    `wxid_${dice.letters(10)}`,
    `${dice.letters(3)}-${dice.digits(6)}`,
  ]);

/** By kind: what may lead to it, and the data itself. */
const kinds: Readonly<
  Record<MaskKind, { readonly cues: readonly string[]; readonly data: (dice: Dice) => string }>
> = {
  mobile: {
    cues: ['', '我的手机号', '电话', '打我电话：', '联系方式 ', '手机', '请联系', '账号是'],
    data: (dice) => dice.pick(spellMobile)(`1${dice.pick(['3', '5', '7', '8', '9'])}${dice.digits(9)}`),
  },
  landline: { cues: ['', '电话', '座机：', '打了', '联系 '], data: landline },
  'id-card': { cues: ['', '身份证号', '身份证', '我的证件号码是', '实名 '], data: idCard },
  'bank-card': { cues: ['', '银行卡', '卡号', '提现到', '我的卡 '], data: bankCard },
  email: {
    cues: ['', '邮箱', '发到', 'email: ', '联系邮箱：'],
    data: (dice) =>
      dice.pick([
        `${dice.letters(6)}${dice.digits(2)}@${dice.pick(['qq.com', '163.com', 'gmail.com', 'hospital.org.cn'])}`,
        `${dice.digits(8)}@qq.com`,
        `${dice.letters(4)}.${dice.letters(5)}@outlook.com`,
        `${dice.letters(6)} @ 126.com`,
        fullWidth(`${dice.letters(6)}@163.com`),
        `${dice.letters(6)}(at)sina.com`,
      ]),
  },
  qq: {
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
    ],
    data: (dice) =>
      dice.pick([
        qqNumber(dice),
        qqNumber(dice),
        fullWidth(qqNumber(dice)),
        cut(dice.between(1, 9) + dice.digits(8), ' ', 3, 3, 3),
      ]),
  },
  wechat: {
    cues: [
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
    data: (dice) => dice.pick([wechatId(dice), wechatId(dice), qqNumber(dice)]),
  },
  plate: { cues: ['', '车牌', '我的车', '车牌号：'], data: plate },
  address: { cues: ['', '地址：', '我住在', '寄到', '家在', '送到', '收货地址是'], data: address },
  order: {
    cues: ['订单号', '订单编号：', '单号', '运单号', '快递单号 ', '订单', '流水号是', '退款单号：', '訂單號'],
    data: (dice) =>
      dice.pick([
        dice.digits(12).replace(/^0/, '1'),
        `${dice.between(2017, 2024)}0${dice.between(1, 9)}1${dice.digits(9)}`,
        `E${dice.digits(11)}`,
        `SF${dice.digits(12)}`,
        fullWidth(`8${dice.digits(13)}`),
      ]),
  },
  record: {
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
    ],
    data: (dice) =>
      dice.pick([
        dice.digits(8).replace(/^0/, '1'),
        `${dice.letters(1).toUpperCase()}${dice.digits(7)}`,
        `00${dice.digits(6)}`,
        `${dice.digits(6).replace(/^0/, '1')}`,
      ]),
  },
};

const before = [
  '',
  '闪退了，',
  '客服一直不回复。',
  '等了三天没人理，',
  '退款不到账！',
  '這個軟體很難用，',
  'APP登录不上 ',
  '医生半天没回，😡',
];
const after = ['', '，请尽快处理', '。谢谢', ' 求解决', '！！！', '，再不退钱就投诉', '（急）', '\n没人管吗'];

/** What looks like personal data and is none. */
const innocent: readonly ((dice: Dice) => string)[] = [
  () => '打10086也没用，12306都比你好用',
  () => '客服热线95588打不通，400-820-8820也没人接',
  () => '客服电话4008208820一直占线',
  (dice) => `更新到v${dice.between(1, 9)}.${dice.between(0, 20)}.${dice.between(0, 99)}之后闪退`,
  (dice) =>
    `iOS ${dice.between(9, 17)}.${dice.between(0, 9)}.${dice.between(1, 9)} iPhone${dice.between(6, 15)} 用不了`,
  (dice) =>
    `${dice.between(2015, 2024)}-0${dice.between(1, 9)}-1${dice.between(0, 9)} 12:${dice.between(10, 59)}下的单还没到`,
  (dice) => `${dice.between(2015, 2024)}年${dice.between(1, 12)}月${dice.between(1, 28)}号付的款`,
  (dice) => `小米${dice.between(6, 14)} ${dice.pick(['64', '128', '256'])}G 花了${dice.between(999, 5999)}元`,
  (dice) => `扣了我${dice.between(10, 9999)}.${dice.digits(2)}元，余额${dice.digits(6)}`,
  (dice) => `订单${dice.between(2015, 2024)}年下的，花了${dice.between(10000, 99999)}块`,
  (dice) => `积分${dice.between(10000, 9999999)}分没了`,
  () => '微信登录不了，用qq登录也不行',
  () => '微信支付iphone6s闪退，QQ2013版都比这强',
  (dice) => `QQ音乐${dice.between(8, 12)}.${dice.digits(1)}.5版本`,
  () => '地铁2号线上用着就断网',
  (dice) => `这条街${dice.between(1, 28)}号才开通`,
  (dice) => `我家小区${dice.between(1, 28)}号停电了`,
  (dice) => `型号BCD-${dice.digits(3)}WDVMU1 和 KFR-72LW/BP3DN1Y`,
  (dice) => `错误码${dice.digits(5)}，${dice.digits(6)}`,
  (dice) => `验证码${dice.digits(6)}收不到`,
  (dice) => `IP是192.168.${dice.between(0, 255)}.${dice.between(1, 254)}，端口8080`,
  () => '一二三四五六七，天天都在更新，一个一个一个的来',
  () => '6666666666，太好用了，88888',
  (dice) =>
    `第${dice.between(100, 999)}号医生不错，挂号费${dice.between(10, 300)}元，门诊号源只有${dice.between(1000, 9999)}个`,
  () => '@小米 客服呢？好开心@@',
  (dice) => `新mate${dice.between(10, 60)}买的，京东8折，川a味`,
  (dice) => `订单金额${dice.between(10000, 99999)}元，退款${dice.between(10000, 999999)}元没到`,
  (dice) =>
    `尺寸${dice.between(100, 999)}*${dice.between(100, 999)}*${dice.between(100, 999)}，电压220V 50Hz`,
  (dice) =>
    `步数${dice.between(10000, 99999)}，心率${dice.between(60, 120)}，血压${dice.between(100, 150)}/${dice.between(60, 95)}`,
  (dice) => `看了https://item.example.com/${dice.digits(9)}.html 才买`,
  (dice) =>
    `${dice.between(10, 23)}:${dice.between(10, 59)}到${dice.between(10, 23)}:${dice.between(10, 59)}一直加载`,
  (dice) => `从${dice.between(1000, 9999)}涨到${dice.between(10000, 99999)}，1-2-3-4步走不通`,
];

/** `count` texts, a third of them without personal data. */
export function samples(count: number, seed: number): Sample[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, at) =>
    at % 3 === 0 ? innocentSample(dice) : personalSample(dice),
  );
}

function innocentSample(dice: Dice): Sample {
  return { text: dice.pick(before) + dice.pick(innocent)(dice) + dice.pick(after), truth: null };
}

function personalSample(dice: Dice): Sample {
  const kind = dice.pick(Object.keys(kinds) as MaskKind[]);
  const { cues, data } = kinds[kind];
  const lead = dice.pick(before) + dice.pick(cues);
  const secret = data(dice);
  return {
    text: lead + secret + dice.pick(after),
    truth: { kind, start: lead.length, end: lead.length + secret.length },
  };
}
