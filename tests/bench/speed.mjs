// How fast the whole program is: `npm run bench [-- REVIEWS[,REVIEWS…] [ROUNDS]]`; 20,000 reviews and 3 rounds unless told otherwise.
// Makes invented exports (tests/bench/corpus.mjs), then runs `wenzhen run` and `wenzhen code` over them in processes of their own, with one
// thread and with two in turn, and prints medians: reviews a second of the clock, processor seconds, peak memory, and the processor time
// as a multiple of a fixed loop of arithmetic, which tells machines apart from changes. Then what each row stage takes, and what others
// take for less. With several sizes it tells how cost grows, and what eight hours can read.
// It ends with 1 where a multiple is a quarter above its bar (bars.json).
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { alternatives } from './alternatives.mjs';
import { author, csv } from './corpus.mjs';
import { measured, median } from './measure.mjs';
import { stageTimes } from './stages.mjs';

const [, , sizes = '20000', rounds = '3'] = process.argv;
const program = fileURLToPath(new URL('../../.dist/cli.js', import.meta.url));
/** By size and command: processor time as a multiple of the reference loop. */
const bars = JSON.parse(readFileSync(new URL('bars.json', import.meta.url), 'utf8'));
/** A multiple this many times its bar is a regression: more than medians of three rounds were seen to differ by. */
const tolerance = 1.25;
const night = 8 * 3600;

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-bench-'));

/** Processor time of a fixed loop, in seconds: what other work is held against. */
function referenceLoop() {
  const began = process.cpuUsage();
  let state = 1;
  for (let turn = 0; turn < 1e8; turn++) state = (Math.imul(state, 0x9e3779b1) ^ (state >>> 15)) | 0;
  const { user, system } = process.cpuUsage(began);
  return state === 0 ? 0 : (user + system) / 1e6;
}

/** The same reviews as a table and as lines. */
async function exported(reviews) {
  const [table, lines] = [join(folder, `${reviews}.csv`), join(folder, `${reviews}.jsonl`)];
  await pipeline(Readable.from(csv(reviews, 1)), createWriteStream(table));
  await pipeline(Readable.from(jsonLines(reviews)), createWriteStream(lines));
  return { table, lines };
}

function* jsonLines(reviews) {
  const write = author(1);
  for (let n = 0; n < reviews; n++) yield `${JSON.stringify(write(`r${n}`))}\n`;
}

/** What is run in every round, in turn; `run` makes its database anew. */
const commands = ({ table, lines }) =>
  [1, 2].flatMap((workers) => [
    {
      name: `run, ${workers} thread${workers > 1 ? 's' : ''}`,
      go: () => {
        const out = mkdtempSync(join(folder, 'run-'));
        const words = ['run', table, '--db', join(out, 'w.db'), '--workers', `${workers}`, '--quiet'];
        return measured([program, ...words]).finally(() => rmSync(out, { recursive: true }));
      },
    },
    {
      name: `code, ${workers} thread${workers > 1 ? 's' : ''}`,
      go: () => measured([program, 'code', '--workers', `${workers}`, '--quiet'], lines),
    },
  ]);

/** Medians of the rounds by command, and how many times as fast each was as the loop of its round. */
async function medians(reviews, runs) {
  const taken = new Map(runs.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(rounds); round++)
    for (const { name, go } of runs) {
      const loop = referenceLoop();
      const one = await go();
      taken.get(name).push({ ...one, loops: one.cpu / loop });
    }
  return [...taken].map(([name, all]) => {
    const of = (figure) => median(all.map((one) => one[figure]));
    return {
      name,
      reviews,
      all,
      seconds: of('seconds'),
      cpu: of('cpu'),
      peak: of('peak'),
      loops: of('loops'),
    };
  });
}

/** As a table of Markdown. */
function show(figures) {
  console.log('| command | reviews | reviews/s | seconds | CPU seconds | peak MB | reference loops |');
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const { name, reviews, seconds, cpu, peak, loops } of figures) {
    const cells = [name, reviews, (reviews / seconds).toFixed(0), seconds.toFixed(1)];
    console.log(`| ${[...cells, cpu.toFixed(1), peak.toFixed(0), loops.toFixed(1)].join(' | ')} |`);
  }
  for (const command of ['run', 'code']) {
    const [one, two] = ['1 thread', '2 threads'].map((threads) =>
      figures.find(({ name }) => name === `${command}, ${threads}`),
    );
    const speedUps = one.all.map(({ seconds }, round) => seconds / two.all[round].seconds);
    console.log(`${command}: two threads are ${median(speedUps).toFixed(2)} times as fast as one`);
  }
}

/** How cost grows from the smallest size to the largest, and how much a night reads if it goes on so. */
function showGrowth(least, most) {
  for (const small of least) {
    const large = most.find(({ name }) => name === small.name);
    const exponent = Math.log(large.cpu / small.cpu) / Math.log(large.reviews / small.reviews);
    const reached = large.reviews * (night / large.seconds) ** (1 / Math.max(1, exponent));
    const million = (reached / 1e6).toFixed(0);
    console.log(
      `${small.name}: cost grows with exponent ${exponent.toFixed(3)}; eight hours read about ${million} million`,
    );
  }
}

async function showStart() {
  const line = join(folder, 'line.jsonl');
  writeFileSync(line, '{"id":1,"text":"付完钱到现在还是已读不回"}\n');
  const starts = await medians(1, [
    { name: 'node alone', go: () => measured(['-e', '0']) },
    { name: '--help', go: () => measured([program, '--help']) },
    { name: 'one line coded', go: () => measured([program, 'code', '--quiet'], line) },
  ]);
  for (const { name, seconds, peak } of starts)
    console.log(`${name}: ${(seconds * 1000).toFixed(0)} ms, ${peak.toFixed(0)} MB`);
}

async function showParts({ lines, table }) {
  const read = readFileSync(lines, 'utf8').trim().split('\n').slice(0, 20_000);
  for (const [stage, microseconds] of await stageTimes(read))
    console.log(`${stage}: ${microseconds.toFixed(1)} µs a review`);
  const rows = read.map((line) => JSON.parse(line));
  for await (const [name, speed] of alternatives(rows, table))
    console.log(`${name}: ${typeof speed === 'number' ? `${speed.toFixed(0)} reviews a CPU second` : speed}`);
}

/** Names of the commands that cost more than their bar allows. */
const regressions = (figures) =>
  figures.filter(({ name, reviews, loops }) => loops > bars[reviews]?.[name] * tolerance);

try {
  console.log(
    `${cpus().length} × ${cpus()[0].model}, Node.js ${process.versions.node}; medians of ${rounds}`,
  );
  await showStart();
  const bySize = [];
  for (const reviews of sizes.split(',').map(Number)) {
    const files = await exported(reviews);
    bySize.push(await medians(reviews, commands(files)));
    show(bySize.at(-1));
    if (bySize.length === 1) await showParts(files);
  }
  if (bySize.length > 1) showGrowth(bySize[0], bySize.at(-1));
  for (const { name, reviews } of regressions(bySize.flat())) {
    console.log(`${name}, ${reviews} reviews: dearer than its bar allows`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
