#!/usr/bin/env node
// Writes data/paper-example.md: runs the way from the sample data to a table in a paper and puts down what really comes of it.
// `--check` fails where the file differs. Needs a build.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'data/paper-example.md');

/** What the reader types; between the second and the third, two people code. */
const commands = [
  'wenzhen run --config data/wenzhen.yaml --db study.db',
  'wenzhen sample --db study.db --size 120 --out coding --lang en',
  'wenzhen agree coding/coder-1.jsonl coding/coder-2.jsonl --db study.db --out agreement --lang en',
  'wenzhen export --bundle research --db study.db --out bundle --agreement agreement --cross stage,app --lang en',
];

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-paper-'));
try {
  symlinkSync(join(root, 'data'), join(folder, 'data'));
  for (const [place, command] of commands.entries()) {
    if (place === 2)
      for (const [coder, every] of [
        [1, 8],
        [2, 11],
      ])
        fillIn(coder, every);
    execFileSync(process.execPath, [join(root, '.dist/cli.js'), ...command.split(' ').slice(1)], {
      cwd: folder,
      env: { ...process.env, WENZHEN_SALT: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }
  const current = written();
  if (!process.argv.includes('--check')) writeFileSync(example, current);
  else if (current !== readFileSync(example, 'utf8')) {
    console.error(
      'data/paper-example.md is stale; run `npm run build && node .ci/paper-example.mjs` and commit',
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** An invented coder, who agrees with the machine but for one item in so many, in which he sees no complaint. */
function fillIn(coder, every) {
  const path = join(folder, `coding/coder-${coder}.jsonl`);
  const { items } = JSON.parse(readFileSync(join(folder, 'coding/key.json'), 'utf8'));
  const machine = new Map(items.map((item) => [item.item, item]));
  const filled = linesOf(path).map((line) => {
    const { polarity, complaints } = machine.get(line.item);
    const blind = Number.parseInt(line.item.replace(/\D/g, ''), 10) % every === 0;
    return JSON.stringify({
      ...line,
      polarity,
      complaints: blind ? [] : complaints,
    });
  });
  writeFileSync(path, `${filled.join('\n')}\n`);
}

function linesOf(path) {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function written() {
  const bundle = join(folder, 'bundle');
  const table = (name) => linesOf(join(bundle, `tables/${name}.jsonl`));
  const [first, second] = table('stages').sort((a, b) => b.reviews - a.reviews);
  const corrected = table('prevalence').find(({ kind, code }) => kind === 'stage' && code === first.stage);
  const test = table('tests').sort((a, b) => b.cramers_v - a.cramers_v)[0];
  const agreed = table('agreement').filter(({ question }) => question === 'stages, as a set');
  const alpha = Object.fromEntries(
    agreed.map((row) => [row.pair, interval(row.masi, row.masi_low, row.masi_high)]),
  );
  const readme = readFileSync(join(bundle, 'README.md'), 'utf8');
  const methods = /## Methods\n\n(.*)\n/.exec(readme)[1];
  const chinese = /## 方法\n\n(.*)\n/.exec(readme)[1];
  return `# From the sample data to a table in a paper
Written by \`.ci/paper-example.mjs\`, which runs the lines below; a test holds it true. The reviews are invented (README beside this file), and so
are the two coders: each agrees with the machine but for one review in ${[8, 11].join(' or ')}, in which he sees no complaint.

\`\`\`sh
${commands.slice(0, 2).join('\n')}
# Two people fill in coding/coder-1 and coding/coder-2 (.xlsx or .jsonl), without seeing each other's codes.
${commands.slice(2).join('\n')}
\`\`\`

## The table
\`bundle/latex/stage.tex\`, to be included by \`\\input\` in a document with \`\\usepackage{booktabs,longtable}\` (with Chinese labels also \`ctex\`):

\`\`\`latex
${readFileSync(join(bundle, 'latex/stage.tex'), 'utf8').trimEnd()}
\`\`\`

## The sentence
> Complaints about ${first.stage_label.toLowerCase()} are the most common: ${percent(first.share)} of ${first.total} reviews state one (95% CI ${range(first.low, first.high)}),
> before ${second.stage_label.toLowerCase()} (${percent(second.share)}, ${range(second.low, second.high)}). Corrected for coder error by prediction-powered inference the share is
> ${percent(corrected.powered)} (${range(corrected.powered_low, corrected.powered_high)}); Krippendorff's alpha (MASI distance) of stages is ${alpha['human–human']} between the coders and
> ${alpha['Wenzhen–human']} between Wenzhen and the coders. Apps differ most in ${test.row_label.toLowerCase()} (χ²(${test.degrees}, N = ${test.n}) = ${test.statistic.toFixed(2)},
> ${pValue(test.p_holm)} after Holm's correction for ${table('tests').length} tests, Cramér's V = ${test.cramers_v.toFixed(2)}).

\`tables/stages.csv\` holds the shares, \`tables/prevalence.csv\` the corrected ones, \`tables/agreement.csv\` alpha, \`tables/tests.csv\` the test.

## The methods paragraph
From the bundle's README, to be cut to size:

> ${methods}

> ${chinese}
`;
}

function percent(share) {
  return `${(share * 100).toFixed(1)}%`;
}

function range(low, high) {
  return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}%`;
}

function interval(value, low, high) {
  return `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

function pValue(p) {
  return p < 0.001 ? 'p < .001' : `p = ${p.toFixed(3).replace(/^0/, '')}`;
}
