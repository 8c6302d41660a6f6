import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerLines } from '../../pipeline/answers.ts';
import { loadCoder } from '../../pipeline/chain.ts';
import { clean, withoutPersonalData } from '../../pipeline/clean/index.ts';
import { loadCleanContext } from '../../pipeline/clean/read-context.ts';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { UserError } from '../../pipeline/errors.ts';
import { normalise, parseInstant, readMapping, readSource } from '../../pipeline/ingest/index.ts';
import { parseStars } from '../../pipeline/ingest/stars.ts';
import type { CleanField } from '../../pipeline/records.ts';
import { parseQuery } from '../../pipeline/search/query.ts';
import { isDrop } from '../../pipeline/stage.ts';
import { sheetOf, workbookOf } from '../ingest/archive.ts';

/** One parser, or the coder, under attack. */
export interface Target {
  readonly name: string;
  readonly seeds: readonly Buffer[];
  /** Pieces that mean something to it. */
  readonly tokens: readonly Buffer[];
  /** Share of the cases: by what one costs. */
  readonly share: number;
  /** Throws where a law is broken. */
  readonly attack: (input: Buffer) => void | Promise<void>;
}

const buffers = (...texts: readonly string[]): Buffer[] => texts.map((text) => Buffer.from(text));
const scratch = join(mkdtempSync(join(tmpdir(), 'wenzhen-fuzz-')), 'input');
const fixtures = new URL('../ingest/fixtures/', import.meta.url);
const inputs = readdirSync(fixtures).map((name) => readFileSync(new URL(`${name}/input`, fixtures)));
const isArchive = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString() === 'PK';

