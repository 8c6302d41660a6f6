#!/usr/bin/env node
// Writes README's table of dependencies: why each is there, its licence, how many packages come with it, and how large they are unpacked.
// `--check` fails where a dependency has no reason here, where the lock file names a package without integrity, from another registry (it names none:
// npm takes the one it is told of, and the hash decides) or
// with an install script that is not allowed below, or where the table is stale (sizes apart, which differ between platforms).
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../', import.meta.url);
const read = (name) => readFileSync(new URL(name, root), 'utf8');
const manifest = JSON.parse(read('package.json'));
const { packages } = JSON.parse(read('package-lock.json'));

const why = {
  '@hono/node-server': 'serves the explorer over node:http',
  '@node-rs/jieba': 'word segmenter, prebuilt for each platform',
  'better-sqlite3': 'the store',
  'cli-progress': 'progress bar of a run',
  'cli-table3': 'tables in the terminal, Han characters two columns wide',
  commander: 'command line',
  'csv-parse': 'CSV with diagnostics by row',
  'csv-stringify': 'CSV that spreadsheets open, formulas made harmless',
  echarts: 'charts of the report as SVG, made on the server',
  eld: 'language of reviews that are neither Chinese nor English',
  exceljs: 'writes XLSX',
  'fastest-levenshtein': 'string distance: the nearest known name in a message',
  hono: 'routes of the explorer',
  'htmx.org': 'pages of the explorer change in part',
  'hyparquet-writer': 'Parquet of the research bundle',
  nodemailer: 'alerts by mail (SMTP)',
  'opencc-js': 'traditional to simplified writing',
  'p-queue': 'bounded concurrency of files and fetching',
  'p-retry': 'tries again what a server refused, later each time',
  picocolors: 'colours of the terminal',
  pino: 'log as JSON lines',
  saxes: 'XML of XLSX and feeds, without external entities',
  'wink-eng-lite-web-model': 'model of wink-nlp',
  'wink-nlp': 'tokens and parts of speech of English reviews',
  yaml: 'settings and lexicons',
  zod: 'checks of settings and lexicons',
  zrender: 'what echarts draws with; its caches are made safe against hostile texts',
  nodejieba: 'the other segmenter; optional',
};
const whyInDevelopment = {
  '@biomejs/biome': 'format and lint',
  '@types/better-sqlite3': 'types',
  '@types/cli-progress': 'types',
  '@types/node': 'types',
  '@types/nodemailer': 'types',
  'axe-core': 'accessibility of the explorer, in a browser',
  'dependency-cruiser': 'imports go one way',
  'fast-check': 'laws',
  hyparquet: 'reads the Parquet that is written',
  knip: 'dead code and dependencies',
  'playwright-core': 'drives a browser that is there already',
  'smtp-server': 'a mail server to send alerts to',
  typescript: 'types and build',
  vitest: 'tests',
  'wink-naive-bayes-text-classifier': 'a classifier to hold the speed of coding against',
};

/** Packages that may run a script when they are installed. Both compile C++ where no prebuilt binary can be had. */
const mayRunScripts = new Set(['better-sqlite3', 'nodejieba']);

const direct = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies }).map(
  ([name]) => name,
);
const inDevelopment = Object.keys(manifest.devDependencies);
const faults = [
  ...withoutReason(direct, why),
  ...withoutReason(inDevelopment, whyInDevelopment),
  ...lockFaults(),
];
if (faults.length > 0) fail(faults.join('\n'));

const readme = read('README.md');
const current = withSection(readme, table());
if (!process.argv.includes('--check')) writeFileSync(new URL('README.md', root), current);
else if (withoutSizes(current) !== withoutSizes(readme))
  fail('README.md is stale; run `node .ci/dependencies.mjs` and commit');

function withoutReason(names, reasons) {
  return [
    ...names.filter((name) => reasons[name] === undefined).map((name) => `${name}: why is it here?`),
    ...Object.keys(reasons)
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is no dependency any more`),
  ];
}

function lockFaults() {
  return Object.entries(packages).flatMap(([path, { resolved = '', integrity, hasInstallScript, link }]) => {
    if (path === '' || link) return [];
    const name = nameOf(path);
    return [
      ...(resolved === '' || resolved.startsWith('https://registry.npmjs.org/')
        ? []
        : [`${path}: comes from ${resolved}`]),
      ...(integrity?.startsWith('sha512-') ? [] : [`${path}: no integrity`]),
      ...(hasInstallScript && !packages[path].dev && !mayRunScripts.has(name)
        ? [`${name}: runs a script when installed`]
        : []),
    ];
  });
}

function table() {
  const rows = direct.sort().map((name) => {
    const all = withAll(name);
    const size = all.reduce((sum, path) => sum + sizeOf(join(root.pathname, path)), 0);
    const { version, license } = packages[`node_modules/${name}`];
    return `| \`${name}\` ${version} | ${why[name]} | ${license} | ${all.length - 1} | ${(size / 1e6).toFixed(1)} |`;
  });
  const others = inDevelopment.sort().map((name) => {
    const { version, license } = packages[`node_modules/${name}`];
    return `\`${name}\` ${version} (${license}): ${whyInDevelopment[name]}`;
  });
  return `| package | why | licence | brings | MB |\n|---|---|---|---|---|\n${rows.join('\n')}\n\nIn development alone: ${others.join('; ')}.`;
}

/** Paths of a package and of all that it needs. */
function withAll(name, from = '', seen = new Set()) {
  const path = placeOf(name, from);
  if (path === undefined || seen.has(path)) return [];
  seen.add(path);
  const { dependencies = {}, optionalDependencies = {} } = packages[path];
  return [
    path,
    ...Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((other) =>
      withAll(other, path, seen),
    ),
  ];
}

/** Where Node would find it: in the nearest node_modules above. */
function placeOf(name, from) {
  for (let above = from; ; above = above.slice(0, Math.max(0, above.lastIndexOf('node_modules') - 1))) {
    const path = `${above === '' ? '' : `${above}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (above === '') return undefined;
  }
}

/** Bytes of a package's own files. */
function sizeOf(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    if (entry.name === 'node_modules') return sum;
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(path) : entry.isFile() ? statSync(path).size : 0);
  }, 0);
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function withSection(text, content) {
  const [opening, closing] = [
    '<!-- dependencies: written by .ci/dependencies.mjs -->',
    '<!-- /dependencies -->',
  ];
  const [start, end] = [text.indexOf(opening), text.indexOf(closing)];
  if (start === -1 || end === -1) fail(`README.md lacks the markers ${opening} and ${closing}`);
  return `${text.slice(0, start + opening.length)}\n${content}\n${text.slice(end)}`;
}

function withoutSizes(text) {
  return text.replace(/ \| \d+ \| [\d.]+ \|$/gm, '');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
