import type { RawFields } from '../records.ts';

export type FieldKey = keyof RawFields;

/**
 * Column names by which each field is known, the best first, in the spelling of `columnKey`. From the exports of the stores and clients
 * that the formats name, and from the usual headings of in-app feedback and ticket systems.
 */
const knownColumns: Readonly<Record<FieldKey, readonly string[]>> = {
  id: [
    'reviewid',
    'commentid',
    'feedbackid',
    'ticketid',
    '评论id',
    '反馈id',
    '评论编号',
    '反馈编号',
    '工单号',
    '工单编号',
    'id',
    '编号',
    'reviewlink',
  ],
  app: [
    'app',
    'appname',
    '应用',
    '应用名',
    '应用名称',
    'app名称',
    '产品',
    '产品名称',
    '产品名',
    'packagename',
    '包名',
    'package',
    'bundleid',
    'appid',
  ],
  author: [
    ...['author', 'username', 'nickname', 'reviewernickname', 'user', 'reviewer', 'userid'],
    ...['作者', '用户名', '用户名称', '用户昵称', '昵称', '评论者', '评论人', '评论用户', '用户', '用户id'],
  ],
  date: [
    ...[
      'date',
      'reviewsubmitdateandtime',
      'reviewdate',
      'createddate',
      'createdat',
      'createtime',
      'opertime',
      'submittedat',
      'submittime',
    ],
    ...[
      '发表时间',
      '发布时间',
      '评论时间',
      '评论日期',
      '提交时间',
      '反馈时间',
      '反馈日期',
      '创建时间',
      '日期',
      '时间',
      '评价时间',
      '评价日期',
    ],
    ...['datetime', 'timestamp', 'time', 'at', 'updated', 'updatedat', '更新时间'],
  ],
  stars: [
    ...['stars', 'rating', 'starrating', 'star', 'score', 'grade', 'reviewrating'],
    ...[
      '评分',
      '评级',
      '星级',
      '星数',
      '打分',
      '分数',
      '评论星级',
      '评价星级',
      '用户评分',
      '评论评分',
      '满意度',
    ],
  ],
  title: ['title', 'reviewtitle', 'subject', '标题', '评论标题', '反馈标题', '主题'],
  text: [
    ...[
      'text',
      'reviewtext',
      'content',
      'review',
      'comment',
      'commentinfo',
      'body',
      'feedback',
      'message',
      'description',
    ],
    ...[
      '评论内容',
      '反馈内容',
      '评价内容',
      '内容',
      '评论',
      '评价',
      '正文',
      '用户评论',
      '用户反馈',
      '反馈',
      '反馈详情',
    ],
    ...['问题描述', '问题内容', '意见内容', '意见', '建议', '描述', '留言'],
  ],
  version: [
    ...['version', 'appversion', 'appversionname', 'reviewcreatedversion', 'versionname'],
    ...['版本', '版本号', 'app版本', 'app版本号', '应用版本', '软件版本', '客户端版本', '应用版本号'],
  ],
  device: [
    'device',
    'model',
    'devicemodel',
    'phonemodel',
    '设备',
    '机型',
    '手机型号',
    '设备型号',
    '设备机型',
    '型号',
  ],
  reply: [
    ...['reply', 'replytext', 'replycontent', 'developerreplytext', 'developerresponse', 'replycomment'],
    ...['开发者回复', '回复', '回复内容', '官方回复', '客服回复'],
  ],
};

/** A field, and how good a name for it a column bears: 0 is the best. */
interface Claim {
  readonly field: FieldKey;
  readonly rank: number;
}

const claims: ReadonlyMap<string, Claim> = new Map(
  Object.entries(knownColumns).flatMap(([field, names]) =>
    names.map((name, rank) => [name, { field: field as FieldKey, rank }]),
  ),
);

/** A column name without what differs from export to export: width, case, spaces, `_`, `-`, and a remark in brackets. */
export const columnKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s_\-:*]+/g, '');

/** Column names of the user's own, by field: the first that the source has is taken, before any name we know. */
export type ColumnNames = { readonly [field in FieldKey]?: readonly string[] | undefined };

/** Which field a column of a source is, if any. */
export type Claims = (column: string) => Claim | undefined;

/** Resolves columns by the user's names, then, for fields of which the user says nothing, by the names we know. */
export function claimsBy(names: ColumnNames = {}): Claims {
  const own = new Map<string, Claim>();
  for (const [field, columns] of Object.entries(names)) {
    for (const [rank, column] of (columns ?? []).entries())
      own.set(column.trim(), { field: field as FieldKey, rank });
  }
  return (column) => own.get(column.trim()) ?? knownClaim(column, names);
}

function knownClaim(column: string, names: ColumnNames): Claim | undefined {
  const claim = claims.get(columnKey(column));
  return claim !== undefined && names[claim.field] === undefined ? claim : undefined;
}

/** Which column each field is read from, by index: of several, the one with the best name, then the leftmost. */
export function chooseColumns(columns: readonly string[], claimOf: Claims): ReadonlyMap<FieldKey, number> {
  const chosen = new Map<FieldKey, { at: number; rank: number }>();
  for (const [at, column] of columns.entries()) {
    const claim = claimOf(column);
    const rival = claim && chosen.get(claim.field);
    if (claim !== undefined && (rival === undefined || claim.rank < rival.rank))
      chosen.set(claim.field, { at, rank: claim.rank });
  }
  return new Map([...chosen].map(([field, { at }]) => [field, at]));
}

/** Whether rows with these fields can be reviews at all. */
export const isReadable = (fields: { has(field: FieldKey): boolean }): boolean =>
  fields.has('text') || fields.has('stars');

/** The store's review id inside a Play Console review link; the value itself where it is no such link. */
export function idOfLink(value: string): string {
  const id = /[?&#:]reviewid=([^&#]+)/i.exec(value)?.[1];
  if (id === undefined) return value;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
