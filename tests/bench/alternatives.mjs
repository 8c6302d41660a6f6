// What others take for less than the whole: segmenters that only cut, a classifier that only says positive or negative, and Python from
// CSV to a database with nothing but words. What is not installed is passed over. Each gives reviews a second of one processor.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadSegmentContext } from '../../.dist/segment/index.js';

/** Texts that the classifier learns from. */
const learned = 2_000;

/**
 * @param rows reviews of tests/bench/corpus.mjs, and `table` the same as CSV
 * @returns [name, reviews a second] or [name, why not], one after the other
 */
export async function* alternatives(rows, table) {
  const texts = rows.map(({ text }) => text);
  const dictionary = fileURLToPath(new URL('../../lexicons/dictionary.txt', import.meta.url));
  const cutter = async (engine) => (await loadSegmentContext({ engine, dictionary })).segmenter.cut;
  yield tried('@node-rs/jieba, segmentation alone', async () => speedOf(texts, await cutter('jieba')));
  yield tried('nodejieba, segmentation alone', async () => speedOf(texts, await cutter('nodejieba')));
  yield tried('wink naive Bayes over @node-rs/jieba, polarity alone', async () => {
    const { default: bayes } = await import('wink-naive-bayes-text-classifier');
    const classifier = bayes();
    classifier.definePrepTasks([await cutter('jieba')]);
    for (const { text, stars } of rows.slice(0, learned)) classifier.learn(text, stars > 3 ? 'pos' : 'neg');
    classifier.consolidate();
    return speedOf(texts.slice(learned), (text) => classifier.predict(text));
  });
  yield tried('Python csv, jieba and sqlite3, segmentation alone', async () => {
    const seconds = execFileSync('/usr/bin/python3', ['-c', python, table], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return rows.length / Number(seconds);
  });
}

async function tried(name, measure) {
  try {
    return [name, await measure()];
  } catch (fault) {
    return [name, fault.message.split('\n')[0]];
  }
}

/** Reviews a second of processor time. */
function speedOf(texts, work) {
  const began = process.cpuUsage();
  for (const text of texts) work(text);
  const { user, system } = process.cpuUsage(began);
  return (texts.length / (user + system)) * 1e6;
}

/** The dictionary is loaded before the clock starts. */
const python = `
import csv, sqlite3, sys, time
import jieba
jieba.initialize()
began = time.process_time()
store = sqlite3.connect(':memory:')
store.execute('CREATE TABLE review (stars INTEGER, words TEXT)')
with open(sys.argv[1], encoding='utf-8-sig') as table:
    rows = ((row[4], ' '.join(jieba.cut(row[6]))) for row in csv.reader(table))
    store.executemany('INSERT INTO review VALUES (?, ?)', rows)
store.commit()
print(time.process_time() - began)
`;
