// What erasing a person costs on a large store: `npm run build && node tests/bench/erase.mjs [REVIEWS] [DATABASE]`.
// Takes the store that tests/bench/night.mjs makes (200,000 invented reviews unless told otherwise), erases from a copy the author of its first
// review, then one review, and prints the seconds (CPU, clock) of each, and what was proved.
import { copyFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { erase } from '../../.dist/erase.js';
import { inventor } from './invented.mjs';

const [, , size = '200000', path = join(tmpdir(), `wenzhen-${size}.db`)] = process.argv;
const copy = `${path}.erased`;
copyFileSync(path, copy);
copyFileSync(`${path}.secret`, `${copy}.secret`);
console.log(`${size} reviews, ${(statSync(copy).size / 1e6).toFixed(0)} MB\n     CPU      wall`);

const { author } = inventor(1)('r0');
for (const person of [{ author }, { review: 'r1000' }]) {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const { reviews, search } = await erase({ db: copy, segmenter: 'jieba' }, person, () => new Date(0));
  const { user, system } = process.cpuUsage(cpu);
  const seconds = [(user + system) / 1e6, (performance.now() - wall) / 1e3];
  const told = `${Object.keys(person)[0]}: ${reviews.length} reviews, ${search.pieces} pieces looked for in ${search.bytes} bytes, ${search.left.length} left`;
  console.log(`${seconds.map((value) => value.toFixed(2).padStart(8)).join('')}  ${told}`);
}
for (const file of [copy, `${copy}.secret`]) rmSync(file);
