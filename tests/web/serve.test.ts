import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder, wenzhen } from '../cli/wenzhen.ts';
import { serving } from './serving.ts';
import { databaseOf, unsure } from './support.ts';

const patience = 60_000;

test(
  'wenzhen serve answers on this machine, takes a correction, ends when told, and export hands it to learn',
  async () => {
    const shelf = await databaseOf([unsure('u1')]);
    onTestFinished(() => shelf.clear());
    const { url, judging, stop } = await serving(shelf.path);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await fetch(url)).text()).toContain('<html lang="en">');
    const entered = await fetch(judging, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
    const queue = await (await fetch(`${url}queue`, { headers: { cookie } })).text();
    const proof = /name="proof" value="([^"]+)"/.exec(queue)![1]!;
    const body = new URLSearchParams({
      app: '康宁医生',
      review: 'u1',
      verdict: 'confirmed',
      judge: '',
      proof,
    });
    expect((await fetch(`${url}judge`, { method: 'POST', body, headers: { cookie } })).status).toBe(200);
    expect(await statusFor(url, 'evil.example')).toBe(421);
    expect(await stop()).toBe(0);
    const gold = join(emptyFolder(), 'gold.jsonl');
    const { code, out } = await wenzhen(['export', '--db', shelf.path, '--corrections', gold]);
    expect([code, out.trim()]).toEqual([0, gold]);
    expect(JSON.parse(readFileSync(gold, 'utf8'))).toMatchObject({ id: 'u1', polarity: 'neg' });
  },
  patience,
);

/** The status a request gets that calls us by another name; `fetch` does not let one choose it. */
const statusFor = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });

test(
  'a port that is taken and a database that is not there are told in words',
  async () => {
    const shelf = await databaseOf([unsure('u1')]);
    onTestFinished(() => shelf.clear());
    const { url } = await serving(shelf.path);
    const taken = await wenzhen(['serve', shelf.path, '--port', new URL(url).port, '--lang', 'en']);
    expect([taken.code, taken.err]).toEqual([2, expect.stringContaining('is in use')]);
    const missing = await wenzhen(['serve', 'no/such.db', '--lang', 'en']);
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('no/such.db')]);
  },
  patience,
);
