import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { serving } from '../web/serving.ts';
import { emptyFolder, wenzhen } from './wenzhen.ts';

const review = (id: string, text: string) =>
  `${JSON.stringify({ id, app: '康宁医生', date: '2025-06-20', stars: 2, text })}\n`;

/** A few of the invented reviews that the weights are trained on, so that a training takes seconds. */
function someExamples(folder: string): string {
  const lines = readdirSync(join(lexiconFolder, 'examples'))
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(lexiconFolder, 'examples', name), 'utf8').split('\n'))
    .filter((line, at) => line !== '' && at % 40 === 0);
  const path = join(folder, 'examples.jsonl');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

test('what a person corrects in the review queue outlasts another night and is learned from', async () => {
  const folder = emptyFolder();
  const [db, input] = [join(folder, 'wenzhen.db'), join(folder, 'feedback.jsonl')];
  const run = async () => expect((await wenzhen(['run', input, '--db', db, '--quiet'])).code).toBe(0);
  const said = '客服说会回电，等到现在也没有动静';
  writeFileSync(input, review('r1', said));
  await run();

  const { judging, url, stop } = await serving(db);
  const cookie = (await fetch(judging, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
  const page = `${url}review?app=${encodeURIComponent('康宁医生')}&id=r1`;
  const form = await (await fetch(page, { headers: { cookie } })).text();
  const proof = /name="proof" value="([^"]+)"/.exec(form)![1]!;
  const body = new URLSearchParams({
    ...{ app: '康宁医生', review: 'r1', proof, judge: '小林' },
    ...{
      verdict: 'corrected',
      polarity: 'neg',
      issue: 'consult.slow',
      stage: '',
      quote: '等到现在也没有动静',
    },
  });
  expect((await fetch(`${url}judge`, { method: 'POST', body, headers: { cookie } })).status).toBe(200);

  writeFileSync(input, review('r1', said) + review('r2', '一打开就闪退'));
  await run(); // while the explorer serves
  expect(await (await fetch(page)).text()).toContain('小林');
  expect(await stop()).toBe(0);

  const gold = join(folder, 'corrections.jsonl');
  expect((await wenzhen(['export', '--db', db, '--corrections', gold])).code).toBe(0);
  expect(JSON.parse(readFileSync(gold, 'utf8'))).toMatchObject({
    ...{ id: 'r1', text: said },
    complaints: [{ issue: 'consult.slow', stage: 'retention', evidence: '等到现在也没有动静' }],
  });

  const lexicons = join(folder, 'lexicons');
  cpSync(lexiconFolder, lexicons, { recursive: true, filter: (path) => !/(weights|examples)$/.test(path) });
  const examples = someExamples(folder);
  const coded = async (...files: string[]): Promise<number> => {
    const { code, out } = await wenzhen(['learn', ...files, '--lexicons', lexicons, '--lang', 'en']);
    expect(code).toBe(0);
    return Number(/coded reviews\s+(\d+)/.exec(out)?.[1]);
  };
  expect((await coded(examples, gold)) - (await coded(examples))).toBe(1);
}, 300_000);
