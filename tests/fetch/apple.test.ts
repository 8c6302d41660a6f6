import { expect, test } from 'vitest';
import { readAll } from '../ingest/support.ts';
import { answerJson, answerStatus, faultOf, serve } from '../http/server.ts';
import { Source } from './support.ts';

/** A review as Apple's feed has it. */
const entry = (id: number, updated: string) => ({
  author: { name: { label: '小满' } },
  updated: { label: updated },
  'im:rating': { label: '1' },
  'im:version': { label: '6.2.0' },
  id: { label: String(id) },
  title: { label: '挂号又失败' },
  content: { label: `第${id}次，到付款那一步就转圈` },
});

/** Newest first, an hour between them. */
const reviews = (count: number, newest = Date.UTC(2025, 2, 1, 12)) =>
  Array.from({ length: count }, (_, place) =>
    entry(count - place, new Date(newest - place * 3_600_000).toISOString().replace('.000Z', '-00:00')),
  );

/** The store of each country, with the feed's limits. */
async function store(countries: Record<string, ReturnType<typeof reviews>>) {
  const served = await serve(({ path }, response) => {
    const [, country = '', page = ''] =
      /^\/(\w\w)\/rss\/customerreviews\/page=(\d+)\/id=123\/sortby=mostrecent\/json$/.exec(path) ?? [];
    if (countries[country] === undefined) return answerStatus(response, 404);
    if (Number(page) > 10) return answerStatus(response, 400);
    const part = countries[country].slice(Number(page) * 50 - 50, Number(page) * 50);
    const feed = { author: { name: { label: 'iTunes Store' } } };
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
    response.end(
      JSON.stringify({
        feed: part.length === 0 ? feed : { ...feed, entry: part.length === 1 ? part[0] : part },
      }),
    );
  });
  const source = new Source({
    kind: 'apple',
    app: '问安医生',
    id: 123,
    countries: Object.keys(countries),
    at: served.url,
  });
  return { ...served, source };
}

async function idsIn(files: readonly string[]): Promise<(string | null)[]> {
  const read = await Promise.all(files.map((file) => readAll(file, { app: '问安医生' })));
  return read.flatMap(({ reviews: found }) => found.map(({ id }) => id));
}

test('ten pages of fifty, as the feed gives them, and ingest reads every file', async () => {
  const { source, asked } = await store({ cn: reviews(700) });
  const night = await source.fetch();
  expect(night).toMatchObject({ reviews: 500, notes: [] });
  expect(asked).toHaveLength(10);
  expect(new Set(await idsIn(night.files)).size).toBe(500);
});

test('each country is a list of its own; one that fails does not stop the other', async () => {
  const countries: Record<string, ReturnType<typeof reviews>> = { cn: reviews(60), hk: reviews(1) };
  const { source } = await store(countries);
  const names = (await source.fetch()).files.map((file) => file.slice(file.lastIndexOf('/') + 1)).sort();
  expect(names).toEqual([
    '20250302T020000Z-cn-0001.json',
    '20250302T020000Z-cn-0002.json',
    '20250302T020000Z-hk-0001.json',
  ]);
  delete countries.hk;
  countries.cn = reviews(61, Date.UTC(2025, 2, 1, 13));
  expect((await faultOf(source.fetch())).message).toMatch(/\/hk\/rss\/.* answered with status 404/);
  expect(JSON.parse(source.cursor.value!)).toMatchObject({
    cn: { newest: Date.UTC(2025, 2, 1, 13) },
    hk: { newest: Date.UTC(2025, 2, 1, 12) },
  });
});

test('the next night reads no further back than it must', async () => {
  const countries = { cn: reviews(500) };
  const { source, asked } = await store(countries);
  await source.fetch();
  countries.cn = reviews(510, Date.UTC(2025, 2, 1, 22));
  const night = await source.fetch();
  expect(asked).toHaveLength(10 + 3);
  expect(night.notes).toEqual([]);
  const edited = countries.cn.at(-1)!;
  countries.cn = [
    { ...edited, updated: { label: '2025-03-01T23:00:00-00:00' } },
    ...countries.cn.slice(0, -1),
  ];
  expect(await idsIn((await source.fetch()).files)).toContain('1');
});

test('more new reviews than the feed gives are told', async () => {
  const countries = { cn: reviews(500) };
  const { source } = await store(countries);
  await source.fetch();
  countries.cn = reviews(500, Date.UTC(2025, 4, 1));
  const night = await source.fetch();
  expect(night.notes.map(({ en }) => en)).toEqual([
    'the list cn does not reach back to the last time (2025-03-01 12:00 UTC): reviews in between may lack; fetch more often',
  ]);
});

test('an app without reviews has an empty feed; what is no feed is a fault', async () => {
  expect((await (await store({ cn: [] })).source.fetch()).files).toEqual([]);
  const { url } = await serve((_, response) => answerJson(response, { error: 'maintenance' }));
  const source = new Source({ kind: 'apple', app: '问安医生', id: '123', at: url });
  expect((await faultOf(source.fetch())).message).toMatch(/no feed/);
});
