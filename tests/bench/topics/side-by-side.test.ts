import { describe, expect, test } from 'vitest';
import { discover } from '../../../pipeline/topics/discover.ts';
import { type Documents, readDocuments } from '../../../pipeline/topics/documents.ts';
import { countWords } from '../../../pipeline/topics/mixture.ts';
import { topWords } from '../../../pipeline/topics/top-words.ts';
import { textVectors, wordVectors } from '../../../pipeline/topics/vectors.ts';
import { type Grouping, gsdmm, kMeans, nmf } from './baselines.ts';
import { agreementOf, coherenceOf, diversityOf, mean } from './measures.ts';
import { isThere, readShopping, shuffled } from './shopping.ts';

/** Ten categories, ten top words, words of ten reviews or more; the same words for all methods. */
const [groups, most] = [10, 10];
const vocabulary = { least: 10, most: 10_000 };
/** Each order of the reviews, and each start of a baseline, by chance; means are told. */
const seeds = [1, 2, 3];

type Method = (texts: Documents, seed: number) => Grouping;

const ours: Method = (texts) => {
  const groupOf = discover(texts, textVectors(texts, wordVectors(texts)), {
    groups: 4 * groups,
    topics: groups,
  });
  return { groupOf, tops: topWords(countWords(texts, groupOf, groups), most) };
};

const methods: Readonly<Record<string, Method>> = {
  wenzhen: ours,
  GSDMM: (texts, seed) => gsdmm(texts, groups, seed, most),
  NMF: (texts, seed) => nmf(texts, groups, seed, most),
  'k-means': (texts, seed) => kMeans(texts, groups, seed, most),
};

const names = ['NMI', 'purity', 'NPMI', 'diversity', 'NPMI*', 'diversity*'] as const;
type Figures = Readonly<Record<(typeof names)[number], number>>;

function figuresOf(method: Method, texts: Documents, categories: readonly number[], seed: number): Figures {
  const { groupOf, tops } = method(texts, seed);
  const { nmi, purity } = agreementOf(groupOf, categories);
  const told = topWords(countWords(texts, groupOf, groups), most);
  return {
    NMI: nmi,
    purity,
    NPMI: coherenceOf(texts, tops),
    diversity: diversityOf(tops),
    'NPMI*': coherenceOf(texts, told),
    'diversity*': diversityOf(told),
  };
}

const row = (name: string, cells: readonly string[]) =>
  `${name.padEnd(10)}${cells.map((cell) => cell.padStart(12)).join('')}`;

describe.skipIf(!isThere || process.env.WENZHEN_BENCH === undefined)(
  'topics of reviews of ten kinds of goods',
  () => {
    test('ours meet all bars at once, in every order of the reviews', { timeout: 3_600_000 }, () => {
      const shopping = readShopping();
      const orders = seeds.map((seed) => {
        const { texts, categories } = shuffled(shopping, seed);
        return { seed, categories, texts: readDocuments(texts, vocabulary) };
      });
      console.log(row('', names), '\n* top words by our ranking; means of', seeds.length, 'orders');
      const found = Object.entries(methods).map(([name, method]) => {
        const all = orders.map(({ seed, texts, categories }) => figuresOf(method, texts, categories, seed));
        console.log(
          row(
            name,
            names.map((one) => mean(all.map((figures) => figures[one])).toFixed(3)),
          ),
        );
        return all;
      });
      for (const figures of found[0]!) {
        expect(figures.NMI).toBeGreaterThanOrEqual(0.6);
        expect(figures.purity).toBeGreaterThanOrEqual(0.75);
        expect(figures.NPMI).toBeGreaterThanOrEqual(0.14);
        expect(figures.diversity).toBeGreaterThanOrEqual(0.8);
      }
    });
  },
);
