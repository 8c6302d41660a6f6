import type { Mask, MaskKind } from '../records.ts';

/** What may stand between a cue and what it announces. */
const link = '好友|一下|号码?|[账帐]号|联系|同号|id|是|为|我|加|搜|[ :,.\'"“”‘’「」【】\\[\\]()<>→=+-]';
const between = `(?:${link}){0,8}`;
/** A count, not a number that names something. */
const notCount = '(?! ?(?:元|块|万|人|个|次|条|年|版|天|分|秒|多|左右|积分|金币))';
const qqNumber = '(?<id>[1-9]\\d{2}(?:[ -]\\d{3,4}){1,2}|[1-9]\\d{4,10})(?![\\da-z@])';
/** Cue words of orders and of medical records, and the word that makes what follows a number of one. */
const order = '(?:订单|运单|快递|物流|流水|交易|退款|保单|工单|单据|售后单?|支付单|单)';
const record =
  '(?:病历|病案|就诊|门诊|住院|挂号|诊疗|病人|患者|医保|社保|处方|检查|检验|化验|报告|登记|体检|预约|健康)(?:卡|单)?';
const numbered =
  '(?<said>编?号码?|id|no\\.?)?(?:是|为|[ :,.#"“”【\\[(]){0,8}(?<id>[a-z]{0,6}\\d[a-z\\d-]{3,30})(?![a-z\\d])';
const wechat =
  "(?:[微薇威维徽][ '.,*]?信|卫星号|v信|(?<![a-z])(?:v ?x|wx|(?:wechat|weixin)(?![a-z]))|(?:加|➕|\\+)(?:[微薇威]信?|v(?![a-z])|我)|(?<![a-z])v(?= ?:))";

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

const cues: readonly Cue[] = [
  { kind: 'record', pattern: new RegExp(record + numbered + notCount, 'g'), accepts: isNumbered },
  { kind: 'order', pattern: new RegExp(order + numbered + notCount, 'g'), accepts: isNumbered },
  {
    kind: 'qq',
    pattern: new RegExp(
      `(?:q[ ,.'·_-]{0,2}q|扣扣|抠抠|叩叩|企鹅|球球|群|(?<![a-z\\d])q)(?:群|${link}){0,8}${qqNumber}${notCount}`,
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

/** Four digits where the cue says number; ten where it only names the thing. */
function isNumbered({ id, said }: Cued): boolean {
  return isNoHotline({ id }) && id.replace(/\D/g, '').length >= (said ? 4 : 10);
}

/** A number whose cue comes after it: 12345678 是我的QQ. */
const qqAfter =
  /(?<![\da-z.])([1-9]\d{4,10}) ?[(,]?(?:是我的?|我的)? ?(?:qq|扣扣)(?!邮箱|空间|音乐|登|浏览|群里)/g;

/** QQ and WeChat accounts, order and medical-record numbers: ids that only the word before them gives away. */
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

/** RFC 5322's everyday form, its lengths by RFC 5321; the @ may be spelled (at), the last part may be missing after the usual providers. */
const email =
  /(?<![a-z\d._%+-])[a-z\d][a-z\d._%+-]{0,63} ?(?:@|\(at\)|\[at\]) ?(?:[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,3}\.[a-z]{2,10}|(?:qq|163|126|gmail|sina|sohu|outlook|hotmail|foxmail|icloud)(?![a-z\d]))/g;

export function emailMasks(text: string): Mask[] {
  return Array.from(text.matchAll(email), (found) => ({
    kind: 'email',
    start: found.index,
    end: found.index + found[0].length,
  }));
}
