import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readGold } from '../../pipeline/learn/examples.ts';

function goldFile(lines: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenzhen-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'gold.jsonl');
  writeFileSync(path, lines);
  return path;
}

const praise = '{"id": 7, "app": "康问在线", "text": "医生很耐心", "polarity": "pos", "complaints": []}';

describe('a gold file', () => {
  test('is read line by line: evidence as a text or as the coder gives it, the group is the app or else the file', () => {
    const path = goldFile(
      `${praise}\n\n{"id":"b","title":null,"text":"闪退","stars":1,"polarity":"neg","complaints":[{"issue":"stability.crash","stage":"retention","evidence":{"field":"text","start":0,"end":2,"quote":"闪退"}}]}\n`,
    );
    expect(readGold([path])).toMatchObject([
      { id: '7', group: '康问在线', file: path, title: '', stars: null, complaints: [], phenomena: [] },
      {
        id: 'b',
        group: 'gold.jsonl',
        stars: 1,
        complaints: [{ issue: 'stability.crash', evidence: '闪退' }],
      },
    ]);
  });

  test.each([
    ['half a line of JSON', `${praise}\n{"id": 8, "te`],
    ['an unknown polarity', `${praise}\n${praise.replace('"pos"', '"good"')}`],
    ['no complaints', `${praise}\n${praise.replace(', "complaints": []', '')}`],
    ['six stars', `${praise}\n${praise.replace('"id"', '"stars": 6, "id"')}`],
  ])('with %s is refused, naming file and line', (_, lines) => {
    const path = goldFile(lines);
    expect(() => readGold([path])).toThrow(
      expect.objectContaining({ code: 'gold-invalid', message: expect.stringContaining(`${path}:2:`) }),
    );
  });

  test('that is missing is refused, naming it', () => {
    expect(() => readGold(['nowhere.jsonl'])).toThrow(/nowhere\.jsonl/);
  });
});
