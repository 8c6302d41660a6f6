// How fast the whole program is: `npm run bench [-- REVIEWS [ROUNDS]]` (100,000 reviews and 3 rounds unless told otherwise).
// Makes an invented export (tests/bench/corpus.mjs), then runs `wenzhen run` and `wenzhen code` over it in processes of their own, with one
// thread and with two in turn, and prints medians: reviews a second of the clock and of the processors, and peak memory. Then what the
// segmenters alone take, and each as a multiple of a fixed loop of arithmetic, which tells machines apart from changes.
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { loadSegmentContext } from '../../.dist/segment/index.js';
import { author, csv } from './corpus.mjs';
import { measured, median } from './measure.mjs';

const [, , size = '100000', rounds = '3'] = process.argv;
const reviews = Number(size);
const program = fileURLToPath(new URL('../../.dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'wenzhen-bench-'));
const [table, lines] = [join(folder, 'reviews.csv'), join(folder, 'reviews.jsonl')];

function* jsonLines() {
  const write = author(1);
  for (let n = 0; n < reviews; n++) yield `${JSON.stringify(write(`r${n}`))}\n`;
}

/** Runs of one round; `run` makes its database anew. */
const runs = [1, 2].flatMap((workers) => [
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

/** Processor time of a fixed loop, in microseconds: what other work is held against. */
function referenceLoop() {
  const began = process.cpuUsage();
  let state = 1;
  for (let turn = 0; turn < 1e8; turn++) state = (Math.imul(state, 0x9e3779b1) ^ (state >>> 15)) | 0;
  const { user, system } = process.cpuUsage(began);
  return state === 0 ? 0 : user + system;
}

/** Reviews that a segmenter cuts in a second of one processor. */
async function cutting(engine) {
  const dictionary = fileURLToPath(new URL('../../lexicons/dictionary.txt', import.meta.url));
  const { segmenter } = await loadSegmentContext({ engine, dictionary });
  const texts = readFileSync(lines, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).text);
  const began = process.cpuUsage();
  for (const text of texts) segmenter.cut(text);
  const { user, system } = process.cpuUsage(began);
  return (texts.length / (user + system)) * 1e6;
}

try {
  await pipeline(Readable.from(csv(reviews, 1)), createWriteStream(table));
  await pipeline(Readable.from(jsonLines()), createWriteStream(lines));
  const [{ model }] = cpus();
  console.log(
    `${reviews} invented reviews, ${rounds} rounds; ${cpus().length} × ${model}, Node.js ${process.versions.node}`,
  );
  const taken = new Map(runs.map(({ name }) => [name, []]));
  const references = [];
  for (let round = 0; round < Number(rounds); round++) {
    references.push(referenceLoop());
    for (const { name, go } of runs) taken.get(name).push(await go());
  }
  const loop = median(references) / 1e6;
  console.log('                   reviews/s   CPU s   peak MB   CPU per reference loop');
  for (const [name, all] of taken) {
    const of = (key) => median(all.map((one) => one[key]));
    const columns = [
      (reviews / of('seconds')).toFixed(0).padStart(9),
      of('cpu').toFixed(1).padStart(7),
      of('peak').toFixed(0).padStart(9),
      (of('cpu') / loop).toFixed(1).padStart(13),
    ];
    console.log(`${name.padEnd(18)} ${columns.join(' ')}`);
  }
  for (const command of ['run', 'code']) {
    const [one, two] = ['1 thread', '2 threads'].map((threads) => taken.get(`${command}, ${threads}`));
    const speedUps = one.map(({ seconds }, round) => seconds / two[round].seconds);
    console.log(`${command}: two threads are ${median(speedUps).toFixed(2)} times as fast as one`);
  }
  for (const engine of ['jieba', 'nodejieba'])
    await cutting(engine).then(
      (speed) => console.log(`${engine} alone cuts ${speed.toFixed(0)} reviews a CPU second`),
      (fault) => console.log(`${engine}: ${fault.message}`),
    );
} finally {
  rmSync(folder, { recursive: true });
}
