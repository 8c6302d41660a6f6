import { corpusSteps } from '../../pipeline/corpus.ts';
import type { CodedReview, Stars } from '../../pipeline/records.ts';
import { markDuplicates } from '../../pipeline/store/duplicates.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, inRun, newStore, type Sample } from '../store/support.ts';

/** What reviewers say of each issue in these tests: the whole review, and the part that shows the issue. */
const said: readonly (readonly [issue: string, text: string, quote: string])[] = [
  ['consult.slow', '图文问诊等了一下午医生都没回，孩子还发着烧', '等了一下午医生都没回'],
  ['account.login', '换了手机号以后一直登录不上去，提示账号异常', '一直登录不上去'],
  ['refund.refused', '医生没接诊，退款申请了五天还在审核中', '退款申请了五天还在审核中'],
  ['stability.crash', '视频问诊聊到一半软件就闪退，再进去要重新排队', '聊到一半软件就闪退'],
  ['consult.supply', '放号时间一到就显示约满，根本挂不上儿科', '根本挂不上儿科'],
  ['price.expensive', '同样的药比楼下药店贵了二十多块，还要另收服务费', '比楼下药店贵了二十多块'],
  ['order.delivery', '说好半小时送药，结果等了三个小时', '等了三个小时'],
  ['ads.intrusive', '看个报告要先关掉三个广告，字又小', '要先关掉三个广告'],
  ['referral.reward', '邀请了两个家人注册，优惠券到现在没有到账', '优惠券到现在没有到账'],
  ['permission.excessive', '只是想看个科普，非要读我的通讯录和位置', '非要读我的通讯录和位置'],
  ['install.fails', '下载到一半就说解析包错误，试了三次都装不上', '试了三次都装不上'],
  ['other.unspecific', '太让人失望了，再也不用', '太让人失望了'],
];

const praise = [
  '医生很耐心，解释得也清楚',
  '挂号方便多了，不用一大早去排队',
  '送药快，包装也完整',
  '界面清爽，老人也会用',
];
const appsHere = ['康宁医生', '百川健康', '安诺保险管家'];

/** All that follows from the reviews, but for duplicates: they are alike on purpose here. */
const steps = (await corpusSteps({ segmenter: 'jieba' })).filter((step) => step !== markDuplicates);

/** A number in [0, 1) that depends on `seed` alone. */
const chance = (seed: number): number => {
  const wave = Math.sin(seed * 12.9898) * 43758.5453;
  return wave - Math.floor(wave);
};

/** The `place`-th of the invented reviews, the same every time: three apps, 120 days, five versions, a rise of crashes towards the end. */
export function invented(place: number): CodedReview {
  const app = Math.floor(chance(place) * 3);
  const day = Math.floor(chance(place + 0.1) * 120);
  const complains = chance(place + 0.2) < 0.35 + app * 0.08 + (day > 92 && app === 0 ? 0.2 : 0);
  const date = new Date(Date.UTC(2025, 2, 1 + day, place % 24)).toISOString().replace('.000Z', 'Z');
  const shared = {
    id: `r${place}`,
    app: appsHere[app]!,
    date,
    version: `3.${Math.floor(day / 24)}.0`,
    row: place + 1,
  };
  return coded({ ...shared, ...(complains ? complaining(place, day) : praising(place)) });
}

function complaining(place: number, day: number): Sample {
  const late = day > 92 && chance(place + 0.5) < 0.5;
  const [issue, text, quote] = late ? said[3]! : said[Math.floor(chance(place + 0.3) ** 2 * said.length)]!;
  return {
    text: `${text}（${place}）`,
    says: [[issue, quote]],
    stars: (1 + Math.floor(chance(place + 0.4) * 2.6)) as Stars,
  };
}

const praising = (place: number): Sample => ({
  text: `${praise[place % praise.length]}（${place}）`,
  stars: (4 + (place % 2)) as Stars,
  polarity: 'pos',
  score: 0.8,
});

/** A store of these reviews, closed and deleted after the test. */
export async function storeOf(reviews: Iterable<CodedReview>): Promise<Store> {
  const store = newStore();
  await inRun(store, (writer, source) => {
    for (const review of reviews) writer.reviews.put(source, review);
    writer.flush();
    for (const step of steps) step(writer);
  });
  return store;
}

/** A store of the first `count` invented reviews. */
export const inventedStore = (count: number): Promise<Store> =>
  storeOf(Array.from({ length: count }, (_, place) => invented(place)));
