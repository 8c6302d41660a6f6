import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../pipeline/errors.ts';
import { answerJson, answerStatus, type Behaviour, cutOff, faultOf, serve } from '../http/server.ts';
import { entries, entriesIn, idsOf, Source } from './support.ts';

const fields = { id: 'id', text: 'text', date: 'date' };
const byPage = { by: 'page', parameter: 'page' };

async function sourceOf(behave: Behaviour, given: object = {}) {
  const { url, asked } = await serve(behave);
  return { asked, source: new Source({ kind: 'json', url, fields, paging: byPage, ...given }) };
}

const pageOf = (query: URLSearchParams, list = entries(6)) =>
  list.slice(Number(query.get('page')) * 2 - 2, Number(query.get('page')) * 2);

const troubles: Readonly<Record<string, Behaviour>> = {
  'too many requests': (_, response) => answerStatus(response, 429, { 'retry-after': '0' }),
  'a failing server': (_, response) => answerStatus(response, 500),
  'a cut line': (_, response) => cutOff(response),
  'malformed JSON': (_, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end('[{"id":'),
  'a slow server': () => {},
};

test.each(Object.keys(troubles))(
  '%s now and then is got over, and nothing is lost or doubled',
  async (name) => {
    const { source } = await sourceOf((asked, response, count) =>
      count % 2 === 1 ? troubles[name]!(asked, response, count) : answerJson(response, pageOf(asked.query)),
    );
    const night = await source.fetch({ limits: { seconds: 0.3, bytes: 10_000 } });
    expect(idsOf(entriesIn(night))).toEqual([6, 5, 4, 3, 2, 1]);
  },
);

test.each(Object.keys(troubles))(
  '%s for good: the pages before stay, the cursor too, and the next night reads all',
  async (name) => {
    let well = false;
    const { source } = await sourceOf((asked, response, count) =>
      well || asked.query.get('page') === '1'
        ? answerJson(response, pageOf(asked.query))
        : troubles[name]!(asked, response, count),
    );
    const kept: string[] = [];
    const fault = await faultOf<UserError>(source.fetch({ limits: { seconds: 0.3, bytes: 10_000 } }));
    expect(fault).toBeInstanceOf(UserError);
    expect(fault.code).toBe('source-unreachable');
    expect(source.cursor.value).toBeNull();
    kept.push(...filesOf(source));
    expect(kept).toHaveLength(1);
    well = true;
    expect(idsOf(entriesIn(await source.fetch()))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(filesOf(source)).toEqual(expect.arrayContaining(kept));
  },
);

test('pages that repeat others, whole or in part, are brought, and a list that repeats itself for ever ends', async () => {
  const { source, asked } = await sourceOf(({ query }, response) => {
    const page = Math.min(Number(query.get('page')), 3);
    answerJson(response, entries(5).slice(page - 1, page + 2)); // each page shares two with the one before
  });
  const night = await source.fetch();
  expect([...new Set(idsOf(entriesIn(night)))]).toEqual([5, 4, 3, 2, 1]);
  expect(asked).toHaveLength(5);
});

test('a list that never ends is a fault, and what came before stays', async () => {
  const { source } = await sourceOf(
    ({ query }, response) =>
      answerJson(response, { list: [{ id: query.get('c'), text: '好' }], next: Number(query.get('c')) + 1 }),
    { items: 'list', paging: { by: 'cursor', parameter: 'c', at: 'next' }, pages: 20 },
  );
  const fault = await faultOf<UserError>(source.fetch());
  expect(fault.message).toMatch(/a list of more than 20 pages/);
  expect(source.cursor.value).toBeNull();
  expect(filesOf(source)).toHaveLength(20);
});

test('a next link that leads back, or to another host', async () => {
  const elsewhere = await serve((_, response) => answerJson(response, { list: [], next: null }));
  const back = await sourceOf((_, response) => answerJson(response, { list: entries(2), next: '/' }), {
    items: 'list',
    paging: { by: 'link', at: 'next' },
  });
  expect((await back.source.fetch()).reviews).toBe(2);
  const away = await sourceOf(
    (_, response) => answerJson(response, { list: entries(2), next: elsewhere.url }),
    {
      items: 'list',
      paging: { by: 'link', at: 'next' },
    },
  );
  expect((await faultOf(away.source.fetch())).message).toMatch(/redirects elsewhere/);
  expect(elsewhere.asked).toEqual([]);
});

test('a redirect to another host, a page of HTML, too large a body, no list: each is told and not asked again', async () => {
  const elsewhere = await serve((_, response) => answerJson(response, []));
  const answers: [Behaviour, RegExp][] = [
    [(_, response) => answerStatus(response, 302, { location: elsewhere.url }), /redirects elsewhere/],
    [
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      /text\/html/,
    ],
    [(_, response) => answerJson(response, 'x'.repeat(20_000)), /more than 10000 bytes/],
    [(_, response) => answerJson(response, { code: 401, msg: 'open-sesame' }), /without a list/],
    [(_, response) => answerStatus(response, 401), /status 401/],
  ];
  for (const [behave, told] of answers) {
    const { source, asked } = await sourceOf(behave);
    const fault = await faultOf(source.fetch({ limits: { seconds: 5, bytes: 10_000 } }));
    expect(fault.message).toMatch(told);
    expect(fault.message).not.toContain('open-sesame');
    expect(asked).toHaveLength(1);
  }
  expect(elsewhere.asked).toEqual([]);
});

test('a list that is suddenly empty is asked again, and is no empty list', async () => {
  const { source } = await sourceOf(
    ({ query }, response, count) => answerJson(response, count < 5 || count === 6 ? pageOf(query) : []),
    { newestFirst: true },
  );
  expect((await source.fetch()).reviews).toBe(6);
  expect((await source.fetch()).reviews).toBe(2);
  expect((await faultOf(source.fetch())).message).toMatch(/empty list, where there were reviews before/);
});

test('the end of the night ends it at once, and what came before stays', async () => {
  const stop = new AbortController();
  const { source } = await sourceOf(({ query }, response) => {
    if (query.get('page') === '2') return stop.abort();
    answerJson(response, pageOf(query));
  });
  expect(await faultOf(source.fetch({ signal: stop.signal }))).toMatchObject({ code: 'source-stopped' });
  expect(filesOf(source)).toHaveLength(1);
});

test('a clock set back replaces no file', async () => {
  const { source } = await sourceOf(({ query }, response) => answerJson(response, pageOf(query)));
  await source.fetch();
  const before = filesOf(source);
  await source.fetch();
  expect(filesOf(source)).toHaveLength(2 * before.length);
});

test('law: however pages are cut, repeated and interrupted, every entry is brought once all has been answered', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 30 }),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
      fc.array(fc.constantFrom('well', 'well', 'well', '500', 'cut', 'half'), { maxLength: 12 }),
      async (count, sizes, events) => {
        const { source } = await sourceOf(
          ({ query }, response, turn) => {
            const event = events[turn - 1] ?? 'well';
            if (event === '500') return answerStatus(response, 500);
            if (event === 'cut') return cutOff(response);
            const from = Number(query.get('offset'));
            const page = JSON.stringify(entries(count).slice(from, from + sizes[turn % sizes.length]!));
            response.writeHead(200, { 'content-type': 'application/json' });
            response.end(event === 'half' ? page.slice(0, -1) : page);
          },
          { paging: { by: 'offset', parameter: 'offset' } },
        );
        let night = await source.fetch().catch(() => null);
        for (let turn = 0; night === null && turn < 10; turn++)
          night = await source.fetch().catch(() => null);
        expect(new Set(idsOf(entriesIn(night!)))).toEqual(new Set(idsOf(entries(count))));
      },
    ),
    { numRuns: 40 },
  );
});

function filesOf({ folder }: Source): string[] {
  return readdirSync(folder).sort();
}
