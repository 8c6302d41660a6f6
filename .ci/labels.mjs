// Joins lexicons/labels/real-reviews.tsv with the texts beside the clone and prints gold lines: the codes of real reviews hold no text.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCodebook } from '../.dist/codebook.js';
import { normalise, readSource } from '../.dist/ingest/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const data = `${root}../shared/data/`;
const { issues } = readCodebook(`${root}lexicons/codebook.yaml`);
/** The app of a file that names none. */
const apps = { 'reviews/alipay-2014.txt': '支付宝', 'reviews/icook-googleplay-zhTW.csv': 'iCook愛料理' };

const labels = readFileSync(`${root}lexicons/labels/real-reviews.tsv`, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));
for (const file of new Set(labels.map(([name]) => name))) {
  const texts = await textsOf(file);
  for (const [name, row, hash, polarity, complaints] of labels)
    if (name === file) print(name, row, hash, polarity, complaints, texts);
}

async function textsOf(file) {
  if (file.endsWith('.tsv'))
    return new Map(
      readFileSync(data + file, 'utf8')
        .split('\n')
        .map((line, at) => [at + 1, { title: '', text: line.slice(2) }]),
    );
  const texts = new Map();
  const app = apps[file] ?? file.replace(/^.*qimai-|\.xlsx$/g, '');
  for await (const item of readSource(data + file, { app })) {
    const review = item.kind === 'raw' ? normalise.run(item) : undefined;
    if (review?.kind === 'review')
      texts.set(review.origin.row, { app, title: review.title, text: review.text, stars: review.stars });
  }
  return texts;
}

function print(file, row, hash, polarity, codes, texts) {
  const review = texts.get(Number(row));
  if (review === undefined || hashOf(review) !== hash)
    throw new Error(`${file} row ${row} is not the review that was coded`);
  const complaints = codes
    .split(' ')
    .filter(Boolean)
    .map((code) => complaintOf(code, review));
  console.log(JSON.stringify({ id: `${file}:${row}`, ...review, polarity, complaints }));
}

function hashOf({ title, text }) {
  return createHash('sha256').update(`${title}\n${text}`).digest('hex').slice(0, 12);
}

function complaintOf(code, review) {
  const [, issue, stage = issues[issue].stage, field, start, end] =
    /^([^@>]+)(?:>([^@]+))?@(title|text):(\d+)-(\d+)$/.exec(code);
  return { issue, stage, evidence: review[field].slice(Number(start), Number(end)) };
}
