import fc from 'fast-check';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCleanContext } from '../../pipeline/clean/read-context.ts';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { readCorpus } from '../../pipeline/learn/corpus.ts';
import { classFile } from '../../pipeline/learn/induce-from.ts';
import { induceClasses, type InduceOptions } from '../../pipeline/learn/induce.ts';
import { symmetricEigen } from '../../pipeline/learn/jacobi.ts';
import { loadSegmentContext, type SegmentContext } from '../../pipeline/segment/index.ts';
import { readTexts } from '../../pipeline/learn/unlabelled.ts';

const small: InduceOptions = { words: 100, least: 2, dimensions: 4, classes: 2 };

/** Two worlds that share no word: things that break, and things that are delivered. */
const breaking = ['闪退', '卡死', '崩溃'].flatMap((failure) => [
  ['一', '打开', '就', failure],
  ['更新', '后', '就', failure],
  ['总是', failure],
]);
const delivering = ['快递', '物流', '配送'].flatMap((service) => [
  [service, '很', '慢'],
  [service, '真', '快'],
  ['这家', service, '很', '快'],
]);
const texts = [...breaking, ...delivering, ...delivering];

describe('induced word classes', () => {
  const classes = induceClasses(texts, small);

  it('put words of the same company together, and the two worlds apart', () => {
    const crash = classes.get('闪退');
    const delivery = classes.get('快递');
    expect([classes.get('卡死'), classes.get('崩溃')]).toEqual([crash, crash]);
    expect([classes.get('物流'), classes.get('配送')]).toEqual([delivery, delivery]);
    expect(crash).not.toBe(delivery);
  });

  it('number the class whose words occur oftenest 0, and begin it with its most frequent word', () => {
    expect(classes.get('快递')).toBe(0);
    expect([...classes.values()]).toEqual([...classes.values()].sort());
    expect([...classes.keys()][0]).toBe('很');
  });

  it('have no place for a word that stands alone', () => {
    expect(induceClasses([...texts, ['孤零零'], ['孤零零']], small).has('孤零零')).toBe(false);
  });

  it('are none where there are no words', () => {
    expect(induceClasses([], small).size).toBe(0);
    expect(induceClasses([['好'], ['好']], small).size).toBe(0);
  });

  it('law: the same texts, in any order, give the same classes in the same order', () => {
    const shuffled = fc.shuffledSubarray(texts, { minLength: texts.length });
    fc.assert(
      fc.property(shuffled, (other) => {
        expect([...induceClasses(other, small)]).toEqual([...classes]);
      }),
      { numRuns: 30 },
    );
  });

  it('law: whatever the texts, classes are numbered 0, 1, 2 … and never more than asked for', () => {
    const word = fc.constantFrom('好', '坏', '快', '慢', '贵', '，', '123');
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 20 }), (any) => {
        const numbers = [...new Set(induceClasses(any, { ...small, classes: 3 }).values())];
        expect(numbers).toEqual([0, 1, 2].slice(0, numbers.length));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the corpus', () => {
  it('keeps frequent words only, the most frequent first, equals in code point order', () => {
    const { words, counts } = readCorpus(
      [
        ['乙', '甲', '丙', '丙', '少'],
        ['乙', '甲', '丙'],
      ],
      { words: 3, least: 2 },
    );
    expect(words).toEqual(['丙', '乙', '甲']);
    expect([...counts]).toEqual([3, 2, 2]);
  });

  it('ends clauses at punctuation, and leaves out digits, long runs of letters and signs', () => {
    const { words, stream } = readCorpus([['慢', '5', '慢', '，', 'abcdefghijklm', '<', '👍', '慢']], {
      words: 9,
      least: 1,
    });
    expect(words).toEqual(['慢', '👍']);
    expect([...stream]).toEqual([0, 0, -1, 1, 0, -1]);
  });
});

describe('texts for learning', () => {
  let segmenting: SegmentContext;
  const folder = mkdtempSync(join(tmpdir(), 'wenzhen-induce-'));
  beforeAll(async () => {
    const dictionary = join(lexiconFolder, 'dictionary.txt');
    segmenting = await loadSegmentContext({ engine: 'jieba', dictionary });
  });

  async function tokensOf(name: string, content: string): Promise<string[][]> {
    const path = join(folder, name);
    writeFileSync(path, content);
    const found: string[][] = [];
    for await (const text of readTexts([path], { cleaning: loadCleanContext() }, segmenting))
      found.push(text);
    return found;
  }

  it('are taken once, from labelled lines and from exports', async () => {
    expect(await tokensOf('a.tsv', '1\t物流很快\n0\t物流很快\n0\t一直闪退\n')).toEqual([
      ['\n', '物流', '很快'],
      ['\n', '一直', '闪退'],
    ]);
    expect(await tokensOf('b.jsonl', '{"id":"1","title":"慢","text":"一直闪退"}\n')).toEqual([
      ['慢', '\n', '一直', '闪退'],
    ]);
  });

  it('hold no personal data', async () => {
    const [tokens] = await tokensOf('c.tsv', '0\t客服让我打13800138000 没人接\n');
    expect(tokens?.join('')).toBe('\n客服让我打 没人接');
  });
});

describe('the file of classes', () => {
  it('has a header and a line a word', () => {
    const classes = new Map([
      ['好', 0],
      ['坏', 1],
    ]);
    expect(classFile({ classes, texts: 2 }, ['Licence: MIT'])).toBe('# Licence: MIT\n好\t0\n坏\t1\n');
  });
});

describe('eigendecomposition', () => {
  it('law: the vectors are unit, and the matrix only stretches them', () => {
    const entry = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 6, maxLength: 6 }), ([a, b, c, d, e, f]) => {
        const matrix = [
          [a!, b!, c!],
          [b!, d!, e!],
          [c!, e!, f!],
        ];
        const found = symmetricEigen(matrix.map((row) => Float64Array.from(row)));
        for (const { value, vector } of found) {
          expect(Math.hypot(...vector)).toBeCloseTo(1, 10);
          matrix.forEach((row, at) => {
            const image = row.reduce((sum, entry, to) => sum + entry * vector[to]!, 0);
            expect(image).toBeCloseTo(value * vector[at]!, 8);
          });
        }
        expect(found.map(({ value }) => value)).toEqual(
          found.map(({ value }) => value).sort((x, y) => y - x),
        );
      }),
    );
  });
});
