import type { Label } from '../lang.ts';
import type { Flag, Language, Polarity, RejectReason } from '../records.ts';

/** Flags of the row stages, and those that only the whole store can tell. */
export type StoredFlag = Flag | 'bought-praise';

/** The fixed codes of the store with their labels. A code's number is its place; append only. */
export const languages: Readonly<Record<Language, Label>> = {
  zh: { zh: '中文', en: 'Chinese' },
  yue: { zh: '粤语', en: 'Cantonese' },
  en: { zh: '英文', en: 'English' },
  mixed: { zh: '中英混合', en: 'Chinese and English' },
  other: { zh: '其他语言', en: 'other' },
  und: { zh: '无法判断', en: 'undetermined' },
};

export const polarities: Readonly<Record<Polarity, Label>> = {
  neg: { zh: '负面', en: 'negative' },
  neu: { zh: '中性', en: 'neutral' },
  pos: { zh: '正面', en: 'positive' },
  mixed: { zh: '褒贬兼有', en: 'mixed' },
};

export const flags: Readonly<Record<StoredFlag, Label>> = {
  removed: { zh: '已被商店删除', en: 'removed by the store' },
  advert: { zh: '广告或垃圾信息', en: 'advert or spam' },
  'text-free': { zh: '无文字', en: 'no words' },
  uninformative: { zh: '无信息', en: 'says nothing' },
  'star-text-conflict': { zh: '星级与文字不符', en: 'stars and text disagree' },
  abstained: { zh: '待人工确认', en: 'left to the reviewer' },
  'bought-praise': { zh: '疑似刷好评', en: 'looks like bought praise' },
  leaving: { zh: '提到弃用', en: 'speaks of leaving' },
  refund: { zh: '提到退款', en: 'speaks of a refund' },
  regulator: { zh: '提到监管或维权', en: 'speaks of a regulator or the law' },
  harm: { zh: '提到健康受损', en: 'speaks of harm to health' },
  health: { zh: '含健康状况（敏感）', en: 'tells of somebody’s health (sensitive)' },
};

export const reasons: Readonly<Record<RejectReason, Label>> = {
  'no-text-no-stars': { zh: '无文字也无星级', en: 'neither text nor stars' },
  'bad-date': { zh: '日期无法识别', en: 'date cannot be read' },
  'bad-stars': { zh: '星级无法识别', en: 'stars cannot be read' },
  'column-count': { zh: '列数不符', en: 'wrong number of columns' },
  'bad-encoding': { zh: '编码损坏', en: 'broken encoding' },
  'bad-json': { zh: 'JSON 无法解析', en: 'JSON cannot be parsed' },
  'not-an-object': { zh: '不是 JSON 对象', en: 'not a JSON object' },
  'too-long': { zh: '内容过长', en: 'too long' },
  'bad-value': { zh: '值不合要求', en: 'value not allowed' },
  'unreadable-rest': { zh: '其后无法读取', en: 'cannot be read from here on' },
  erased: { zh: '已应要求删除', en: 'erased on request' },
};

/** The numbers of fixed codes, from 0. */
export const numbersOf = <Id extends string>(
  codes: Readonly<Record<Id, Label>>,
): Readonly<Record<Id, number>> =>
  Object.fromEntries(Object.keys(codes).map((id, place) => [id, place])) as Record<Id, number>;
