import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseOf, optionsFor, type Shelf, variety, visitorOf } from './support.ts';

let shelf: Shelf;
let visit: ReturnType<typeof visitorOf>;
let options: ReturnType<typeof optionsFor>;

beforeAll(async () => {
  shelf = await databaseOf(variety());
  options = optionsFor(shelf.path);
  visit = visitorOf(options);
}, 60_000);
afterAll(() => {
  options.reader.close();
  shelf.clear();
});

const app = encodeURIComponent('康宁医生');
const pages = [
  ...['/', '/apps', `/app?app=${app}`, '/issues', `/issues?app=${app}`, '/issue?issue=consult.slow'],
  ...[
    `/issue?issue=stability.crash&app=${app}`,
    '/topics',
    '/alerts',
    '/ledger',
    '/reviews',
    '/search',
    '/search?q=%E9%97%AA%E9%80%80',
  ],
  ...[
    '/reviews?stage=retention&cause=engineering',
    '/queue',
    '/queue?list=suspected',
    '/queue?list=contested',
    '/queue?list=judged',
  ],
  '/review?app=%E5%BA%B7%E5%AE%81%E5%8C%BB%E7%94%9F&id=u1',
];

describe.each(pages)('%s', (url) => {
  test('is shown in Chinese and in English', async () => {
    const chinese = await visit(url);
    expect(chinese.status).toBe(200);
    expect(chinese.text).toContain('<html lang="zh-CN">');
    const english = await visit(`${url}${url.includes('?') ? '&' : '?'}lang=en`);
    expect(english.status).toBe(200);
    expect(english.text).toContain('<html lang="en">');
    expect(options.defects).toEqual([]);
  });
});

test('a topic has a page, and its reviews', async () => {
  const link = /href="(\/topic\?topic=[^"]+)"/
    .exec((await visit('/topics')).text)?.[1]
    ?.replaceAll('&amp;', '&');
  expect(link).toBeDefined();
  const { status, text } = await visit(link!);
  expect(status).toBe(200);
  const [, list, count] = /<a href="(\/reviews\?topic=[^"]+)">(\d+) 条评论/.exec(text)!;
  const listed = (await visit(list!.replace('/reviews?', '/reviews.csv?').replaceAll('&amp;', '&'))).text;
  expect(listed.trim().split('\r\n').length - 1).toBe(Number(count));
});

test('the language once chosen stays', async () => {
  const chosen = await visit('/?lang=en');
  const cookie = chosen.headers.get('set-cookie')?.split(';')[0];
  expect((await visit('/issues', { headers: { cookie: cookie! } })).text).toContain('<html lang="en">');
});

test('every cell of the heat table leads to as many reviews as it counts', async () => {
  const csv = (await visit('/overview.csv?table=matrix&lang=en')).text;
  const rows = csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  expect(rows.length).toBeGreaterThan(5);
  for (const [stage, , cause, , reviews] of rows) {
    const listed = await visit(`/reviews.csv?stage=${stage}&cause=${cause}`);
    expect(listed.text.trim().split('\r\n').length - 1, `${stage} ${cause}`).toBe(Number(reviews));
  }
});

test('a list of reviews goes on from page to page, each review once', async () => {
  const seen: string[] = [];
  for (let url: string | undefined = '/reviews'; url !== undefined; ) {
    const { text } = await visit(url);
    seen.push(...[...text.matchAll(/<article class="review" id="(r\d+)"/g)].map(([, id]) => id!));
    url = /class="more"><a href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(new Set(seen).size).toBe(seen.length);
  const counted = /计入评论<\/dt><dd>([\d,]+)/.exec((await visit('/')).text)?.[1];
  expect(seen.length).toBe(Number(counted?.replace(',', '')));
});

test('the evidence is set off in the text', async () => {
  const { text } = await visit('/reviews?issue=refund.refused');
  expect(text).toContain('医生没接诊，<mark>退款申请了五天还在审核中</mark>');
});

test('every table of a page can be had as CSV', async () => {
  const { text } = await visit(`/app?app=${app}`);
  const links = [...text.matchAll(/href="(\/[a-z]+\.csv[^"]*)" download/g)].map(([, link]) =>
    link!.replaceAll('&amp;', '&'),
  );
  expect(links.length).toBeGreaterThanOrEqual(5);
  for (const link of links) {
    const csv = await visit(link);
    expect(csv.headers.get('content-type'), link).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z]+\.csv"$/);
  }
});

test('the CSV of a search has all that is found, not the page alone', async () => {
  const rowsOf = (csv: string): string[] => csv.trim().split('\r\n').slice(1);
  const found = `/search?q=${encodeURIComponent('闪退')}`;
  const { text } = await visit(found);
  const total = Number(/找到 (\d+) 条/.exec(text)?.[1]);
  expect(text.match(/<article/g)!.length).toBeLessThan(total);
  expect(rowsOf((await visit(found.replace('?', '.csv?'))).text).length).toBe(total);
});

test('search marks what was found and takes filters', async () => {
  const { text } = await visit(`/search?q=${encodeURIComponent('閃退')}&app=${app}`);
  expect(text).toContain('<mark>闪退</mark>');
  expect(text).not.toContain('百川健康</a> ·');
});

test('a query without a word is told where the results would stand', async () => {
  const { status, text } = await visit('/search?q=%20%2C');
  expect(status).toBe(200);
  expect(text).toMatch(/<div id="results"[^>]*><p class="notice fault">/);
});

test.each([
  ['/issue?issue=no.such', 404],
  ['/app?app=nobody', 404],
  ['/review?app=x&id=y', 404],
  ['/topic?topic=z', 404],
  ['/reviews?issue=no.such', 404],
  ['/reviews?stars=9', 400],
  ['/reviews?since=yesterday', 400],
  ['/reviews?after=;DROP', 400],
  ['/queue?list=others', 400],
  ['/nowhere', 404],
  ['/issues.csv?table=nowhere', 404],
])('%s is refused in words', async (url, status) => {
  const answer = await visit(url);
  expect(answer.status).toBe(status);
  expect(answer.text).toContain('class="notice fault"');
  expect(options.defects).toEqual([]);
});
