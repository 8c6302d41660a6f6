import { expect, test, vi } from 'vitest';
import { readFileSync } from 'node:fs';
import { fetchShape } from '../../pipeline/fetch/config.ts';
import { answerJson, type Asked, serve } from '../http/server.ts';
import { contents, entries, entriesIn, idsOf, Source } from './support.ts';

const fields = { id: 'id', text: 'text', date: 'date' };
const jsonSource = (url: string, given: object = {}) =>
  new Source({ kind: 'json', url: `${url}/list?status=all`, fields, ...given });

const pathsOf = (asked: readonly Asked[]) => asked.map(({ path }) => path);

test('only the fields that are named are kept, from wherever they stand, and every entry stays a row', async () => {
  const { url } = await serve((_, response) =>
    answerJson(response, {
      code: 0,
      data: {
        records: [{ no: 7, content: { body: '退款没人理' }, score: 1, phone: '13900001111' }, 'odd', null],
      },
    }),
  );
  const source = jsonSource(url, {
    items: 'data.records',
    success: { at: 'code', is: 0 },
    fields: { id: 'no', text: 'content.body', stars: 'score' },
  });
  const night = await source.fetch();
  expect(contents(night)).toEqual({
    '20250302T020000Z-0001.json': [{ id: 7, text: '退款没人理', stars: 1 }, 'odd', null],
  });
  expect(night.reviews).toBe(3);
});

test('by page number, until a page is empty', async () => {
  const { url, asked } = await serve(({ query }, response) =>
    answerJson(response, entries(5).slice(Number(query.get('p')) * 2, Number(query.get('p')) * 2 + 2)),
  );
  const night = await jsonSource(url, { paging: { by: 'page', parameter: 'p', first: 0 } }).fetch();
  expect(idsOf(entriesIn(night))).toEqual([5, 4, 3, 2, 1]);
  expect(pathsOf(asked)).toEqual([
    '/list?status=all&p=0',
    '/list?status=all&p=1',
    '/list?status=all&p=2',
    '/list?status=all&p=3',
  ]);
});

test('by offset, counting what came: pages that shrink leave nothing out', async () => {
  const { url, asked } = await serve(({ query }, response, count) => {
    const from = Number(query.get('offset'));
    answerJson(response, entries(9).slice(from, from + (count === 2 ? 1 : 3)));
  });
  const night = await jsonSource(url, { paging: { by: 'offset', parameter: 'offset' } }).fetch();
  expect(idsOf(entriesIn(night))).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(asked.map(({ query }) => query.get('offset'))).toEqual(['0', '3', '4', '7', '9']);
});

test('by cursor, until there is none', async () => {
  const { url, asked } = await serve(({ query }, response) => {
    const at = Number(query.get('after') ?? 0);
    answerJson(response, {
      list: entries(5).slice(at, at + 2),
      meta: at + 2 < 5 ? { next: `${at + 2}` } : {},
    });
  });
  const source = jsonSource(url, {
    items: 'list',
    paging: { by: 'cursor', parameter: 'after', at: 'meta.next' },
  });
  expect(idsOf(entriesIn(await source.fetch()))).toEqual([5, 4, 3, 2, 1]);
  expect(asked.map(({ query }) => query.get('after'))).toEqual([null, '2', '4']);
});

test('by cursor, going on the next night where this one ended', async () => {
  let feed = entries(3).toReversed();
  const { url, asked } = await serve(({ query }, response) => {
    const at = Number(query.get('after') ?? 0);
    answerJson(response, { list: feed.slice(at, at + 2), next: Math.min(at + 2, feed.length) });
  });
  const source = jsonSource(url, {
    items: 'list',
    paging: { by: 'cursor', parameter: 'after', at: 'next', resume: true },
  });
  expect(idsOf(entriesIn(await source.fetch()))).toEqual([1, 2, 3]);
  feed = entries(5).toReversed();
  expect(idsOf(entriesIn(await source.fetch()))).toEqual([4, 5]);
  expect(asked.map(({ query }) => query.get('after'))).toEqual([null, '2', '3', '3', '5']);
});

