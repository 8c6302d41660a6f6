import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { HttpFault } from '../../pipeline/http/fault.ts';
import { request } from '../../pipeline/http/request.ts';
import { answerJson, answerStatus, cutOff, faultOf, freely, serve } from './server.ts';

const bearer = { authorization: 'Bearer open-sesame' };
const get = (url: string, given = {}) =>
  request(
    { url: new URL(url), headers: bearer },
    freely({ limits: { seconds: 5, bytes: 10_000 }, ...given }),
  );
const post = (url: string) => request({ url: new URL(url), headers: {}, body: '{}' }, freely());

test('an answer comes whole, decompressed, and what was asked with it', async () => {
  const { url, asked } = await serve(
    (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('挂号失败')),
  );
  const { body } = await get(`${url}/list?page=1`);
  expect(body.toString()).toBe('挂号失败');
  expect(asked).toMatchObject([{ method: 'GET', path: '/list?page=1', headers: bearer }]);
});

test.each([
  [429, true],
  [503, true],
  [500, true],
  [401, false],
  [404, false],
  [304, false],
])('status %d: temporary is %s', async (status, temporary) => {
  const { url } = await serve((_, response) => answerStatus(response, status, { 'retry-after': '7' }));
  expect(await faultOf(get(url))).toMatchObject({
    temporary,
    wait: 7,
    message: `answered with status ${status}`,
  });
});

test('a redirect on the same host is followed', async () => {
  const { url, asked } = await serve(({ path }, response) =>
    path === '/old' ? answerStatus(response, 302, { location: '/new' }) : answerJson(response, []),
  );
  await get(`${url}/old`);
  expect(asked.map(({ path }) => path)).toEqual(['/old', '/new']);
});

test('a redirect to another host or port is refused, and nothing is sent there', async () => {
  const elsewhere = await serve((_, response) => answerJson(response, []));
  const { url } = await serve((_, response) =>
    answerStatus(response, 307, { location: `${elsewhere.url}/x` }),
  );
  const fault = await faultOf<HttpFault>(get(url));
  expect(fault.message).toMatch(/^redirects elsewhere \(127\.0\.0\.1:\d+\), which is refused/);
  expect(fault.temporary).toBe(false);
  expect(elsewhere.asked).toEqual([]);
});

test('a redirect to https of the same name, to nowhere, or without end is refused', async () => {
  const { url } = await serve(({ path }, response) =>
    answerStatus(response, 302, {
      location: path === '/loop' ? '/loop' : path === '/bad' ? 'http://[' : 'https://127.0.0.1/',
    }),
  );
  expect((await faultOf(get(url))).message).toMatch(/elsewhere \(127\.0\.0\.1\)/);
  expect((await faultOf(get(`${url}/bad`))).message).toMatch(/elsewhere/);
  expect((await faultOf(get(`${url}/loop`))).message).toBe('redirects more than 5 times');
});

test('what is posted is never redirected', async () => {
  const { url, asked } = await serve((_, response) => answerStatus(response, 307, { location: '/again' }));
  expect((await faultOf(post(url))).message).toMatch(/elsewhere/);
  expect(asked).toHaveLength(1);
});

test('a server that never finishes is left', async () => {
  const { url } = await serve((_, response) => void response.writeHead(200).write('['));
  const fault = await faultOf(get(url, { limits: { seconds: 0.2, bytes: 1_000 } }));
  expect(fault).toMatchObject({ message: 'took longer than 0.2 s to answer', temporary: true });
});

test('a cut line and a closed port are temporary', async () => {
  const { url } = await serve((_, response) => cutOff(response));
  expect(await faultOf(get(url))).toMatchObject({
    temporary: true,
    message: expect.stringMatching(/^connection failed/),
  });
  expect(await faultOf(get('http://127.0.0.1:9'))).toMatchObject({ temporary: true });
});

test('too large an answer is not read to its end, compressed or not', async () => {
  const { url } = await serve(({ path }, response) => {
    const bomb = path === '/bomb';
    response.writeHead(200, bomb ? { 'content-encoding': 'gzip' } : {});
    response.end(bomb ? gzipSync(Buffer.alloc(50_000_000)) : Buffer.alloc(50_000));
  });
  for (const path of ['/plain', '/bomb'])
    expect(await faultOf(get(`${url}${path}`))).toMatchObject({
      message: 'answered with more than 10000 bytes',
      temporary: false,
    });
});

test('the caller can end it, and that is no fault of the server', async () => {
  const { url } = await serve(() => {});
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('the deadline')), 20);
  expect((await faultOf(get(url, { signal: stop.signal }))).message).toBe('the deadline');
});

test('no fault tells a header or a query', async () => {
  const { url } = await serve((_, response) => answerStatus(response, 403));
  for (const address of [
    `${url}/?key=open-sesame`,
    'http://127.0.0.1:9/?key=open-sesame',
    'http://no-such-host.invalid/?key=open-sesame',
  ]) {
    const fault = await faultOf<HttpFault>(get(address));
    expect(fault).toBeInstanceOf(HttpFault);
    expect(JSON.stringify([fault.message, fault.stack, fault.told])).not.toContain('open-sesame');
  }
});
