import { expect, test } from 'vitest';
import { persistently } from '../../pipeline/http/persistently.ts';
import { request } from '../../pipeline/http/request.ts';
import { answerJson, answerStatus, type Behaviour, faultOf, freely, hasty, serve } from './server.ts';

async function asking(behave: Behaviour, signal = new AbortController().signal) {
  const { url, asked } = await serve(behave);
  const once = () => request({ url: new URL(url), headers: {} }, freely({ signal, now: () => new Date() }));
  return { asked, done: persistently(once, hasty, signal) };
}

test('what fails at first succeeds in the end', async () => {
  const { asked, done } = await asking((_, response, count) =>
    count < 3 ? answerStatus(response, 503) : answerJson(response, 'well'),
  );
  expect((await done).body.toString()).toBe('"well"');
  expect(asked).toHaveLength(3);
});

test('what keeps failing is given up, what cannot get better at once', async () => {
  const busy = await asking((_, response) => answerStatus(response, 500));
  expect((await faultOf(busy.done)).message).toBe('answered with status 500');
  expect(busy.asked).toHaveLength(3);
  const closed = await asking((_, response) => answerStatus(response, 401));
  expect((await faultOf(closed.done)).message).toBe('answered with status 401');
  expect(closed.asked).toHaveLength(1);
});

test.each([
  ['seconds', () => '1'],
  ['a date', () => new Date(Date.now() + 2_000).toUTCString()],
])('it waits as long as it is asked to, in %s', async (_, header) => {
  const { asked, done } = await asking((_, response, count) =>
    count === 1 ? answerStatus(response, 429, { 'retry-after': header() }) : answerJson(response, 1),
  );
  await done;
  expect(asked[1]!.at - asked[0]!.at).toBeGreaterThanOrEqual(990);
});

test('a wait that would take the night is not waited', async () => {
  const { asked, done } = await asking((_, response) =>
    answerStatus(response, 429, { 'retry-after': '86400' }),
  );
  expect(await faultOf(done)).toMatchObject({ wait: 86_400 });
  expect(asked).toHaveLength(1);
});

test('waiting ends with the night', async () => {
  const stop = new AbortController();
  const { done } = await asking(
    (_, response) => answerStatus(response, 429, { 'retry-after': '2' }),
    stop.signal,
  );
  setTimeout(() => stop.abort(new Error('the deadline')), 50);
  expect((await faultOf(done)).message).toBe('the deadline');
});
