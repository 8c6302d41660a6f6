import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { isZone } from './zone.ts';

const name = z.string().trim().min(1);
const names = z.union([name.transform((one) => [one]), z.array(name).min(1)]);
const perField = <Shape extends z.ZodType>(shape: Shape) => ({
  id: shape.optional(),
  app: shape.optional(),
  author: shape.optional(),
  date: shape.optional(),
  stars: shape.optional(),
  title: shape.optional(),
  text: shape.optional(),
  version: shape.optional(),
  device: shape.optional(),
  reply: shape.optional(),
});
const constant = z.union([z.string(), z.number()]).transform(String);

const columns = z.strictObject(perField(names));
const constants = z.strictObject(perField(constant));

const mappingShape = z.strictObject({
  /** Our field → the source's column, or several of which the first there is taken. */
  columns: columns.default({}),
  /** Our field → one value for every row; wins over a column. */
  constants: constants.default({}),
  /** Such as `DD/MM/YYYY HH:mm`; absent: every shape we know is tried. */
  dateFormat: name.optional(),
  zone: z.string().refine(isZone, { error: 'an IANA time zone such as Asia/Shanghai or UTC' }).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gbk', 'gb18030', 'big5']).optional(),
  delimiter: z.string().length(1).optional(),
  /** The one sheet of a workbook to read; absent: every sheet with a known header. */
  sheet: name.optional(),
});

/** How to read an export whose columns we do not know by name. */
export type Mapping = z.output<typeof mappingShape>;

/**
 * Reads a mapping file.
 * @throws UserError `mapping-unreadable`, `bad-mapping` naming the key and the nearest allowed one
 */
export function readMapping(path: string): Mapping {
  const given = yamlOf(path) ?? {};
  const checked = mappingShape.safeParse(given);
  if (checked.success) return checked.data;
  throw refused(path, checked.error.issues[0]!);
}

function yamlOf(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'), { prettyErrors: true });
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0];
    throw new UserError(
      {
        code: 'mapping-unreadable',
        message: `cannot read the mapping ${path}: ${reason}`,
        hint: 'Check the path, and that the file is YAML.',
        zh: { message: `无法读取映射文件 ${path}：${reason}`, hint: '请检查路径，并确认文件为 YAML。' },
      },
      { cause: error },
    );
  }
}

function refused(path: string, issue: z.core.$ZodIssue): UserError {
  if (issue.code === 'unrecognized_keys') return unknownKey(path, issue);
  const place = issue.path.join('.') || 'mapping';
  return new UserError({
    code: 'bad-mapping',
    message: `${path}: ${place}: ${issue.message}`,
    hint: example,
    zh: { message: `${path}：${place}：${issue.message}`, hint: `示例：${example}` },
  });
}

const example =
  'columns: {text: 反馈内容, date: 提交时间}, constants: {app: 名称}, dateFormat: YYYY/MM/DD HH:mm';

function unknownKey(path: string, { keys, path: within }: z.core.$ZodIssueUnrecognizedKeys): UserError {
  const allowed = Object.keys(within.length === 0 ? mappingShape.shape : columns.shape);
  const key = [...within, keys[0]!].join('.');
  const close = nearest(keys[0]!, allowed);
  return new UserError({
    code: 'bad-mapping',
    message: `${path}: unknown key "${key}"`,
    hint: `${close === undefined ? '' : `Did you mean ${close}? `}Allowed: ${allowed.join(', ')}.`,
    zh: {
      message: `${path}：未知的键“${key}”`,
      hint: `${close === undefined ? '' : `是不是 ${close}？`}可用的键：${allowed.join('、')}。`,
    },
  });
}
