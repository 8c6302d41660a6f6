// What memory a night needs for one large export: `npm run build && node tests/bench/memory.mjs [MEGABYTES] [HEAP]`.
// Writes a CSV of invented reviews (1,000 MB unless told otherwise; about 3 KB a row, most of it a column that nobody asked for, as exports have
// them, and one review in a hundred of 2,000 characters), runs `wenzhen nightly` over it with a heap of 512 MB, and prints exit code, rows, seconds and the peak of resident memory.
import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inventor } from './invented.mjs';

const [, , megabytes = '1000', heap = '512'] = process.argv;
const program = fileURLToPath(new URL('../../.dist/cli.js', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'wenzhen-memory-'));

/** Fills a row up to about three kilobytes, never twice with the same. */
const rest = (number) =>
  Array.from({ length: 160 }, (_, at) =>
    (((number + 1) * 2654435761 + at * 40503) >>> 0).toString(16).padStart(16, '0'),
  ).join('-');

function writeExport(path, bytes) {
  const file = openSync(path, 'w');
  const invent = inventor(1);
  writeSync(file, 'id,app,author,date,stars,version,text,trace\n');
  for (let number = 0; statSync(path).size < bytes; ) {
    let rows = '';
    for (const last = number + 2_000; number < last; number++) {
      const { id, app, author, date, stars, version, text } = invent(`r${number}`);
      const said = number % 100 === 0 ? text.repeat(Math.ceil(2_000 / text.length)) : text;
      rows += `${[id, app, author, date, stars, version ?? '', said, rest(number)].join(',')}\n`;
    }
    writeSync(file, rows);
  }
  closeSync(file);
}

mkdirSync(join(place, 'exports'));
writeExport(join(place, 'exports/large.csv'), Number(megabytes) * 1e6);
writeFileSync(join(place, 'nightly.yaml'), 'database: w.db\ninputs: [exports/]\ndeadline: 12h\n');

const began = performance.now();
const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, program, 'nightly', '--log', 'json'], {
  cwd: place,
});
let [said, peak] = ['', 0];
child.stderr.on('data', (data) => {
  said = `${said}${data}`.slice(-20_000);
});
const watch = setInterval(() => {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  peak = Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? peak);
}, 500);
const ended = await new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
clearInterval(watch);
console.log(said.trim().split('\n').at(-1).slice(0, 2_000));
console.log(
  `ended with ${ended} after ${((performance.now() - began) / 1e3).toFixed(0)} s; heap ${heap} MB, peak of resident memory ${(peak / 1024).toFixed(0)} MB`,
);
console.log(
  `database ${(statSync(join(place, 'w.db')).size / 1e6).toFixed(0)} MB of ${megabytes} MB of input`,
);
rmSync(place, { recursive: true });
