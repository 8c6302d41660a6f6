import { stringify } from 'yaml';
import type { Lang } from '../../lang.ts';
import { coverageOf } from './coverage.ts';
import type { Manifest } from './manifest.ts';
import { type Facts, methodsOf } from './methods.ts';
import type { ResearchOptions } from './options.ts';
import { privacyOf } from './privacy.ts';

/** README.md: both languages, the bundle's own first. */
export function bundleReadme(facts: Facts): string {
  const { lang } = facts.options;
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  return [
    ...part(facts, lang),
    ...part(facts, other),
    '## Citation',
    '',
    '```bibtex',
    citation(facts.manifest),
    '```',
    '',
  ].join('\n');
}

function part(facts: Facts, lang: Lang): string[] {
  const words = texts[lang];
  const { analysis, manifest, options } = facts;
  const list = (lines: readonly string[]): string[] => [...lines.map((line) => `- ${line}`), ''];
  return [
    `# ${words.title}`,
    '',
    ...list(words.files),
    `## ${words.methods}`,
    '',
    methodsOf(facts, lang).join(lang === 'zh' ? '' : ' '),
    '',
    `## ${words.coverage}`,
    '',
    ...list(coverageOf(manifest, lang)),
    `## ${words.privacy}`,
    '',
    ...list(privacyOf(analysis, options, lang)),
    `## ${words.repeat}`,
    '',
    words.repeatHow,
    '',
    '```sh',
    repeatCommand(options),
    '```',
    '',
  ];
}

/** One line that makes the bundle anew from the inputs, which must lie beside `repeat.yaml`. */
export const repeatCommand = (options: ResearchOptions): string =>
  `wenzhen run --config repeat.yaml --db repeat.db && wenzhen export --bundle research --db repeat.db --out again${flags(options)}`;

function flags({ lang, crosses, k, dates, health, salt, bom, seed, agreement }: ResearchOptions): string {
  return [
    ` --lang ${lang}`,
    ...(crosses.length === 0 ? [] : [`--cross ${crosses.map((pair) => pair.join(',')).join(' ')}`]),
    ...(k === 1 ? [] : [`--k ${k}`]),
    `--dates ${dates}`,
    ...(health === 'keep' ? ['--health keep'] : []),
    ...(salt === undefined ? [] : ['--salt SALT']),
    ...(bom ? [] : ['--no-bom']),
    `--seed ${seed}`,
    ...(agreement === undefined ? [] : ['--agreement AGREEMENT']),
  ].join(' ');
}

/** `repeat.yaml`: the settings that the runs had, paths by their last part. */
export function repeatSettings({ reading }: Manifest): string {
  const common = Object.assign({}, ...reading.map((one) => one.common)) as Record<string, string>;
  const sources = reading.flatMap((one) => one.sources);
  const unique = [...new Set(sources.map((source) => JSON.stringify(source)))].map((one) => JSON.parse(one));
  return `# Settings of the runs behind this bundle. Lay the inputs named here, and the lexicons of manifest.json, beside this file.\n${stringify({ ...common, sources: unique })}`;
}

/** BibTeX of the program. */
export const citation = ({ program }: Manifest): string =>
  [
    '@software{wenzhen,',
    '  title = {Wenzhen: coding complaints in Chinese app reviews by issue, stage and cause},',
    `  version = {${program.version}},`,
    `  note = {codebook, lexicons and program by their hashes in manifest.json; bundle code ${program.code}},`,
    '  license = {MIT}',
    '}',
  ].join('\n');

const texts = {
  zh: {
    title: '研究数据包',
    files: [
      '`data/`：逐条评论与逐条诉求（CSV、JSON Lines、Parquet）；`tables/`：汇总表、交叉表、检验；`latex/` 与 `tables/tables.md`：可直接入文的表',
      '`wenzhen-research.xlsx`：全部表格，附方法与编码手册；`codebook/`：编码手册（Markdown、XLSX、JSON）',
      '`labels/`：SPSS、Stata、R 的变量与取值标签；`manifest.json`：输入、程序、词典、权重的散列，版本、选项、逐步计数与各文件散列',
      'CSV 中以 = + - @ 开头的文字前加了撇号，免被当作公式；原话中的换行换成了空格',
      '评论编号按应用与商店编号排序，从 1 起；互为重复的评论中计入日期最早的一条，故与数据库中按到达次序所记可有少许出入',
    ],
    methods: '方法',
    coverage: '样本的局限',
    privacy: '隐私',
    repeat: '重做',
    repeatHow:
      '把 manifest.json 所列输入放在 `repeat.yaml` 旁，用同版本程序运行下面一行，得到逐字节相同的数据包（SALT 与 AGREEMENT 换成您的文件与文件夹）：',
  },
  en: {
    title: 'Research bundle',
    files: [
      '`data/`: one row a review and one row a complaint (CSV, JSON lines, Parquet); `tables/`: aggregates, cross-tables, tests; `latex/` and `tables/tables.md`: tables to be printed',
      '`wenzhen-research.xlsx`: all tables with method and codebook; `codebook/`: the codebook (Markdown, XLSX, JSON)',
      '`labels/`: labels of variables and values for SPSS, Stata and R; `manifest.json`: hashes of inputs, program, lexicons and weights, versions, options, counts at every step, and a hash of every file',
      'In CSV a text that begins with = + - @ has an apostrophe before it, so that it is no formula; line breaks in quotes are spaces',
      'Reviews are numbered from 1 by app and store id; of reviews that repeat each other the earliest by date counts, so that figures may differ a little from the database, which goes by order of arrival',
    ],
    methods: 'Methods',
    coverage: 'Limits of the sample',
    privacy: 'Privacy',
    repeat: 'To repeat it',
    repeatHow:
      'Lay the inputs that manifest.json lists beside `repeat.yaml` and run this line with the same versions; it gives the same bytes (SALT and AGREEMENT stand for a file and a folder of yours):',
  },
} as const satisfies Record<Lang, object>;
