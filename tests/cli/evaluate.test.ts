import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, wenzhen } from './wenzhen.ts';

const gold = [
  '{"id":1,"text":"一打开就闪退","polarity":"neg","complaints":[{"issue":"startup.crash","stage":"activation","evidence":"一打开就闪退"}],"phenomena":["negation"]}',
  '{"id":2,"text":"医生很耐心，点赞","stars":5,"polarity":"pos","complaints":[]}',
].join('\n');

/** A folder with gold and a settings file that names it. */
function folderWithGold(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'gold'));
  writeFileSync(join(folder, 'gold', 'two.jsonl'), gold);
  writeFileSync(join(folder, 'wenzhen.yaml'), 'gold: [gold/two.jsonl]\n');
  return folder;
}

describe('evaluate', { timeout: 60_000 }, () => {
  test('prints its tables in Chinese, of the gold files that the settings name', async () => {
    const { code, out, err } = await wenzhen([
      'evaluate',
      '--config',
      join(folderWithGold(), 'wenzhen.yaml'),
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const shown of ['2 条评论', '问题 F1', 'startup.crash', 'negation', '置信度'])
      expect(out).toContain(shown);
  });

  test('prints JSON', async () => {
    const { out } = await wenzhen(['evaluate', join(folderWithGold(), 'gold/two.jsonl'), '--json']);
    const { evaluations } = JSON.parse(out);
    expect(evaluations).toMatchObject([
      { parts: 'both', stars: false, figures: { reviews: 2, unanswered: 0 } },
      { parts: 'both', stars: true, figures: { reviews: 2 } },
    ]);
  });

  test('without gold is refused, naming the next step', async () => {
    const { code, err } = await wenzhen(['evaluate', '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain('error [no-gold]');
    expect(err).toContain('--config');
  });

  test('cross-validation of too few reviews is refused, saying how many there are', async () => {
    const { code, err } = await wenzhen([
      'evaluate',
      join(folderWithGold(), 'gold/two.jsonl'),
      '--cross',
      'app',
    ]);
    expect(code).toBe(2);
    expect(err).toContain('[too-few-groups]');
    expect(err).toContain('two.jsonl 2');
  });
});
