import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOurs } from '../../pipeline/web/guard/host.ts';
import { proofOf } from '../../pipeline/web/guard/token.ts';
import { databaseOf, optionsFor, type Shelf, token, unsure, visitorOf } from './support.ts';

let shelf: Shelf;
let options: ReturnType<typeof optionsFor>;
let visit: ReturnType<typeof visitorOf>;

beforeAll(async () => {
  shelf = await databaseOf([unsure('u1')]);
  options = optionsFor(shelf.path);
  visit = visitorOf(options);
}, 60_000);
afterAll(() => {
  options.reader.close();
  shelf.clear();
});

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

test.each([
  '/',
  '/nowhere',
  '/reviews?stars=9',
  '/style.css',
  '/htmx.js',
  '/keys.js',
  '/overview.csv',
  '/?token=x',
])('%s comes with the policy', async (url) => {
  const { headers } = await visit(url);
  expect(headers.get('content-security-policy')).toBe(policy);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

describe('the name a request calls us by', () => {
  test.each([
    '127.0.0.1',
    '127.0.0.1:4173',
    'localhost:1',
    'LOCALHOST',
    '[::1]:4173',
    '192.0.2.7:80',
    'office.example:4173',
  ])('%s is ours', (name) => expect(isOurs(name, 'office.example')).toBe(true));
  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '',
    'a b',
    '127.0.0.1:80:80',
    '[::1',
    '[evil]',
  ])('%s is not', (name) => expect(isOurs(name, '127.0.0.1')).toBe(false));
  test('a page of another site that points its name at us gets nothing', async () => {
    const answer = await visit('/', { headers: { host: 'evil.example:4173' } });
    expect([answer.status, answer.text]).toEqual([421, 'misdirected request\n']);
  });
});

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/style.css/../../package.json',
  '/.git/config',
  '/htmx.js%00',
  '//etc/passwd',
])('no file but ours is served: %s', async (url) => {
  const { status, text } = await visit(url);
  expect(status).toBe(404);
  expect(text).not.toContain('devDependencies');
});

test('a URL that is far too long is refused', async () => {
  expect((await visit(`/search?q=${'a'.repeat(7_000)}`)).status).toBe(414);
});

test('a form that is far too large is refused', async () => {
  const body = new URLSearchParams({ quote: 'a'.repeat(100_000) });
  expect((await visit('/judge', { method: 'POST', body })).status).toBe(413);
});

test('what is no form is refused', async () => {
  const headers = { 'content-type': 'application/json' };
  expect((await visit('/judge', { method: 'POST', body: '{}', headers })).status).toBe(400);
  expect(options.defects).toEqual([]);
});

test.each(['PUT', 'DELETE', 'PATCH', 'POST'])(
  '%s changes nothing where there is nothing to change',
  async (method) => {
    expect((await visit('/', { method })).status).toBe(404);
  },
);

describe('writing', () => {
  const form = { app: '康宁医生', review: 'u1', verdict: 'confirmed', judge: '' };
  const post = (fields: Record<string, string>, cookie?: string) =>
    visit('/judge', {
      method: 'POST',
      body: new URLSearchParams({ ...form, ...fields }),
      ...(cookie === undefined ? {} : { headers: { cookie } }),
    });
  const cookie = `wenzhen_token=${token}`;
  const kept = async () => (await visit('/queue?list=judged')).text.includes('id="r1"');

  test.each([
    ['no token', {}, undefined],
    ['the proof alone', { proof: proofOf(token) }, undefined],
    ['the cookie alone', {}, cookie],
    ['another proof', { proof: proofOf('another') }, cookie],
    ['the token in the place of the proof', { proof: token }, cookie],
    ['another cookie', { proof: proofOf(token) }, 'wenzhen_token=another'],
  ] as const)('is refused with %s', async (_, fields, sent) => {
    expect((await post(fields, sent)).status).toBe(403);
    expect(await kept()).toBe(false);
  });

  test('the URL that was printed gives a cookie for this site alone, and leads on without the token', async () => {
    const { status, headers } = await visit(`/queue?token=${token}&list=abstained`);
    expect(status).toBe(303);
    expect(headers.get('location')).toBe('/queue?list=abstained');
    expect(headers.get('set-cookie')).toMatch(/^wenzhen_token=open-sesame;.*HttpOnly; SameSite=Strict/);
    expect((await visit('/?token=guessed')).headers.get('set-cookie')).toBeNull();
  });

  test('a redirect never leads to another site', async () => {
    expect((await visit(`//evil.example/?token=${token}`)).headers.get('location')).toBe('/evil.example/');
  });

  test('forms stand on pages only for those who may write', async () => {
    expect((await visit('/queue')).text).not.toContain('<form method="post"');
    expect((await visit('/queue', { headers: { cookie } })).text).toContain(`value="${proofOf(token)}"`);
    expect((await visit('/queue', { headers: { cookie } })).text).not.toContain(token);
  });

  test('is taken with both', async () => {
    const { status, headers } = await post({ proof: proofOf(token) }, cookie);
    expect([status, headers.get('location')]).toEqual([
      303,
      `/review?app=${encodeURIComponent('康宁医生')}&id=u1`,
    ]);
    expect(await kept()).toBe(true);
  });
});
