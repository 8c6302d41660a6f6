// Invented reviews as rows of an export, the same for the same seed on every machine. They are put together from the clauses of the invented
// examples (lexicons/examples), some of whose words make way for words of the same company (lexicons/induced-classes.tsv): as long, as
// uneven in length, as many of several sentences and as varied in their words as real exports are.
// `node tests/bench/corpus.mjs COUNT [SEED] > reviews.csv` writes them as CSV.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { uniform } from '../../.dist/statistics/random.js';

const lexicons = new URL('../../lexicons/', import.meta.url);
const apps = [
  '康宁医生',
  '百川健康',
  '安诺保险管家',
  '邻里拼购',
  '平价药房',
  '口袋记账',
  '晴天出行',
  '星河影音',
];
const day = 86_400_000;
const firstDay = Date.UTC(2022, 0, 1);
/** Days over which the reviews are spread. */
export const days = 1_096;
/** How often a word makes way for another one of its company. */
const exchanged = 0.2;
/** Of a hundred reviews, how many have at most one star, two, … */
const upTo = [30, 37, 43, 52, 100];
/** Lengths are log-normal, as real ones are: the median in characters, and the standard deviation of the logarithm. */
const [usualLength, spread] = [23.5, 0.85];
/** Of a hundred reviews, so many are nothing but a few usual words. */
const tersePercent = 6;

/** @typedef {{id: string, app: string, author: string, date: string, stars: number, title: string, text: string, version: string}} Row */

/** Draws rows; `id` names them, `from` and `to` are the days (from 0) of writing. */
export function author(seed) {
  const random = uniform(seed);
  const below = (count) => Math.floor(random() * count);
  const skewed = (list, power) => list[Math.floor(random() ** power * list.length)];
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const { clauses, kin } = material();
  for (const list of clauses) shuffle(list, uniform(0));
  const terse = clauses[5].map(({ text }) => text).filter((text) => text.length < 7);

  const worded = ({ text, words }) => {
    let said = '';
    let at = 0;
    for (const { start, end, group } of words) {
      if (random() >= exchanged) continue;
      said += text.slice(at, start) + skewed(kin[group], 2);
      at = end;
    }
    said += text.slice(at);
    return said.replace(/\d/g, () => String(below(10)));
  };
  const starsNow = () => {
    const drawn = random() * 100;
    return 1 + upTo.findIndex((share) => drawn < share);
  };
  const body = (stars) => {
    const length = usualLength * Math.exp(spread * normal());
    if (stars > 3 && random() * 48 < tersePercent) return skewed(terse, 4);
    let text = worded(skewed(clauses[stars], 2.2));
    while (text.length < length) {
      const mark = random() < 0.07 ? '。' : random() < 0.02 ? '！' : random() < 0.15 ? ' ' : '，';
      text += mark + worded(skewed(clauses[stars], 2.2));
    }
    return text + (random() < 0.3 ? '。' : random() < 0.15 ? '！' : '');
  };

  return (id, from = 0, to = days) => {
    const on = from + below(to - from);
    const stars = starsNow();
    const written = new Date(firstDay + on * day + below(day / 1_000) * 1_000);
    return {
      id,
      app: skewed(apps, 2.5),
      author: `u${below(1_000_000)}`,
      date: written.toISOString().slice(0, 19).replace('T', ' '),
      stars,
      title: random() < 0.3 ? worded(skewed(clauses[stars], 2.2)).slice(0, 12) : '',
      text: body(stars),
      version: random() < 0.9 ? `${1 + Math.floor(on / 365)}.${Math.floor((on % 365) / 21)}.${below(2)}` : '',
    };
  };
}

/** Clauses of the invented examples by stars, with the words that have others of their company; and these, by company. */
function material() {
  const group = new Map();
  const kin = [];
  for (const line of readFileSync(new URL('induced-classes.tsv', lexicons), 'utf8').split('\n')) {
    const [word, number] = line.split('\t');
    if (line.startsWith('#') || number === undefined || !/^\p{Script=Han}{2,}$/u.test(word)) continue;
    group.set(word, Number(number));
    kin[Number(number)] ??= [];
    kin[Number(number)].push(word);
  }
  const clauses = Array.from({ length: 6 }, () => []);
  const folder = fileURLToPath(new URL('examples/', lexicons));
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort())
    for (const line of readFileSync(folder + file, 'utf8')
      .trim()
      .split('\n')) {
      const { stars, text, polarity } = JSON.parse(line);
      const known = stars ?? (polarity === 'pos' ? 5 : polarity === 'neg' ? 1 : 3);
      for (const clause of text.split(/[，。！？!?,\n；;]+/).filter((part) => part.length > 1))
        clauses[known].push({ text: clause, words: wordsIn(clause, group) });
    }
  // most examples bear no stars: two and four say what one and five do
  clauses[2].push(...clauses[1]);
  clauses[4].push(...clauses[5]);
  return { clauses, kin };
}

function shuffle(list, random) {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
}

/** The longest known words from the left. */
function wordsIn(text, group) {
  const words = [];
  for (let start = 0; start < text.length; start++)
    for (let end = Math.min(text.length, start + 5); end > start + 1; end--)
      if (group.has(text.slice(start, end))) {
        words.push({ start, end, group: group.get(text.slice(start, end)) });
        start = end - 1;
        break;
      }
  return words;
}

const columns = ['id', 'app', 'author', 'date', 'stars', 'title', 'text', 'version'];

/** The rows as lines of CSV, the header first. */
export function* csv(count, seed, id = 'r', from = 0, to = days) {
  const write = author(seed);
  yield `${columns.join()}\n`;
  for (let n = 0; n < count; n++) {
    const row = write(`${id}${n}`, from, to);
    yield `${columns.map((column) => quoted(String(row[column]))).join()}\n`;
  }
}

const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { Readable } = await import('node:stream');
  const [, , count, seed = '1'] = process.argv;
  Readable.from(csv(Number(count), Number(seed))).pipe(process.stdout);
}