test('by a link in the answer, and by the Link header', async () => {
  const pages = [entries(5).slice(0, 2), entries(5).slice(2, 4), entries(5).slice(4)];
  const { url } = await serve(({ query }, response) => {
    const at = Number(query.get('n') ?? 0);
    const next = at < 2 ? `/list?n=${at + 1}` : null;
    if (next !== null) response.setHeader('Link', `</list?n=0>; rel="first", <${next}>; rel="next"`);
    answerJson(response, { list: pages[at], links: { next } });
  });
  for (const paging of [{ by: 'link', at: 'links.next' }, { by: 'link' }]) {
    const night = await jsonSource(url, { items: 'list', paging }).fetch();
    expect(idsOf(entriesIn(night))).toEqual([5, 4, 3, 2, 1]);
  }
});

test('a service is asked for what is new, two days back, where it can be', async () => {
  const { url, asked } = await serve((_, response) => answerJson(response, entries(3)));
  const source = jsonSource(url, { since: { parameter: 'from', form: 'seconds' } });
  await source.fetch();
  await source.fetch({}, { since: { parameter: 'from', form: 'date' } });
  await source.fetch();
  expect(asked.map(({ query }) => query.get('from'))).toEqual([
    null,
    '2025-02-27',
    String(Date.UTC(2025, 1, 27) / 1000),
  ]);
});

test('a list that begins with the newest is read back to the last night, and two days further', async () => {
  let list = entries(100);
  const { url, asked } = await serve(({ query }, response) =>
    answerJson(response, list.slice(Number(query.get('p')) * 10 - 10, Number(query.get('p')) * 10)),
  );
  const source = jsonSource(url, { newestFirst: true, paging: { by: 'page', parameter: 'p' } });
  expect((await source.fetch()).reviews).toBe(100);
  list = entries(120, Date.UTC(2025, 2, 1) + 20 * 3_600_000);
  const before = asked.length;
  const night = await source.fetch();
  expect(idsOf(entriesIn(night)).at(-1)).toBe(120 - 79); // 20 new ones, 48 hours of overlap, and the rest of the page that shows it
  expect(asked.length - before).toBe(8);
  expect(night.notes).toEqual([]);
});

test('a date in the future does not keep the next night from reading', async () => {
  const { url } = await serve((_, response) =>
    answerJson(response, [{ id: 1, text: '好', date: '2099-01-01' }, ...entries(2)]),
  );
  const source = jsonSource(url, { newestFirst: true });
  await source.fetch();
  expect(JSON.parse(source.cursor.value!)).toEqual({ '': { newest: Date.UTC(2025, 2, 1) } });
});

test('secrets go into the headers and nowhere else', async () => {
  vi.stubEnv('WENZHEN_TEST_TOKEN', 'open-sesame');
  const { url, asked } = await serve((_, response) => answerJson(response, entries(2)));
  const source = jsonSource(url, {
    headers: {
      authorization: { secret: { env: 'WENZHEN_TEST_TOKEN' }, prefix: 'Bearer ' },
      'x-team': 'growth',
    },
  });
  const night = await source.fetch();
  vi.unstubAllEnvs();
  expect(asked[0]!.headers).toMatchObject({ authorization: 'Bearer open-sesame', 'x-team': 'growth' });
  const left = [night, source.cursor.value, night.files.map((file) => readFileSync(file, 'utf8'))];
  expect(JSON.stringify(left)).not.toContain('open-sesame');
});

const refusedBecause = (given: object): string => {
  const checked = fetchShape.safeParse({
    name: 'a',
    kind: 'json',
    url: 'https://feedback.example.com/',
    fields,
    ...given,
  });
  return checked.success ? 'taken' : checked.error.issues[0]!.message;
};

test('settings that would leak or cannot work are refused', () => {
  const headers = { authorization: { secret: { env: 'TOKEN' } } };
  expect(refusedBecause({ headers })).toBe('taken');
  expect(refusedBecause({ headers, url: 'http://127.0.0.1:8080/' })).toBe('taken');
  expect(refusedBecause({ url: 'http://feedback.example.com/' })).toBe('taken');
  expect(refusedBecause({ headers, url: 'http://feedback.example.com/' })).toMatch(/not sent over http/);
  expect(refusedBecause({ url: 'https://me:open-sesame@feedback.example.com/' })).toMatch(
    /without user and password/,
  );
  expect(refusedBecause({ url: 'file:///etc/passwd' })).toMatch(/URL/);
  expect(refusedBecause({ fields: { id: 'id' } })).toBe('text or stars');
  expect(refusedBecause({ headers: { authorization: 'a\r\nx: y' } })).not.toBe('taken');
  expect(refusedBecause({ name: '../up' })).toBe('letters, digits, . _ -');
  expect(refusedBecause({ paging: { by: 'hand' } })).not.toBe('taken');
});
