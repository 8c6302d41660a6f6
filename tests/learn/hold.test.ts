import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readTraining } from '../../pipeline/learn/learn.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenzhen-hold-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const line = (id: string, text: string): string =>
  `${JSON.stringify({ id, text, polarity: 'pos', complaints: [] })}\n`;

test('a text held for measuring is learned from nowhere, whatever its spelling', async () => {
  const gold = write('gold.jsonl', line('a', '挂号很方便') + line('b', '医生很耐心'));
  const tones = write('tones.tsv', '1\t药送得快\n1\t藥送得快\n1\t界面清爽\n');
  const hold = write('hold.jsonl', line('c', '挂号很方便') + line('d', '药送得快'));
  const data = await readTraining({
    gold: [gold],
    hold: [hold],
    tones: [{ path: tones }],
    segmenter: 'jieba',
  });
  expect(data.examples.map(({ gold: { id } }) => id)).toEqual(['b']);
  expect(data.tones).toHaveLength(1);
});
