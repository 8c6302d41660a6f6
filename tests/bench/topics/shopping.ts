import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { folded } from '../../../pipeline/clean/index.ts';
import { lexiconFolder } from '../../../pipeline/folders.ts';
import { generator } from '../../../pipeline/learning/svm.ts';
import { chineseSegmenter } from '../../../pipeline/segment/chinese.ts';
import { readDictionary } from '../../../pipeline/segment/dictionary.ts';
import { contentWords, readTopicWords } from '../../../pipeline/topics/words.ts';

const path = fileURLToPath(
  new URL('../../../../shared/data/sentiment/shopping10.train.tsv', import.meta.url),
);

export const isThere = existsSync(path);

/** Reviews of ten kinds of goods, cut into content words. */
export interface Shopping {
  readonly texts: readonly (readonly string[])[];
  /** The kind of goods, 0 to 9. */
  readonly categories: readonly number[];
}

/**
 * Reads the file, whose lines `1 TAB text` (praise) and `0 TAB text` (blame) stand category by category, in each praise before blame: a
 * category begins where praise follows blame. The categories serve to measure only.
 */
export function readShopping(): Shopping {
  const { cut } = chineseSegmenter(readDictionary(`${lexiconFolder}dictionary.txt`));
  const words = readTopicWords();
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  let category = 0;
  const categories = lines.map((line, at) => {
    if (line.startsWith('1') && lines[at - 1]?.startsWith('0')) category++;
    return category;
  });
  return { texts: lines.map((line) => contentWords(cut(folded(line.slice(2))), words)), categories };
}

/** The same reviews in another order. */
export function shuffled({ texts, categories }: Shopping, seed: number): Shopping {
  const random = generator(seed);
  const order = [...texts.keys()];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return { texts: order.map((i) => texts[i]!), categories: order.map((i) => categories[i]!) };
}
