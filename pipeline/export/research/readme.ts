import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { lexiconFolder, publicationFolder } from '../../folders.ts';
import type { Lang } from '../../lang.ts';
import { coverageOf } from './coverage.ts';
import type { Manifest } from './manifest.ts';
import { type Facts, methodsOf } from './methods.ts';
import { type ResearchOptions, rowFolder } from './options.ts';
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
  const { analysis, options } = facts;
  const list = (lines: readonly string[]): string[] => [...lines.map((line) => `- ${line}`), ''];
  return [
    `# ${words.title}`,
    '',
    ...list(words.files(rowFolder(options))),
    `## ${words.methods}`,
    '',
    methodsOf(facts, lang).join(lang === 'zh' ? '' : ' '),
    '',
    `## ${words.coverage}`,
    '',
    ...list(coverageOf(facts, lang)),
    `## ${words.privacy}`,
    '',
    ...list(privacyOf(analysis, options, lang)),
    `## ${words.repeat}`,
    '',
    ...[words.repeatHow, ...(options.salt === undefined ? [] : [words.repeatSecret])],
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

function flags(options: ResearchOptions): string {
  const { lang, crosses, k, dates, health, salt, bom, seed, agreement, lexicons } = options;
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
    ...(resolve(lexicons) === resolve(lexiconFolder) ? [] : ['--lexicons lexicons']),
  ].join(' ');
}

/** `repeat.yaml`: the settings that give the same reviews and codes, inputs by their names. */
export function repeatSettings({ coding: { segmenter, lexicons }, inputs }: Manifest): string {
  const sources = inputs
    .filter(({ sha256 }) => sha256 !== '')
    .map(({ name, as: { mappingSha256: _, ...as } }) => ({ path: name, ...as }));
  const settings = { segmenter, ...(lexicons === 'own' ? { lexicons: 'lexicons' } : {}), sources };
  const lacking =
    inputs.length > sources.length ? '# What came by standard input cannot be read again.\n' : '';
  return `# Settings of the runs behind this bundle. Lay the inputs and mappings named here beside this file.\n${lacking}${stringify(settings)}`;
}

/** BibTeX of the program. */
export const citation = ({ program }: Manifest): string =>
  [
    '@software{wenzhen,',
    '  author = {{Wenzhen contributors}},',
    '  title = {Wenzhen: coding complaints in {Chinese} app reviews by issue, stage and cause},',
    `  version = {${program.version}},`,
    '  license = {MIT},',
    `  note = {Codebook, lexicons, weights and program by their hashes in manifest.json; bundle code ${program.code}}`,
    '}',
  ].join('\n');

/** BibTeX of the program and of all methods that a bundle may use. */
export const bibliography = (manifest: Manifest): string =>
  `${citation(manifest)}\n\n${readFileSync(join(lexiconFolder, publicationFolder, 'methods.bib'), 'utf8')}`;

const texts = {
  zh: {
    title: '研究数据包',
    files: (apart: string) => [
      `\`${apart}data/\`：逐条评论与逐条诉求（CSV、JSON Lines、Parquet）；\`tables/\`：样本、汇总表、交叉表、检验；\`latex/\` 与 \`tables/tables.md\`：可直接入文的表`,
      `\`wenzhen-research.xlsx\`：${apart === '' ? '全部表格' : '汇总表'}，附方法与编码手册；\`codebook/\`：编码手册（Markdown、XLSX、JSON）与各列含义（\`variables.csv\`）`,
      `\`${apart}labels/\`：SPSS、Stata、R 的变量与取值标签；\`manifest.json\`：输入、程序、词典、权重的散列，版本、选项、逐步计数与各文件散列；\`CITATION.bib\`：程序与所用方法的文献`,
      'CSV 中以 = + - @ 开头的文字前加了撇号，免被当作公式；原话中的换行换成了空格',
      '评论编号按应用与商店编号排序，从 1 起；互为重复的评论中计入日期最早的一条，与数据库和报告一致',
    ],
    methods: '方法',
    coverage: '样本的局限',
    privacy: '隐私',
    repeat: '重做',
    repeatHow:
      '把 manifest.json 所列输入放在 `repeat.yaml` 旁，用同版本程序运行下面一行，得到逐字节相同的数据包（SALT 与 AGREEMENT 换成您的文件与文件夹）：',
    repeatSecret:
      '作者散列除盐以外还取决于数据库的密钥：请以环境变量 WENZHEN_SECRET 给出原数据库的密钥（`.secret` 文件的内容）。',
  },
  en: {
    title: 'Research bundle',
    files: (apart: string) => [
      `\`${apart}data/\`: one row a review and one row a complaint (CSV, JSON lines, Parquet); \`tables/\`: the sample, aggregates, cross-tables, tests; \`latex/\` and \`tables/tables.md\`: tables to be printed`,
      `\`wenzhen-research.xlsx\`: ${apart === '' ? 'all tables' : 'the aggregates'} with method and codebook; \`codebook/\`: the codebook (Markdown, XLSX, JSON), and what every column means (\`variables.csv\`)`,
      `\`${apart}labels/\`: labels of variables and values for SPSS, Stata and R; \`manifest.json\`: hashes of inputs, program, lexicons and weights, versions, options, counts at every step, and a hash of every file; \`CITATION.bib\`: the program and the methods to cite`,
      'In CSV a text that begins with = + - @ has an apostrophe before it, so that it is no formula; line breaks in quotes are spaces',
      'Reviews are numbered from 1 by app and store id; of reviews that repeat each other the earliest by date counts, as in the database and its report',
    ],
    methods: 'Methods',
    coverage: 'Limits of the sample',
    privacy: 'Privacy',
    repeat: 'To repeat it',
    repeatHow:
      'Lay the inputs that manifest.json lists beside `repeat.yaml` and run this line with the same versions; it gives the same bytes (SALT and AGREEMENT stand for a file and a folder of yours):',
    repeatSecret:
      'Hashes of authors hang on the secret of the database too, beside the salt: give that of the first database in the environment as WENZHEN_SECRET (what its `.secret` file holds).',
  },
} as const satisfies Record<Lang, object>;
