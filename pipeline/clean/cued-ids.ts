import type { Mask, MaskKind } from '../records.ts';

/** What may stand between a cue and what it announces. */
const link = '好友|一下|号码?|[账帐]号|联系|同号|id|是|为|我|加|搜|[ :,.\'"“”‘’「」【】\\[\\]()<>→=+@-]';
const between = `(?:${link}){0,8}`;
/** The same after words that often stand without an id: only what says that one follows. */
const telling = '(?:码|id| |no\\.?){0,3}(?:是|为|叫|[:=@])(?:[ :"“【\\[(@]){0,4}';
/** A count, not a number that names something. */
const notCount = '(?! ?(?:元|块|万|人|个|次|条|年|版|天|分(?!享)|秒|多|左右|积分|金币|位|mb|字))';
const qqNumber = '(?<id>[1-9]\\d{2}(?:[ -]\\d{3,4}){1,2}|[1-9](?: \\d){4,10}|[1-9]\\d{4,10})(?![\\da-z@])';
/** Cue words of orders and of medical records, and the word that makes what follows a number of one. */
const order = '(?:订单|运单|快递|物流|流水|交易|退款|保单|工单|单据|售后单?|支付单|单)';
const record =
  '(?:病历|病案|就诊|门诊|住院|挂号|诊疗|病人|患者|医保|社保|处方|检查|检验|化验|报告|登记|体检|预约|健康)(?:卡|单)?';
const numbered =
  '(?<said>编?号码?|id|no\\.?)?(?:是|为|[ :,.#"“”【\\[(]){0,8}(?<id>\\d{4}(?:[ -]\\d{4}){2,4}|[a-z]{0,6}\\d[a-z\\d-]{3,30})(?![a-z\\d])';
const wechat =
  "(?:[微薇威维徽] ?[ '.,*]?信|微x|卫星号?|v信|(?<![a-z])(?:v ?x|wx|(?:wechat|weixin)(?![a-z]))|(?:加|➕|\\+)(?:[微薇威]信?|v|我)|(?<![a-z])v(?= ?:))";
const document =
  '(?:护照|通行证|台胞证|回乡证|军官证|士兵证|居留证|驾驶证|驾照|(?<![a-z])passport)(?:号码?|编号| ?no\\.?)?(?:是|为|[ :,#"“【\\[(]){0,4}';
const device =
  '(?:(?<![a-z])(?:imei|sn|mac|idfa|oaid|udid|android ?id)码?|设备(?:号|id|码|标识码?|识别码)|序列号|串号)(?:地址|号)?(?:是|为|[ :,=#"“【\\[(]){0,4}';
const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const deviceId = `(?<id>${uuid}|[\\da-f]{2}(?:[:-][\\da-f]{2}){5}|\\d{2}(?: \\d{6}){2} \\d|[a-z\\d]{10,20})(?![a-z\\d])`;
const accountName =
  '(?:(?:抖音|小红书|快手|陌陌|微博|支付宝|钉钉|淘宝|京东|闲鱼|用户|会员卡?|登[录陆]|注册)(?:账号|帐号|号码?|名|id|昵称)|账号|帐号|(?<![a-z])(?:uid|userid|user id)|的id)';
const handle = '(?:(?:微博|抖音|小红书|快手|telegram)[: ]{0,2}@)';
const accountId = '(?<id>(?=[a-z_-]{1,20}\\d)[a-z][a-z\\d_-]{4,24}|\\d{6,12})(?![a-z\\d_@]|\\.\\d)';

interface Cued {
  readonly id: string;
  /** The match up to the id. */
  readonly before: string;
  /** The cue says that a number follows: 订单号, not 订单. */
  readonly said: boolean;
}

/** A pattern that ends with the group `id`. */
interface Cue {
  readonly kind: MaskKind;
  readonly pattern: RegExp;
  readonly accepts: (cued: Cued) => boolean;
}

const always = (): boolean => true;

