import { type Argument, Command, type CommanderError, Option } from 'commander';
import type { Label, Lang } from '../lang.ts';
import { columns } from './columns.ts';
import { wrongUsage } from './usage.ts';

export type CommandName =
  | 'run'
  | 'nightly'
  | 'fetch'
  | 'backup'
  | 'restore'
  | 'code'
  | 'report'
  | 'export'
  | 'serve'
  | 'search'
  | 'diff'
  | 'adopt'
  | 'ledger'
  | 'explain'
  | 'recode'
  | 'backtest'
  | 'erase'
  | 'doctor'
  | 'learn'
  | 'evaluate'
  | 'sample'
  | 'agree';

/** What was asked for on the command line, not yet checked: `settings.ts` does that. */
export interface Request {
  readonly command: CommandName;
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

type Start = (request: Request) => Promise<void>;

/** One command as its user sees it. `options` names entries of `optionWords`. */
interface CommandWords {
  readonly operand?: string;
  readonly operandMeans?: Label;
  readonly means: Label;
  readonly options: readonly (keyof typeof optionWords)[];
}

/** Every option, once; the word in capitals is its value. Defaults stand in `settings.ts`. */
const optionWords = {
  '--lang <zh|en>': { zh: '界面与产出的语言（默认 zh）', en: 'language of messages and output (default zh)' },
  '--config <FILE>': {
    zh: '从 YAML 文件读取设置；命令行优先',
    en: 'read settings from a YAML file; the command line wins',
  },
  '--log <plain|json>': {
    zh: '日志格式，写到标准错误（默认 plain）',
    en: 'format of the log on standard error (default plain)',
  },
  '--quiet': { zh: '只输出错误', en: 'say nothing but errors' },
  '--db <FILE>': { zh: '数据库（默认 output/wenzhen.db）', en: 'the database (default output/wenzhen.db)' },
  '--app <NAME>': {
    zh: '来源里没有应用名时使用的应用名',
    en: 'name of the app where the source does not say',
  },
  '--zone <ZONE>': {
    zh: '无时差日期所属的时区（默认 Asia/Shanghai）',
    en: 'time zone of dates without one (default Asia/Shanghai)',
  },
  '--encoding <NAME>': {
    zh: '强制文字编码，不再自动识别',
    en: 'force the text encoding instead of detecting it',
  },
  '--mapping <FILE>': { zh: '说明列名含义的映射文件', en: 'mapping file that says which column is what' },
  '--segmenter <NAME>': {
    zh: '分词引擎：jieba（默认）或 nodejieba',
    en: 'word segmenter: jieba (default) or nodejieba',
  },
  '--lexicons <DIR>': {
    zh: '词典与编码手册的文件夹（默认随包附带）',
    en: 'folder of codebook and lexicons (default: those shipped)',
  },
  '--workers <N>': {
    zh: '用几个线程编码（默认：可用的处理器核数）',
    en: 'threads that code reviews (default: as many as there are processor cores)',
  },
  '--platforms <FILE>': {
    zh: '说明各应用属于哪类运营方的 YAML 文件',
    en: 'YAML file that says which operator is behind each app',
  },
  '--funnel <FILE>': {
    zh: '团队自己的漏斗数字：CSV 日期,应用,阶段,指标,数值',
    en: 'the team’s own funnel numbers: CSV date,app,stage,metric,value',
  },
  '--strict': { zh: '有行被拒收时退出码为 3', en: 'exit with 3 when rows were rejected' },
  '--out <PATH>': { zh: '写到哪里（默认在数据库旁边）', en: 'where to write (default: beside the database)' },
  '--format <NAME...>': {
    zh: '导出格式：csv、xlsx、jsonl（默认全部）',
    en: 'export formats: csv, xlsx, jsonl (default: all)',
  },
  '--complaints': {
    zh: '也导出每一条抱怨（评论越多越久；export 总会导出）',
    en: 'export every complaint too (takes longer the more there are; export always does)',
  },
  '--out <DIR>': {
    zh: '权重写入哪个词典文件夹（默认正在使用的）',
    en: 'lexicon folder that gets the weights (default: the one in use)',
  },
  '--tones <FILE...>': {
    zh: '已知褒贬的文本：标注 0/1 的 .tsv，或带星级的评论',
    en: 'texts of known tone: a .tsv labelled 0 or 1, or reviews with stars',
  },
  '--train <FILE...>': { zh: '只用于训练的标注文件', en: 'coded reviews that are only trained on' },
  '--cross <app|domain>': {
    zh: '重新训练，轮流留出每个应用或每个领域',
    en: 'train anew, holding out each app or each domain in turn',
  },
  '--ablate': {
    zh: '另测：只用知识、只用学习（隐含 --cross app）',
    en: 'measure knowledge alone and learning alone too (implies --cross app)',
  },
  '--json': { zh: '以 JSON 输出', en: 'print JSON' },
  '--size <N>': { zh: '抽多少条评论（默认 300）', en: 'how many reviews to draw (default 300)' },
  '--by <NAME...>': {
    zh: '按什么分层：app、stars、polarity、issue（默认 issue）',
    en: 'what to stratify by: app, stars, polarity, issue (default issue)',
  },
  '--least <N>': { zh: '每层至少几条（默认 2）', en: 'how many of every stratum at least (default 2)' },
  '--coders <N>': { zh: '几位编码员（默认 2）', en: 'for how many coders (default 2)' },
  '--seed <N>': {
    zh: '随机种子；同一种子得出同样的结果（默认 1）',
    en: 'seed; the same one gives the same result (default 1)',
  },
  '--key <FILE>': {
    zh: '抽样的密钥文件（默认编码表旁的 key.json，如有）',
    en: 'the key to the sample (default: key.json beside the sheets, if any)',
  },
  '--app <APP>': { zh: '只看这个应用', en: 'this app alone' },
  '--issue <ID>': { zh: '只看这种问题，如 refund.refused', en: 'this issue alone, such as refund.refused' },
  '--stage <ID>': { zh: '只看这个阶段，如 revenue', en: 'this stage alone, such as revenue' },
  '--cause <ID>': { zh: '只看这种内因，如 support', en: 'this inner cause alone, such as support' },
  '--stars <LIST>': { zh: '只看这些星级：1、1,2 或 1-3', en: 'these stars alone: 1, 1,2 or 1-3' },
  '--polarity <ID>': { zh: '只看 neg、neu、pos 或 mixed', en: 'neg, neu, pos or mixed alone' },
  '--app-version <VERSION>': { zh: '只看应用的这个版本', en: 'this version of the app alone' },
  '--since <DAY>': { zh: '从这一天起（YYYY-MM-DD）', en: 'from this day on (YYYY-MM-DD)' },
  '--until <DAY>': { zh: '到这一天为止（含）', en: 'until this day, inclusive' },
  '--dry-run': { zh: '只报告会怎样，什么也不写入', en: 'tell what would happen, write nothing' },
  '--day <DAY>': { zh: '只看这一天（YYYY-MM-DD）', en: 'this day alone (YYYY-MM-DD)' },
  '--as-of <RUN>': { zh: '以第几次运行之后的编码为准', en: 'as things stood after this run' },
  '--page <N>': { zh: '第几页（默认 1）', en: 'which page (default 1)' },
  '--app <WHERE>': {
    zh: '在哪款应用采纳（库中只有一款时可省）',
    en: 'the app that took it up (may be left out where there is one)',
  },
  '--app-version <WHICH>': { zh: '随哪个版本上线', en: 'the version that brought it' },
  '--date <DAY>': { zh: '从这一天起采纳（YYYY-MM-DD）', en: 'taken up since this day (YYYY-MM-DD)' },
  '--note <TEXT>': { zh: '备注', en: 'a note' },
  '--host <NAME>': {
    zh: '监听的地址（默认 127.0.0.1，只有本机能访问）',
    en: 'address to listen at (default 127.0.0.1: this machine alone)',
  },
  '--port <N>': { zh: '端口（默认 4173；0 为任选）', en: 'port (default 4173; 0: any)' },
  '--corrections <FILE>': {
    zh: '只写出人工更正，作为 learn 的标注（JSON 行）',
    en: 'write people’s corrections alone, as gold for learn (JSON lines)',
  },
  '--bundle <NAME>': {
    zh: '改为写出一个文件夹：research（供发表的研究数据包）',
    en: 'write one folder instead: research (data and tables for publication)',
  },
  '--cross <A,B...>': {
    zh: '交叉表，如 issue,app；可用 issue stage cause app period version stars polarity language',
    en: 'cross-tables such as issue,app; of issue stage cause app period version stars polarity language',
  },
  '--agreement <DIR>': {
    zh: 'wenzhen agree 的结果文件夹：附上信度与校正后的占比',
    en: 'folder of wenzhen agree: adds reliability and corrected shares',
  },
  '--k <N>': {
    zh: '隐去少于 N 条评论的数目与组合（默认 1，即不隐去）',
    en: 'hide counts and combinations of fewer than N reviews (default 1: none)',
  },
  '--dates <day|week|month|year>': {
    zh: '日期的粗细（默认 month）',
    en: 'how finely dates are told (default month)',
  },
  '--health <mask|keep>': {
    zh: '原话中与人相连的健康状况（默认 mask）',
    en: 'health conditions tied to a person in quotes (default mask)',
  },
  '--salt <FILE>': {
    zh: '作者散列所用的盐；默认取环境变量 WENZHEN_SALT，没有则不含作者',
    en: 'salt of author hashes; default: WENZHEN_SALT in the environment, without one authors are left out',
  },
  '--no-bom': { zh: '数据包的 CSV 不带 BOM', en: 'no byte order mark in the CSV of the bundle' },
  '--author <NAME>': { zh: '删除这位作者的全部评论', en: 'erase all reviews of this author' },
  '--review <ID>': { zh: '删除这条评论', en: 'erase this review' },
  '--yes': {
    zh: '确认执行；不写则只说明会删除什么',
    en: 'do it; without it, only what would be erased is told',
  },
  '--undo': { zh: '撤销标记', en: 'take the mark away' },
  '--publish-anyway <REASON>': {
    zh: '即使闸门拦下也发布；理由会记入数据库',
    en: 'publish even where a gate would hold it; the reason is recorded',
  },
  '--deadline <SPAN>': {
    zh: '最多用时，如 90m、2h（默认取自文件，4h）',
    en: 'how long it may take, such as 90m or 2h (default: as the file says, 4h)',
  },
  '--exit-on-alert': { zh: '有新预警时退出码为 6', en: 'exit with 6 when an alert is new' },
  '--replace': {
    zh: '数据库已存在时，先改名保留，再放入备份',
    en: 'where there is a database, move it aside and put the backup in its place',
  },
  '--limit <N>': { zh: '最多显示几条（默认 20）', en: 'how many to show (default 20)' },
} as const satisfies Record<string, Label>;

const everywhere = ['--lang <zh|en>', '--config <FILE>', '--log <plain|json>', '--quiet'] as const;

const narrowing = [
  ...(['--app <APP>', '--issue <ID>', '--stage <ID>', '--cause <ID>', '--stars <LIST>'] as const),
  ...(['--polarity <ID>', '--app-version <VERSION>', '--since <DAY>', '--until <DAY>'] as const),
] as const;

const gold = {
  operand: '[GOLD...]',
  operandMeans: {
    zh: '人工编码的评论（JSON 行）；默认见设置文件的 gold',
    en: 'reviews with a careful coder’s codes, JSON lines; default: `gold` of the settings file',
  },
} as const;

const commandWords: Readonly<Record<CommandName, CommandWords>> = {
  run: {
    operand: '[SOURCE...]',
    operandMeans: {
      zh: '文件、文件夹、通配符，或 -（标准输入的 JSON 行）；默认 data/',
      en: 'files, folders, globs, or - for JSON lines on standard input; default data/',
    },
    means: {
      zh: '读入评论，编码，存库，写出报告与导出表',
      en: 'read reviews, code and store them, write report and export',
    },
    options: [
      '--db <FILE>',
      '--app <NAME>',
      '--zone <ZONE>',
      '--encoding <NAME>',
      '--mapping <FILE>',
      '--segmenter <NAME>',
      '--lexicons <DIR>',
      '--workers <N>',
      '--platforms <FILE>',
      '--funnel <FILE>',
      '--complaints',
      '--strict',
    ],
  },
  nightly: {
    operand: '[FILE]',
    operandMeans: {
      zh: '说明每夜做什么的 YAML 文件；默认 nightly.yaml',
      en: 'YAML file that says what a night does; default nightly.yaml',
    },
    means: {
      zh: '无人值守的夜间运行：获取、读入、编码、过闸、发布、报告、导出、预警',
      en: 'the unattended night: fetch, read, code, ask the gates, publish, report, export, alert',
    },
    options: ['--dry-run', '--publish-anyway <REASON>', '--deadline <SPAN>', '--exit-on-alert'],
  },
  backup: {
    operand: '<FILE>',
    operandMeans: { zh: '备份写到哪里', en: 'where the backup goes' },
    means: {
      zh: '在线备份数据库并核验',
      en: 'copy the database while it is in use, and check the copy',
    },
    options: ['--db <FILE>'],
  },
  restore: {
    operand: '<FILE>',
    operandMeans: { zh: '备份文件', en: 'the backup' },
    means: { zh: '核验备份并恢复为数据库', en: 'check a backup and make it the database' },
    options: ['--db <FILE>', '--replace'],
  },
  fetch: {
    operand: '[FILE]',
    operandMeans: {
      zh: '说明每夜做什么的 YAML 文件；默认 nightly.yaml',
      en: 'YAML file that says what a night does; default nightly.yaml',
    },
    means: {
      zh: '只获取来源中新的评论，放进各自的文件夹，留给下一次夜间运行读入',
      en: 'only fetch what is new at the sources, into their folders, where the next night reads it',
    },
    options: [],
  },
  code: {
    means: {
      zh: '过滤器：标准输入的 JSON 行逐行编码到标准输出',
      en: 'filter: code JSON lines from standard input to standard output',
    },
    options: ['--segmenter <NAME>', '--lexicons <DIR>', '--workers <N>'],
  },
  report: {
    means: { zh: '由数据库写出一个离线 HTML 报告', en: 'write one offline HTML report from the database' },
    options: ['--db <FILE>', '--out <PATH>'],
  },
  export: {
    means: {
      zh: '由数据库导出 问题 × 阶段 × 内因 的结果表',
      en: 'export the table of issue × stage × cause from the database',
    },
    options: [
      ...([
        '--db <FILE>',
        '--out <PATH>',
        '--format <NAME...>',
        '--corrections <FILE>',
        '--bundle <NAME>',
      ] as const),
      ...(['--cross <A,B...>', '--agreement <DIR>', '--k <N>', '--dates <day|week|month|year>'] as const),
      ...(['--health <mask|keep>', '--salt <FILE>', '--no-bom', '--seed <N>', '--lexicons <DIR>'] as const),
    ],
  },
  serve: {
    operand: '[DB]',
    operandMeans: { zh: '数据库；也可用 --db 指定', en: 'the database; or name it with --db' },
    means: {
      zh: '在浏览器中查看结果、检索评论、复核编码',
      en: 'explore the findings in a browser, search the reviews, judge their coding',
    },
    options: ['--db <FILE>', '--host <NAME>', '--port <N>'],
  },
  search: {
    operand: '<QUERY...>',
    operandMeans: {
      zh: '要找的词：多个词须同时出现，加引号的须连在一起；繁简、全半角、大小写不论',
      en: 'words to find: all must occur, those in quotes one after another; in any writing, width and case',
    },
    means: { zh: '全文检索评论', en: 'full-text search of the reviews' },
    options: ['--db <FILE>', ...narrowing, '--limit <N>', '--page <N>', '--json'],
  },
  diff: {
    operand: '[RUN...]',
    operandMeans: { zh: '两次运行的编号；默认最近两次', en: 'numbers of two runs; default: the newest two' },
    means: {
      zh: '比较两次运行：哪些问题新出现、上升、下降、消失',
      en: 'compare two runs: which findings are new, have grown, shrunk or been solved',
    },
    options: ['--db <FILE>', '--json'],
  },
  adopt: {
    operand: '<SUGGESTION>',
    operandMeans: {
      zh: '建议的编号，如 startup.crash/safe-mode',
      en: 'id of a suggestion, such as startup.crash/safe-mode',
    },
    means: {
      zh: '记下一条建议已被采纳，此后每次运行都检验它是否有效',
      en: 'mark a suggestion as taken up; every later run tests whether it helped',
    },
    options: [
      '--db <FILE>',
      '--app <WHERE>',
      '--app-version <WHICH>',
      '--date <DAY>',
      '--note <TEXT>',
      '--undo',
    ],
  },
  ledger: {
    means: {
      zh: '改进台账：采纳了什么，该问题此后是否减少',
      en: 'the ledger: what was taken up, and whether the issue is stated less since',
    },
    options: ['--db <FILE>', '--app <APP>', '--json'],
  },
  explain: {
    operand: '[WHAT...]',
    operandMeans: {
      zh: '评论的 id；或视图名与 列=值（可先写要解释的列），解释该行；不写则解释选项所指的数字',
      en: 'id of a review; or a view with COLUMN=VALUE… (and the column that is meant before them) for a row of it; without any, the number that the options name',
    },
    means: {
      zh: '显示一条评论及其编码的依据，或任一视图中一个数字背后的全部诉求与来源',
      en: 'show one review and what its codes rest on, or a number of any view with the complaints and rows that make it',
    },
    options: [
      ...([
        '--db <FILE>',
        '--app <APP>',
        '--issue <ID>',
        '--stage <ID>',
        '--cause <ID>',
        '--day <DAY>',
      ] as const),
      ...([
        '--since <DAY>',
        '--until <DAY>',
        '--app-version <VERSION>',
        '--as-of <RUN>',
        '--limit <N>',
      ] as const),
      ...(['--page <N>', '--json', '--segmenter <NAME>', '--lexicons <DIR>'] as const),
    ],
  },
  backtest: {
    operand: '[DB]',
    operandMeans: {
      zh: '把问题放进这个数据库的真实日子；不写则用虚构的日子',
      en: 'put issues into the real days of this database; default: invented days',
    },
    means: {
      zh: '回测预警：放入一种问题，看几天能发现、平时误报多少',
      en: 'back-test the alerts: put an issue in, see how soon it is found and how calm they are',
    },
    options: ['--seed <N>', '--json'],
  },
  recode: {
    means: {
      zh: '用现在的词典与模型给库中全部评论重新编码，并报告变化',
      en: 'code all stored reviews anew by the lexicons and model in use, and tell what moved',
    },
    options: ['--db <FILE>', '--dry-run', '--json', '--segmenter <NAME>', '--lexicons <DIR>'],
  },
  erase: {
    means: {
      zh: '应本人要求删除其评论与一切痕迹，此后不再读入',
      en: 'erase a person’s reviews and every trace of them, and never read them again',
    },
    options: [
      '--author <NAME>',
      '--review <ID>',
      '--app <APP>',
      '--yes',
      '--db <FILE>',
      '--segmenter <NAME>',
      '--lexicons <DIR>',
    ],
  },
  doctor: {
    means: { zh: '检查运行环境、词典与数据库', en: 'check the installation, the lexicons and the database' },
    options: ['--db <FILE>', '--segmenter <NAME>', '--lexicons <DIR>'],
  },
  learn: {
    ...gold,
    means: { zh: '由人工编码的评论训练权重', en: 'train the weights from coded reviews' },
    options: ['--tones <FILE...>', '--out <DIR>', '--segmenter <NAME>', '--lexicons <DIR>'],
  },
  evaluate: {
    ...gold,
    means: {
      zh: '对照人工编码，量出编码的准确度',
      en: 'measure the coder against coded reviews',
    },
    options: [
      '--cross <app|domain>',
      '--train <FILE...>',
      '--tones <FILE...>',
      '--ablate',
      '--json',
      '--segmenter <NAME>',
      '--lexicons <DIR>',
    ],
  },
  sample: {
    means: {
      zh: '分层随机抽样，写出供人工编码的空白编码表',
      en: 'draw a stratified random sample and write blank sheets for human coders',
    },
    options: [
      '--db <FILE>',
      '--size <N>',
      '--by <NAME...>',
      '--least <N>',
      '--coders <N>',
      '--seed <N>',
      '--out <PATH>',
      '--lexicons <DIR>',
    ],
  },
  agree: {
    operand: '<SHEET...>',
    operandMeans: {
      zh: '填好的编码表：XLSX、CSV 或 JSON 行，每位编码员一份',
      en: 'the sheets that were filled in: XLSX, CSV or JSON lines, one a coder',
    },
    means: {
      zh: '编码一致性、分歧清单、裁定后的标注与校正后的占比',
      en: 'agreement of coders, their disagreements, gold, and shares corrected for coding errors',
    },
    options: ['--key <FILE>', '--db <FILE>', '--out <PATH>', '--json', '--lexicons <DIR>'],
  },
};

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法:',
  'Arguments:': '参数:',
  'Options:': '选项:',
  'Global Options:': '通用选项:',
  'Commands:': '命令:',
};

