import { UserError } from '../errors.ts';

/** Faults of a whole input that the person at the terminal can mend, each in English and Chinese. */

export const unreadable = (input: string, error: Error): UserError =>
  fault(
    'unreadable-input',
    [
      `cannot read ${input}: ${error.message}`,
      'Check that the file exists, is readable and is whole; export it again if it is damaged.',
    ],
    [`无法读取 ${input}：${error.message}`, '请确认文件存在、可读且完整；若已损坏请重新导出。'],
    error,
  );

export const emptyInput = (input: string): UserError =>
  fault(
    'empty-input',
    [`${input} is empty`, 'Export it again, or leave it out.'],
    [`${input} 是空文件`, '请重新导出，或不要传入该文件。'],
  );

export const noRows = (input: string): UserError =>
  fault(
    'no-rows',
    [`${input} has a header but no rows`, 'Export it again with reviews in it, or leave it out.'],
    [`${input} 只有表头，没有数据行`, '请重新导出包含评论的文件，或不要传入该文件。'],
  );

export const notText = (input: string, what: string): UserError =>
  fault(
    'not-an-export',
    [
      `${input} is ${what}, not an export of reviews`,
      'Readable are CSV, TSV, XLSX, JSON and JSON lines, recognised by content.',
    ],
    [`${input} 是 ${what}，不是评论导出文件`, '可读取 CSV、TSV、XLSX、JSON、JSON Lines，按内容识别。'],
  );

export const lockedWorkbook = (input: string): UserError =>
  fault(
    'locked-workbook',
    [
      `${input} is password-protected, or a workbook of the old .xls kind`,
      'Open it in Excel or WPS and save it as .xlsx without a password.',
    ],
    [`${input} 有密码保护，或是旧版 .xls 工作簿`, '请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx。'],
  );

export const notAWorkbook = (input: string): UserError =>
  fault(
    'not-a-workbook',
    [`${input} is a ZIP archive without a workbook in it`, 'Unpack it and name the files inside.'],
    [`${input} 是 ZIP 压缩包，其中没有工作簿`, '请解压后传入其中的文件。'],
  );

export const zipBomb = (input: string, what: string): UserError =>
  fault(
    'zip-bomb',
    [`${input}: ${what}`, 'No workbook of reviews inflates like this. If it is genuine, save it as CSV.'],
    [`${input}：${what}`, '正常的评论工作簿不会这样膨胀。若文件无误，请另存为 CSV。'],
  );

export const brokenWorkbook = (input: string, what: string): UserError =>
  fault(
    'broken-workbook',
    [`${input} is cut off or damaged: ${what}`, 'Copy or export it again.'],
    [`${input} 不完整或已损坏：${what}`, '请重新复制或导出。'],
  );

export const badJson = (input: string, error: Error): UserError =>
  fault(
    'bad-json',
    [
      `${input} starts like JSON but is not: ${error.message}`,
      'Export it again; a file with one object a line is read as JSON lines.',
    ],
    [
      `${input} 看似 JSON 但无法解析：${error.message}`,
      '请重新导出；每行一个对象的文件会按 JSON Lines 读取。',
    ],
    error,
  );

export const jsonTooLarge = (input: string, limit: number): UserError =>
  fault(
    'json-too-large',
    [
      `${input} is one JSON value of over ${limit} bytes`,
      "Turn it into JSON lines, which have no limit: jq -c '.[]' FILE > FILE.jsonl",
    ],
    [
      `${input} 是超过 ${limit} 字节的单个 JSON 值`,
      "请转换为不限大小的 JSON Lines：jq -c '.[]' FILE > FILE.jsonl",
    ],
  );

const knownNames =
  'text|content|review|评论|内容|反馈内容, rating|stars|score|评分|评级|星级, date|发表时间|提交时间, title|标题';

export const unknownColumns = (input: string, seen: readonly string[]): UserError =>
  fault(
    'unknown-columns',
    [
      `${input} has no column of text or stars that is known; its columns: ${listed(seen)}`,
      `Known are, among others: ${knownNames}. For other names write a mapping file (columns: {text: NAME, date: NAME}) and give it with --mapping.`,
    ],
    [
      `${input} 中没有可识别的正文或评分列；现有列：${listed(seen)}`,
      `可识别的列名如：${knownNames}。其他列名请写映射文件（columns: {text: 列名, date: 列名}），并用 --mapping 指定。`,
    ],
  );

export const missingColumn = (
  input: string,
  field: string,
  names: readonly string[],
  seen: readonly string[],
): UserError =>
  fault(
    'unknown-columns',
    [
      `${input} has no column ${names.join(' or ')}, which the mapping names for ${field}; its columns: ${listed(seen)}`,
      'Correct the mapping file.',
    ],
    [
      `${input} 中没有映射文件为 ${field} 指定的列 ${names.join('、')}；现有列：${listed(seen)}`,
      '请修改映射文件。',
    ],
  );

export const missingSheet = (input: string, sheet: string, seen: readonly string[]): UserError =>
  fault(
    'unknown-sheet',
    [
      `${input} has no sheet "${sheet}", which the mapping names; its sheets: ${listed(seen)}`,
      'Correct the mapping file.',
    ],
    [`${input} 中没有映射文件指定的工作表“${sheet}”；现有工作表：${listed(seen)}`, '请修改映射文件。'],
  );

export const badZone = (zone: string): UserError =>
  fault(
    'bad-zone',
    [`"${zone}" is no time zone`, 'Give an IANA name such as Asia/Shanghai or UTC.'],
    [`“${zone}”不是有效的时区`, '请使用 IANA 时区名，如 Asia/Shanghai 或 UTC。'],
  );

export const noSuchInput = (path: string): UserError =>
  fault(
    'no-such-input',
    [
      `no file or folder ${path}`,
      'Name files, folders, patterns such as exports/*.csv, or - for JSON lines on standard input.',
    ],
    [
      `找不到文件或文件夹 ${path}`,
      '可传入文件、文件夹、通配符（如 exports/*.csv），或用 - 从标准输入读取 JSON Lines。',
    ],
  );

export const noMatch = (pattern: string): UserError =>
  fault(
    'no-such-input',
    [`no file matches ${pattern}`, 'In a pattern * is any part of a name, ** any folders, ? one character.'],
    [`没有文件匹配 ${pattern}`, '通配符中 * 表示名称的任意部分，** 表示任意层文件夹，? 表示一个字符。'],
  );

export const emptyFolder = (path: string): UserError =>
  fault(
    'empty-folder',
    [
      `the folder ${path} holds no export`,
      'Put exports into it; hidden files, .md and .yaml files are passed over.',
    ],
    [`文件夹 ${path} 中没有导出文件`, '请放入导出文件；隐藏文件、.md 和 .yaml 文件会被略过。'],
  );

export const unreadableFolder = (path: string, error: Error): UserError =>
  fault(
    'unreadable-folder',
    [
      `cannot open the folder ${path}: ${error.message}`,
      'Give its reader the right to list it, or leave it out.',
    ],
    [`无法打开文件夹 ${path}：${error.message}`, '请授予读取权限，或不要传入该文件夹。'],
    error,
  );

const listed = (names: readonly string[]): string =>
  names
    .slice(0, 40)
    .map((name) => JSON.stringify(name.slice(0, 60)))
    .join(', ') || '-';

type Said = readonly [message: string, hint: string];

function fault(code: string, [message, hint]: Said, [zhMessage, zhHint]: Said, cause?: Error): UserError {
  return new UserError({ code, message, hint, zh: { message: zhMessage, hint: zhHint } }, cause && { cause });
}