/** Where two overlap, the first one holds. */
const cues: readonly Cue[] = [
  {
    kind: 'document',
    pattern: new RegExp(`${document}(?<id>[a-z]{1,2} ?\\d{7,10})(?!\\d)`, 'g'),
    accepts: always,
  },
  { kind: 'device', pattern: new RegExp(device + deviceId, 'g'), accepts: hasDigits },
  {
    kind: 'password',
    pattern:
      /(?:密码|口令|(?<![a-z])(?:password|passwd|pwd))(?:是|为|[ :="“【[(]){0,4}(?<id>[a-z\d!@#$%^&*_.+=-]{6,32})(?<!\.)/g,
    accepts: hasDigits,
  },
  { kind: 'record', pattern: new RegExp(record + numbered + notCount, 'g'), accepts: isNumbered },
  { kind: 'order', pattern: new RegExp(order + numbered + notCount, 'g'), accepts: isNumbered },
  {
    kind: 'qq',
    pattern: new RegExp(
      `(?:q[ ,.'·_-]{0,2}q|扣扣|抠抠|叩叩|蔻蔻|企鹅|球球|群|(?<![a-z\\d])q)(?:群|${link}){0,8}${qqNumber}${notCount}`,
      'g',
    ),
    accepts: isNoHotline,
  },
  {
    kind: 'qq',
    pattern: new RegExp(`(?:加|联系|\\+)(?:q?q|扣扣|企鹅)[^\\d\\n。!?]{0,8}${qqNumber}${notCount}`, 'g'),
    accepts: isNoHotline,
  },
  {
    kind: 'wechat',
    pattern: new RegExp(
      `${wechat}${between}(?<id>[a-z][a-z\\d_-]{5,19}|[1-9]\\d{5,11})(?![a-z\\d_@])${notCount}`,
      'g',
    ),
    accepts: isWechatId,
  },
  {
    kind: 'account',
    pattern: new RegExp(`(?:${handle}|${accountName}(?:${telling}|[: ]{0,2}))${accountId}${notCount}`, 'g'),
    accepts: isAccount,
  },
];

/** Not one of the hotlines of carriers, railways, banks and cities, nor a company's 400 or 800 number. */
function isNoHotline({ id }: { readonly id: string }): boolean {
  return !/^(?:100\d\d|1008611|12[0-9]{3}|9[5-6]\d{3}|[48]00\d{7})$/.test(id);
}

/** Words that stand after 微信 without being an account. */
const product =
  /^(?:iphone|ipad|ios|android|huawei|xiaomi|redmi|honor|oppo|vivo|apple|samsung|https?|www|wechat|weixin|wifi|windows|version|login)/;

function isWechatId({ id, before }: Cued): boolean {
  if (/^\d/.test(id)) return isNoHotline({ id });
  return !product.test(id) && (/[\d_-]/.test(id) || /[号加➕搜:+]|id|联系/.test(before));
}

/** A mobile number that serves as an account's name is masked as what it is. */
function isAccount({ id }: Cued): boolean {
  return isNoHotline({ id }) && !product.test(id) && !/^1[3-9]\d{9}$/.test(id);
}

/** Words alone are no serial number and no password that is worth the name. */
function hasDigits({ id }: Cued): boolean {
  return id.replace(/\D/g, '').length >= 2;
}

/** Four digits where the cue says number; ten where it only names the thing. */
function isNumbered({ id, said }: Cued): boolean {
  return isNoHotline({ id }) && id.replace(/\D/g, '').length >= (said ? 4 : 10);
}

/** A number whose cue comes after it: 12345678 是我的QQ. */
const qqAfter =
  /(?<![\da-z.])([1-9]\d{4,10}) ?[(,]?(?:是我的?|我的)? ?(?:qq|扣扣)(?!邮箱|空间|音乐|登|浏览|群里)/g;

/** Ids that only the word before them gives away: accounts, passwords, documents, devices, orders and medical records. */
export function cuedMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  for (const { kind, pattern, accepts } of cues) {
    for (const found of text.matchAll(pattern)) {
      const { id, said } = found.groups as { id: string; said?: string };
      const end = found.index + found[0].length;
      const start = end - id.length;
      if (accepts({ id, before: text.slice(found.index, start), said: said !== undefined }))
        masks.push({ kind, start, end });
    }
  }
  for (const found of text.matchAll(qqAfter)) {
    const id = found[1]!;
    if (isNoHotline({ id })) masks.push({ kind: 'qq', start: found.index, end: found.index + id.length });
  }
  return masks;
}
