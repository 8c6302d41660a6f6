import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCoder } from '../../pipeline/chain.ts';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { fromJsonLine } from '../../pipeline/ingest/index.ts';
import { evaluate } from '../../pipeline/learn/evaluate.ts';
import type { EvaluateOptions, Evaluation } from '../../pipeline/learn/evaluation.ts';
import { learn } from '../../pipeline/learn/learn.ts';
import { isDrop } from '../../pipeline/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-learn-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string): string => join(folder, name);

/** Every n-th of the project's invented reviews, a few of every file, dealt into two files. */
const every = 40;
function writeGold(): string[] {
  const examples = join(lexiconFolder, 'examples');
  const lines = readdirSync(examples)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(examples, name), 'utf8').split('\n').filter(Boolean));
  const some = lines.filter((_, at) => at % every === 0);
  return ['first.jsonl', 'second.jsonl'].map((name, file) => {
    // without the app, so that each file is a group
    const own = some
      .filter((_, at) => at % 2 === file)
      .map((line) => JSON.stringify({ ...JSON.parse(line), app: undefined }));
    writeFileSync(inFolder(name), own.join('\n'));
    return inFolder(name);
  });
}

function lexicons(name: string): string {
  cpSync(lexiconFolder, inFolder(name), {
    recursive: true,
    filter: (path) => !/(weights|examples)$/.test(path),
  });
  return inFolder(name);
}

describe('training on a few invented reviews', { timeout: 120_000 }, () => {
  let gold: string[];
  let trained: string;
  beforeAll(async () => {
    gold = writeGold();
    writeFileSync(inFolder('tones.tsv'), '1\t真不错，大家都喜欢\n0\t太差劲了，别再来\n');
    trained = lexicons('once');
    const options = {
      gold,
      tones: [{ path: inFolder('tones.tsv') }],
      segmenter: 'jieba' as const,
      lexicons: trained,
    };
    const summary = await learn(options, trained);
    expect(summary).toMatchObject({ tones: 2, folder: join(trained, 'weights') });
    await learn(options, lexicons('twice'));
  }, 120_000);

  test('gives the same bytes every time', () => {
    for (const name of ['weights/issues.bin', 'weights/polarity.bin'])
      expect(readFileSync(join(trained, name)).equals(readFileSync(join(inFolder('twice'), name)))).toBe(
        true,
      );
  });

  test('keeps no text: a weights file holds no Han character of the reviews', () => {
    for (const name of ['weights/issues.bin', 'weights/polarity.bin'])
      expect(readFileSync(join(trained, name)).includes(Buffer.from('闪退'))).toBe(false);
  });

  test('gives a coder that codes a sentence it has not seen', async () => {
    const { code } = await loadCoder({ segmenter: 'jieba', lexicons: trained });
    const raw = fromJsonLine({ id: 1, text: '新版一打开就闪退，重装三遍都没用' }, 1);
    if (isDrop(raw)) throw new Error(raw.detail);
    const coded = code(raw);
    if (isDrop(coded)) throw new Error(coded.detail);
    expect(coded.complaints.length).toBeGreaterThan(0);
    for (const { confidence, evidence } of coded.complaints) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(evidence.quote).toBe('新版一打开就闪退，重装三遍都没用'.slice(evidence.start, evidence.end));
    }
  });

  const measured = (options: Partial<EvaluateOptions>): Promise<Evaluation[]> =>
    evaluate(
      {
        gold,
        train: [],
        tones: [],
        domains: {},
        ablate: false,
        segmenter: 'jieba',
        lexicons: trained,
        ...options,
      },
      () => {},
    );

  test('is measured on gold with and without stars', async () => {
    const evaluations = await measured({});
    expect(evaluations.map(({ parts, stars }) => [parts, stars])).toEqual([
      ['both', false],
      ['both', true],
    ]);
    expect(evaluations[0]!.figures.complaint.f1.value).toBeGreaterThan(0.8);
  });

  test('is measured on groups that it has not seen, in its parts too', async () => {
    const held: string[] = [];
    const evaluations = await evaluate(
      { gold, train: [], tones: [], domains: {}, ablate: true, segmenter: 'jieba', lexicons: trained },
      (group) => held.push(group),
    );
    expect(held).toEqual(['first.jsonl', 'second.jsonl', 'first.jsonl', 'second.jsonl']);
    expect(evaluations.map(({ parts, stars }) => `${parts}${stars ? ' with stars' : ''}`)).toEqual([
      'knowledge',
      'learned',
      'learned with stars',
      'both',
      'both with stars',
    ]);
    for (const { figures, groups } of evaluations)
      expect(groups.map(({ figures: { reviews } }) => reviews).reduce((sum, one) => sum + one)).toBe(
        figures.reviews,
      );
  });

  test('refuses to be measured on nothing', async () => {
    writeFileSync(inFolder('empty.jsonl'), '\n');
    await expect(measured({ gold: [inFolder('empty.jsonl')] })).rejects.toThrow(
      /empty\.jsonl: no coded reviews/,
    );
  });
});
