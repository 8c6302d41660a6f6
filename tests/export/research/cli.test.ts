import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, wenzhen } from '../../cli/wenzhen.ts';
import { csv, filesIn } from './support.ts';

test('wenzhen export --bundle research writes the bundle and tells what to weigh before publication', async () => {
  const cwd = emptyFolder();
  writeFileSync(
    join(cwd, 'reviews.jsonl'),
    '{"id":"1","app":"康宁医生","author":"小林","text":"一打开就闪退","stars":1}',
  );
  writeFileSync(join(cwd, 'salt.txt'), '0123456789abcdef\n');
  await wenzhen(['run', 'reviews.jsonl', '--quiet'], { cwd });
  const bundle = ['export', '--bundle', 'research', '--lang', 'en'];

  const made = await wenzhen([...bundle, '--salt', 'salt.txt', '--cross', 'issue,app', 'stage,stars'], {
    cwd,
  });
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain('Authors are salted hashes');
  expect(made.out).toContain('output/research/manifest.json');
  const out = join(cwd, 'output/research');
  expect(filesIn(out)).toEqual(
    expect.arrayContaining(['tables/issue-by-app.csv', 'tables/stage-by-stars.csv']),
  );
  expect(csv(out, 'data/reviews.csv')[0]!.author).toMatch(/^[0-9a-f]{16}$/);

  for (const [words, fault] of [
    [['--cross', 'issue'], '[bad-cross] cross-table "issue"'],
    [['--cross', 'issue,mood'], 'Known dimensions: issue, stage, cause'],
    [['--agreement', 'nowhere'], '[no-agreement]'],
    [['--salt', 'reviews.txt'], '[bad-salt]'],
    [['--dates', 'hour'], '[bad-setting]'],
  ] as const) {
    const refused = await wenzhen([...bundle, ...words], { cwd });
    expect(refused.code, refused.err).toBe(2);
    expect(refused.err).toContain(fault);
  }
}, 180_000);
