// Invented coded reviews, the same for the same seed on every machine: their number, length, apps, days, versions, stars and issues are
// spread as in real exports (mean length 39 characters, one in five of several sentences), their words are drawn from a short list.
import { readCodebook } from '../../.dist/codebook.js';
import { uniform } from '../../.dist/statistics/random.js';

const apps = [
  '康宁医生',
  '百川健康',
  '安诺保险管家',
  '邻里拼购',
  '平价药房',
  '口袋记账',
  '晴天出行',
  '星河影音',
];
const words =
  '挂号 医生 回复 报告 检查 药品 快递 退款 客服 登录 验证码 界面 更新 版本 广告 推送 会员 优惠券 支付 订单 发货 地址 页面 手机 系统 昨天 今天 上午 晚上 一直 总是 突然 又是 还是 已经 根本 完全 真的 非常 有点 太慢 打不开 转圈 闪退 卡住 失败 没人理 不给退 排不上 等半天 收费 太贵 扣钱 骗人 垃圾 失望 着急 麻烦 清楚 方便 耐心 满意 不错 喜欢 推荐 家人 孩子 父母 同事 医院 科室 预约 处方 保险 理赔 发票 余额 提现 积分 活动 红包 邀请 分享 评价 语音 视频 图片 搜索 列表 按钮 字体 声音 网络 流量 内存 电量 权限 隐私 通讯录 定位 短信 电话'.split(
    ' ',
  );
const issues = Object.entries(readCodebook().issues);
const day = 86_400_000;
const firstDay = Date.UTC(2022, 0, 1);
/** Days over which the reviews are spread. */
export const days = 1_096;

/** Draws reviews; `id` names them, `from` and `to` are the days (from 0) of writing. */
export function inventor(seed) {
  const random = uniform(seed);
  const below = (count) => Math.floor(random() * count);
  const skewed = (list) => list[Math.floor(random() ** 2.5 * list.length)];
  const clause = () => Array.from({ length: 3 + below(4) }, () => words[below(words.length)]).join('');

  return (id, from = 0, to = days) => {
    const on = from + below(to - from);
    const stars = [1, 1, 1, 2, 3, 4, 5, 5, 5, 5][below(10)];
    const complains = random() < [0, 0.95, 0.8, 0.55, 0.25, 0.06][stars];
    const stated = complains ? 1 + (random() < 0.22) + (random() < 0.06) : 0;
    const clauses = Array.from({ length: Math.max(stated, 1 + below(random() < 0.2 ? 6 : 2)) }, clause);
    const text = `${clauses.join('，')}。`;
    let at = 0;
    const complaints = [];
    const taken = new Set();
    for (let place = 0; place < stated; place++) {
      const [issue, { stage, cause }] = skewed(issues);
      const quote = clauses[place];
      const evidence = { field: 'text', start: at, end: at + quote.length, quote };
      const confidence = Math.round((0.3 + 0.69 * random()) * 1000) / 1000;
      if (!taken.has(issue))
        complaints.push({ issue, stage, cause, confidence, abstained: confidence < 0.4, evidence });
      taken.add(issue);
      at += quote.length + 1;
    }
    const polarity = complains ? (stars >= 3 ? 'mixed' : 'neg') : stars >= 4 ? 'pos' : 'neu';
    const field = (original) => ({
      original,
      body: { start: 0, end: original.length },
      match: original,
      starts: null,
      ends: null,
      masks: [],
    });
    return {
      kind: 'coded',
      origin: { source: 'csv', input: 'invented.csv', row: 1 },
      id,
      idIsHash: false,
      app: skewed(apps),
      author: `u${below(1_000_000)}`,
      date: `${new Date(firstDay + on * day + below(day / 1000) * 1000).toISOString().slice(0, 19)}Z`,
      stars,
      title: '',
      text,
      version:
        random() < 0.9 ? `${1 + Math.floor(on / 365)}.${Math.floor((on % 365) / 21)}.${below(2)}` : null,
      device: null,
      reply: null,
      titleField: field(''),
      textField: field(text),
      answer: null,
      language: 'zh',
      flags: [
        ...(random() < 0.02 ? ['refund'] : []),
        ...(complaints.some(({ abstained }) => abstained) ? ['abstained'] : []),
      ],
      polarity,
      score: complains ? -0.5 : 0.5,
      complaining: complains ? 0.9 : 0.1,
      complaints,
    };
  };
}
