// What a night of 2,000 new reviews costs on a large store: `npm run build && node tests/bench/night.mjs [REVIEWS] [DATABASE]`.
// Makes the store of invented reviews (1,000,000 unless told otherwise) if it is not there, adds a night to a copy, and prints the seconds
// (CPU, clock) of every step, of the first 100 rows of every view, and of report and export.
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCodebook } from '../../.dist/codebook.js';
import { writeExport } from '../../.dist/export/index.js';
import { writeReport } from '../../.dist/report/index.js';
import { corpusSteps } from '../../.dist/corpus.js';
import { publish } from '../../.dist/store/publish.js';
import { openStore } from '../../.dist/store/store.js';
import { days, inventor } from './invented.mjs';

const [, , size = '1000000', path = join(tmpdir(), `wenzhen-${size}.db`)] = process.argv;
const nightSize = 2_000;
const versions = { code: 'bench', lexicon: '1', model: '1', segmenter: 'none' };
const codebook = readCodebook();
const steps = await corpusSteps({ segmenter: 'jieba' });
/** Those that are made with what they need bear no name of their own. */
const made = ['findTopics', 'findPhrases', 'advise'];
const names = steps.map((step) => step.name || made.shift());

/** Prints the seconds of CPU and of the clock that `work` takes. */
async function timed(name, work) {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = [(user + system) / 1e6, (performance.now() - wall) / 1e3];
  console.log(`${seconds.map((value) => value.toFixed(2).padStart(8)).join('')}  ${name}`);
}

/** One run that puts these reviews and takes all corpus steps. */
async function run(store, reviews) {
  await publish(store, { started: new Date(0), versions, codebook }, async (writer) => {
    const source = writer.source('invented.csv', '');
    await timed('put', () => {
      for (const review of reviews) writer.reviews.put(source, review);
      writer.flush();
    });
    for (const [place, step] of steps.entries()) await timed(names[place], () => step(writer));
    return { finished: new Date(0), manifest: {} };
  });
}

function* invented(seed, name, count, from, to) {
  const invent = inventor(seed);
  for (let n = 0; n < count; n++) yield invent(`${name}${n}`, from, to);
}

if (!existsSync(path)) {
  console.log(`Making ${path}: ${size} reviews\n     CPU      wall`);
  const store = openStore(path, { create: true });
  await run(store, invented(1, 'r', Number(size)));
  store.close();
}
console.log(`${(statSync(path).size / Number(size)).toFixed(0)} bytes a review`);

const copy = `${path}.night`;
for (const end of ['', '.secret']) copyFileSync(path + end, copy + end);
const store = openStore(copy);
console.log(`A night of ${nightSize} reviews of the last three days\n     CPU      wall`);
await run(store, invented(2, 'n', nightSize, days - 3, days));

const views = store.db
  .prepare(`SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name`)
  .pluck()
  .all();
console.log('First 100 rows of each view');
for (const view of views) await timed(view, () => store.db.prepare(`SELECT * FROM ${view} LIMIT 100`).all());
console.log('Report and export');
const out = mkdtempSync(join(tmpdir(), 'wenzhen-bench-'));
await timed('report', () => writeReport(store, { lang: 'zh', out: join(out, 'report.html') }));
for (const format of ['csv', 'jsonl', 'xlsx'])
  await timed(format, () => writeExport(store, { formats: [format], complaints: false, lang: 'zh', out }));
store.close();
for (const end of ['', '.secret']) rmSync(copy + end);
rmSync(out, { recursive: true });