/** The whole grammar of the command line. Its help is also README's reference, see `.ci/readme.mjs`. */
export function createProgram(lang: Lang, version: string, start: Start): Command {
  const program = new Command('wenzhen')
    .description(
      say(lang, {
        zh: '问诊：读懂中文应用评论，找出用户在哪一步受阻、原因与对策',
        en: 'reads Chinese app reviews and says where users hurt, why, and what to do',
      }),
    )
    .usage(say(lang, { zh: '<命令> [选项]', en: '<command> [options]' }))
    .helpCommand(false);
  dress(program, lang);
  program.version(version, '-V, --version', say(lang, { zh: '显示版本', en: 'show the version' }));
  for (const flags of everywhere) program.addOption(new Option(flags, optionWords[flags][lang]));
  for (const name of Object.keys(commandWords) as CommandName[]) addCommand(program, lang, name, start);
  return program;
}

/** The language of help and usage errors, needed before the command line is parsed. */
export function languageOf(words: readonly string[]): Lang {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = words[at] === '--lang' ? words[at + 1] : words[at]?.slice('--lang='.length);
  return value === 'en' ? 'en' : 'zh';
}

function addCommand(program: Command, lang: Lang, name: CommandName, start: Start): void {
  const { operand, operandMeans, means, options } = commandWords[name];
  const command = program.command(name).description(means[lang]);
  dress(command, lang);
  if (operand !== undefined) command.argument(operand, operandMeans?.[lang]);
  for (const flags of options) command.addOption(new Option(flags, optionWords[flags][lang]));
  command.action(() => start({ command: name, operands: command.args, options: command.optsWithGlobals() }));
}

/** Gives a command our wording, and our errors in the place of commander's own. */
function dress(command: Command, lang: Lang): void {
  command
    .helpOption('-h, --help', say(lang, { zh: '显示帮助', en: 'show help' }))
    .showSuggestionAfterError(false)
    .exitOverride((error: CommanderError) => {
      throw wrongUsage(error, command);
    })
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      showGlobalOptions: true,
      displayWidth: columns,
      styleTitle: (title) => (lang === 'zh' ? (titles[title] ?? title) : title),
      subcommandTerm: (sub) => [sub.name(), ...sub.registeredArguments.map(shownArgument)].join(' '),
    });
}

const shownArgument = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

const say = (lang: Lang, label: Label): string => label[lang];