function law(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Reading ends with rows, rejects and notes, or with a UserError; rows become reviews or are dropped. */
async function read(bytes: Buffer): Promise<void> {
  writeFileSync(scratch, bytes);
  try {
    for await (const item of readSource(scratch, {})) {
      if (item.kind === 'note') continue;
      law(Number.isSafeInteger(item.origin.row) && item.origin.row > 0, 'rows are numbered from 1');
      if (item.kind === 'reject') law(item.raw.length <= 10_000, 'a raw row is cut');
      else if (!isDrop(normalise.run(item, undefined)))
        law(Object.getPrototypeOf(item.fields) === Object.prototype, 'fields are plain');
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  law(({} as { polluted?: unknown }).polluted === undefined, 'no prototype is touched');
}

const coder = await loadCoder({ segmenter: 'jieba' });

/** Every line is answered by a line of JSON whose quotes stand in the input where they say. */
function code(bytes: Buffer): void {
  const lines = bytes
    .toString('latin1')
    .split('\n')
    .map((line) => Buffer.from(line, 'latin1'));
  const answers = Buffer.from(answerLines({ first: 1, lines }, coder).bytes)
    .toString()
    .split('\n');
  law(answers.pop() === '' && answers.length === lines.length, 'one answer a line');
  for (const [at, text] of answers.entries()) {
    const answer = JSON.parse(text);
    law(answer.error?.code !== 'coder-failed', `the coder failed: ${answer.error?.message}`);
    for (const { evidence } of answer.complaints ?? []) {
      const words = JSON.parse(lines[at]!.toString())[evidence.field];
      law(
        typeof words !== 'string' || words.slice(evidence.start, evidence.end) === evidence.quote,
        'the quote is in the input',
      );
    }
  }
}

const context = loadCleanContext();

/** Offsets never fall and stay within the text; masks are in order; what is masked stays so. */
function mask(bytes: Buffer): void {
  const text = bytes.toString();
  const raw = {
    kind: 'raw',
    origin: { source: 'fuzz', input: '-', row: 1 },
    fields: { text },
    dates: { zone: 'UTC' },
  } as const;
  const review = normalise.run(raw, undefined);
  if (isDrop(review)) return;
  const { textField } = clean.run(review, context) as { textField: CleanField };
  let at = textField.body.start;
  for (const { start, end } of textField.masks) {
    law(start >= at && end > start && end <= textField.body.end, 'masks are in order');
    at = end;
  }
  for (const offsets of [textField.starts, textField.ends])
    law(
      offsets?.every((offset, place) => place === 0 || offset >= offsets[place - 1]!) ?? true,
      'offsets never fall',
    );
  law(typeof withoutPersonalData(text) === 'string', 'masking gives a text');
}

const withFaults =
  (parse: (text: string) => unknown) =>
  (bytes: Buffer): void => {
    try {
      parse(bytes.toString());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  };

function date(text: string): void {
  const instant = parseInstant(text, { zone: 'Asia/Shanghai' });
  const year = instant === null ? 2000 : new Date(instant).getUTCFullYear();
  law(year >= 1989 && year <= 2101, 'a date lies between 1990 and 2100');
}

function stars(text: string): void {
  const read = parseStars(text);
  law(
    read === null || read === undefined || (read >= 1 && read <= 5 && Number.isInteger(read)),
    'stars are 1 to 5',
  );
}

function mapping(text: string): void {
  writeFileSync(scratch, text);
  readMapping(scratch);
}

const sheet = sheetOf([
  ['评论内容', '评分', '日期', '版本'],
  ['闪退', '1', '2024-01-02', '3.1'],
  ['好', '5', '45000.5', ''],
]);
const invented = readdirSync(join(lexiconFolder, 'examples'))
  .slice(0, 3)
  .flatMap((name) =>
    readFileSync(join(lexiconFolder, 'examples', name), 'utf8')
      .split('\n')
      .slice(1, 40),
  )
  .filter((line) => line.startsWith('{'));
const words = [
  '闪退',
  '登录不上',
  '退款',
  '13812345678',
  '我叫王小明',
  '没有一次',
  '不是不好',
  '客服',
  '，',
  '！！',
  '（',
  '）',
  '糖尿病',
  'crash',
  '\u{1F600}',
];

/** Every parser of what comes from outside, and the coder. */
export const targets: readonly Target[] = [
  {
    name: 'text files',
    share: 0.012,
    seeds: inputs.filter((one) => !isArchive(one)),
    tokens: buffers(
      '评论内容',
      '评分',
      '"a""b"',
      '{"text":"好"}',
      '[{',
      '\n\n',
      '"__proto__":{"polluted":1}',
      '5',
      '2024-01-02 03:04:05',
    ),
    attack: read,
  },
  {
    name: 'workbooks',
    share: 0.004,
    seeds: [...inputs.filter(isArchive), workbookOf(sheet)],
    tokens: buffers('PK\u0003\u0004', 'PK\u0001\u0002', 'PK\u0005\u0006', 'xl/workbook.xml', '../'),
    attack: read,
  },
  {
    name: 'sheets',
    share: 0.004,
    seeds: buffers(sheet),
    tokens: buffers(
      '<row>',
      '</row>',
      '<c r="ZZZ9999999" t="s"><v>',
      '<v>-1</v>',
      '<c t="b">',
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '&b;',
      '&#0;',
      '&#x110000;',
      '<![CDATA[',
      ']]>',
      '<is><t>',
      '<dimension ref="A1:XFD1048576"/>',
    ),
    attack: (bytes) => read(workbookOf(bytes.toString())),
  },
  {
    name: 'mappings',
    share: 0.005,
    seeds: buffers(
      'columns: {text: [反馈内容, 内容], date: 提交时间}\nconstants: {app: 某应用}\ndateFormat: D/M/YYYY HH:mm\n',
    ),
    tokens: buffers(
      '&a',
      '*a',
      '!!js',
      '<<: ',
      '- ',
      '? ',
      '|\n',
      '%TAG',
      'zone: UTC',
      'encoding: gbk',
      'delimiter: ";"',
    ),
    attack: withFaults(mapping),
  },
  {
    name: 'dates',
    share: 0.5,
    seeds: buffers(
      '2024-03-05 11:22:33',
      '5 March 2024',
      '2024年3月5日 下午3:04',
      '1709610000',
      '2024-03-05T11:22:33.123+08:00',
      '昨天',
      '03/05/24',
    ),
    tokens: buffers('年', '月', '日', '上午', 'PM', 'T', 'Z', '+08:00', 'Mar', '31', '00', '99999999999999'),
    attack: withFaults(date),
  },
  {
    name: 'stars',
    share: 0.3,
    seeds: buffers('5', '4.0', '五颗星', '★★★☆☆', '4/5'),
    tokens: buffers('星', '★', '分', '/5', '.0', '10'),
    attack: withFaults(stars),
  },
  {
    name: 'queries',
    share: 0.1,
    seeds: buffers('退款 "客服 电话" OR', '程式 「閃退」'),
    tokens: buffers('"', '「', 'NEAR(', 'AND', '*', '^', 'title:', '-', "'"),
    attack: withFaults(parseQuery),
  },
  {
    name: 'masks',
    share: 0.06,
    seeds: buffers(
      '我叫王小明，电话一三八 1234 5678，微信abc_123',
      '住在中关村大街27号1101室 京A12345 http://a.cn/?token=x',
    ),
    tokens: buffers(...words, '@', '点com', '①', '壹', '号'),
    attack: mask,
  },
  {
    name: 'code',
    share: 0.015,
    seeds: buffers(...invented),
    tokens: buffers(...words, '\n', '"text":"', '"title":"', '"id":1e400,', '"stars":"5"'),
    attack: code,
  },
];
