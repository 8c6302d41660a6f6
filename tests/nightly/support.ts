import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import Database from 'better-sqlite3';
import { type Coder, type CoderOptions, loadCoder } from '../../pipeline/chain.ts';
import { lexiconHash } from '../../pipeline/model.ts';
import { readNightConfig } from '../../pipeline/nightly/config.ts';
import { type NightEnd, type NightRequest, night } from '../../pipeline/nightly/night.ts';
import { uniform } from '../../pipeline/statistics/random.ts';
import { write } from '../run/support.ts';

/** What invented reviewers say, with their stars; most complain. */
const sayings: readonly (readonly [stars: number, text: string])[] = [
  [1, '点开就闪退，连首页都进不去'],
  [1, '验证码等了半个小时还没收到'],
  [1, '申请退款两个礼拜了就是不给退'],
  [2, '打开一个页面要转半分钟，太卡了'],
  [1, '没有同意就自动续费扣了我的钱'],
  [2, '客服永远是机器人，人工根本没人接'],
  [1, '医生敷衍两句就结束了问诊'],
  [2, '广告太多，翻一页弹一个'],
  [3, '希望能增加家人的档案'],
  [1, '买的药五天了还没发货'],
  [5, '医生很耐心，讲得也清楚'],
  [5, '挂号方便，不用早起排队了'],
  [5, '好用，推荐给大家'],
  [4, '送药很快，半小时就到'],
];

/** A review as the team's own export has it. */
export interface Row {
  readonly id: string;
  readonly app: string;
  readonly date: string;
  readonly stars: number;
  readonly text: string;
}

/** Day `day` after 1 March 2026, as it is written in China. */
export const dayOf = (day: number): string => new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10);

/** Reviews of one day, the same for the same day: no two of the same words. */
export function reviewsOf(day: number, count: number, app = '青禾问诊'): Row[] {
  const draw = uniform(day + 1);
  return Array.from({ length: count }, (_, number) => {
    const [stars, text] = sayings[Math.floor(draw() * sayings.length)]!;
    const id = `${app}-${day}-${number}`;
    return { id, app, date: `${dayOf(day)} 09:00`, stars, text: `${text}，第${day * 1_000 + number}次说了` };
  });
}

const circumstances =
  '在家里 昨天上班路上 给孩子挂号时 陪老人看病时 半夜发烧时 换了新手机以后 周末在外地 急得不行 已经第三次了 同事也碰到 截图都留着 等着答复 先记在这里 家里人都在问'.split(
    ' ',
  );

/** The same words among others, so that few reviews are alike; the same for the same draws. */
export function amongOthers(words: string, draw: () => number): string {
  const one = (): string => circumstances[Math.floor(draw() * circumstances.length)]!;
  return `${one()}，${one()}，${words}，${one()}，${one()}`;
}

export const jsonLines = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const coders = new Map<string, Promise<Coder>>();

/** The real coder, loaded once for the same lexicons. */
function load(options: CoderOptions): Promise<Coder> {
  const key = `${options.segmenter} ${lexiconHash(options.lexicons!)}`;
  const coder = coders.get(key) ?? loadCoder(options);
  coders.set(key, coder);
  return coder;
}

/** A team's folder with a file of the night and a place for exports. */
export function nightIn(place: string, more = ''): string {
  write(place, 'exports/.gitkeep', '');
  return write(place, 'nightly.yaml', `database: w.db\ninputs: [exports/]\n${more}`);
}

/** One night at three in the morning, China time, after day `day`; nothing asked for. */
export const nightAfter = (
  file: string,
  day: number,
  request: Partial<NightRequest> = {},
  stop = new AbortController().signal,
): Promise<NightEnd> => nightAt(file, new Date(`${dayOf(day)}T19:00:00Z`), request, stop);

/** One night at any time. */
const nightAt = (
  file: string,
  now: Date,
  request: Partial<NightRequest> = {},
  stop = new AbortController().signal,
): Promise<NightEnd> =>
  night(
    readNightConfig(file),
    { dryRun: false, publishAnyway: null, ...request },
    { now: () => now, progress: () => {}, stop, blocking: (work) => work(), load },
  );

/** The database of a folder, open for questions until the test ends. */
export function askIn(place: string): (sql: string) => unknown[] {
  const db = new Database(join(place, 'w.db'), { readonly: true });
  onTestFinished(() => void db.close());
  return (sql) => db.prepare(sql).raw().all();
}
