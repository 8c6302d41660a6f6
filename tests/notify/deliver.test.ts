import { expect, test } from 'vitest';
import { UserError } from '../../pipeline/errors.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { answerJson, answerStatus, type Asked, serve } from '../http/server.ts';
import { coded } from '../store/support.ts';
import { crash, put } from '../trends/invented-app.ts';
import { alarmed, secret, tonight } from './support.ts';

/** A robot of WeCom that can be switched off. */
async function robot(name = '企业微信') {
  const state = { up: true };
  const served = await serve((_, response) =>
    state.up ? answerJson(response, { errcode: 0 }) : answerStatus(response, 503),
  );
  const variable = `WENZHEN_TEST_${name.codePointAt(0)}`;
  const channel = { name, kind: 'wecom', url: secret(variable, `${served.url}/?key=open-sesame`) };
  return { state, channel, asked: served.asked };
}

const texts = (asked: readonly Asked[]): string[] =>
  asked.map(({ body }) => JSON.parse(body).markdown.content);

/** Two more days on which nearly everybody complains. */
const worse = (store: Store, app = '康宁医生') =>
  put(
    store,
    Array.from({ length: 160 }, (_, place) =>
      coded({
        ...{ id: `w${place}`, app, version: '3.2.0', stars: 1 },
        date: new Date(Date.UTC(2025, 3, 30 + Math.floor(place / 80), 4)).toISOString(),
        text: `${crash}，第${place}位说`,
        says: [['startup.crash', crash]],
      }),
    ),
  );

test('one message a night, once; again when it has become worse', async () => {
  const store = await alarmed(['康宁医生', '百川健康']);
  const { channel, asked } = await robot();
  expect(await tonight(store, [channel])).toEqual({ sent: 1, kept: 0, faults: [] });
  expect(texts(asked)).toEqual([
    expect.stringMatching(/2 条预警[\s\S]*康宁医生[\s\S]*百川健康|2 条预警[\s\S]*百川健康[\s\S]*康宁医生/),
  ]);
  expect(await tonight(store, [channel])).toEqual({ sent: 0, kept: 0, faults: [] });
  await worse(store);
  expect(await tonight(store, [channel])).toMatchObject({ sent: 1 });
  expect(texts(asked)).toHaveLength(2);
  expect(texts(asked)[1]).toMatch(/1 条预警[\s\S]*康宁医生 · 打不开或启动闪退（加重）[\s\S]*（上次 .* 倍）/);
});

test('what does not arrive is kept and sent with what is new; other channels are told meanwhile', async () => {
  const store = await alarmed();
  const [down, up] = [await robot('企业微信'), await robot('备用')];
  down.state.up = false;
  const first = await tonight(store, [down.channel, up.channel]);
  expect(first).toMatchObject({ sent: 1, kept: 1, faults: [{ code: 'alert-undelivered' }] });
  expect(first.faults[0]!.message).toBe('channel 企业微信: answered with status 503');
  await put(
    store,
    Array.from({ length: 60 }, (_, day) => day).flatMap((day) => twin(day)),
  );
  down.state.up = true;
  await tonight(store, [down.channel, up.channel]);
  expect(texts(down.asked).at(-1)).toContain('2 条预警');
  expect(texts(up.asked).map((text) => /\d 条预警/.exec(text)![0])).toEqual(['1 条预警', '1 条预警']);
  expect(await tonight(store, [down.channel, up.channel])).toMatchObject({ sent: 0, kept: 0 });
});

/** Another app with the same trouble. */
function twin(day: number) {
  return Array.from({ length: 8 }, (_, place) => {
    const broken = day >= 55 && place % 2 === 0;
    return coded({
      ...{ id: `t${day}-${place}`, app: '安诺保险', stars: broken ? 1 : 5, polarity: broken ? 'neg' : 'pos' },
      date: new Date(Date.UTC(2025, 2, 1 + day, place)).toISOString(),
      text: broken ? `${crash}，第${day}天${place}` : `很好，第${day}天${place}`,
      says: broken ? [['startup.crash', crash]] : [],
    });
  });
}

test('a night that was held is told in words, with what could not be reached', async () => {
  const store = await alarmed([]);
  const { channel, asked } = await robot();
  const fault = new UserError({
    ...{ code: 'source-unreachable', message: 'source a: https://a.example/ answered with status 503' },
    zh: { message: '来源 苹果：返回状态 503' },
  });
  await tonight(store, [channel], {
    ...{ outcome: 'held', reasons: [{ zh: '评论数骤降', en: 'far fewer reviews' }], faults: [fault] },
    report: 'output/my_report.html',
  });
  expect(texts(asked)[0]!.split('\n')).toEqual([
    '### 问诊：2 项运行问题',
    '> 未发布，结果仍是上一次的：评论数骤降',
    '> 来源 苹果：返回状态 503',
    '报告：output/my_report.html',
  ]);
});

test('quotes come masked and harmless, whatever stands in the store', async () => {
  const store = await alarmed();
  const { channel, asked } = await robot();
  const hostile = '闪退[退款](http://evil.example)\u202e找13812345678';
  store.db.prepare(`UPDATE review SET text = ? || text WHERE text LIKE ? || '%'`).run(hostile, crash);
  store.db.prepare('UPDATE complaint SET length = ?').run([...hostile].length);
  await tonight(store, [channel]);
  expect(texts(asked)[0]).toContain('> “闪退［退款］(http：//evil．example)找［手机号］”');
});

test('no secret stands in the store, and none in what is told of a fault', async () => {
  const store = await alarmed();
  const { channel, state } = await robot();
  state.up = false;
  const { faults } = await tonight(store, [
    channel,
    { ...channel, name: '无', url: { env: 'WENZHEN_NOT_SET' } },
  ]);
  expect(faults.map(({ code }) => code)).toEqual(['alert-undelivered', 'secret-missing']);
  const rows = store.db.prepare('SELECT * FROM notice').all();
  expect(rows).toHaveLength(2);
  const told = JSON.stringify([
    rows,
    faults.map(({ message, stack, hint, zh }) => [message, stack, hint, zh]),
  ]);
  expect(told).not.toMatch(/open-sesame|127\.0\.0\.1/);
});

test('what was told is known the next night in another process', async () => {
  const store = await alarmed();
  const { channel } = await robot();
  await tonight(store, [channel]);
  expect(store.db.prepare('SELECT channel, kind, told = weight AS arrived FROM notice').all()).toEqual([
    { channel: '企业微信', kind: 'alert', arrived: 1 },
  ]);
});
