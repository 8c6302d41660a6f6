#!/usr/bin/env node
// Rewrites README's tour: runs its commands on the sample data in an empty folder and puts down what they really print. Needs a build.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = join(root, 'README.md');
const [opening, closing] = ['<!-- tour: written by .ci/tour.mjs -->', '<!-- /tour -->'];
const complaint = '{"id":1,"title":"退款","text":"挂号费交了医生没上线，申请退款三天了客服还在踢皮球"}';
const query =
  'SELECT app, issue_zh, reviews, round(share, 3) AS share, round(low, 3) AS low, round(high, 3) AS high FROM finding_list ORDER BY reviews DESC, issue LIMIT 5';

/** What is said, what the reader types, and, where it differs, what is run here. */
const steps = [
  ['The main job, on the sample data:', 'npm start -- --lang en', 'wenzhen run --lang en'],
  [
    'Again: nothing is new, and nothing changes.',
    "npm start -- --lang en | grep -E '^(source|total)'",
    "wenzhen run --lang en | grep -E '^(source|total)'",
  ],
  [
    'One review and its codes; personal data was masked before it was stored:',
    'wenzhen explain FB-00014 --lang en',
  ],
  ['The database, in your own tools:', `sqlite3 -csv -header output/wenzhen.db "${query}"`],
  ['Your own reviews, one JSON line each, without a database:', `echo '${complaint}' | wenzhen code --quiet`],
  ['Is everything in order?', 'wenzhen doctor --lang en'],
];

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-tour-'));
symlinkSync(join(root, 'data'), join(folder, 'data'));
try {
  const text = readFileSync(readme, 'utf8');
  const [start, end] = [text.indexOf(opening) + opening.length, text.indexOf(closing)];
  writeFileSync(readme, `${text.slice(0, start)}\n${steps.map(shown).join('\n')}\n${text.slice(end)}`);
} finally {
  rmSync(folder, { recursive: true });
}

function shown([what, typed, run = typed]) {
  return `${what}\n\n\`\`\`text\n$ ${typed}\n${outputOf(run)}\n\`\`\`\n`;
}

/** Standard output alone: progress goes to standard error. */
function outputOf(command) {
  const script = `set -o pipefail; wenzhen() { node '${join(root, '.dist/cli.js')}' "$@"; }; ${command}`;
  return execFileSync('bash', ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, WENZHEN_SECRET: 'of the tour, for the same bytes' },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trimEnd();
}
