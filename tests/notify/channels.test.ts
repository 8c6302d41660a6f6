import { expect, test } from 'vitest';
import { digestOf } from '../../pipeline/notify/digest.ts';
import { toDingtalk } from '../../pipeline/notify/kinds/dingtalk.ts';
import { toFeishu } from '../../pipeline/notify/kinds/feishu.ts';
import { toWebhook } from '../../pipeline/notify/kinds/webhook.ts';
import { toWecom } from '../../pipeline/notify/kinds/wecom.ts';
import { dingtalkSign } from '../../pipeline/notify/kinds/dingtalk.ts';
import { feishuSign } from '../../pipeline/notify/kinds/feishu.ts';
import { webhookHeaders } from '../../pipeline/notify/kinds/webhook.ts';
import { alerts, labels } from '../../pipeline/store/queries.ts';
import { answerJson, answerStatus, faultOf, serve } from '../http/server.ts';
import { alarmed, long, now, secret, sending } from './support.ts';

async function digest() {
  const store = await alarmed();
  const agenda = {
    alerts: alerts(store)
      .filter(({ partOf }) => partOf === null)
      .map((alert) => ({ alert, told: null })),
    troubles: [],
  };
  return digestOf(agenda, {
    names: labels(store),
    lang: 'zh',
    report: 'https://intranet.example.com/report.html',
  });
}

const wellDone = { dingtalk: { errcode: 0, errmsg: 'ok' }, feishu: { code: 0, msg: 'success' } };

async function robot(answer: unknown) {
  const served = await serve((_, response) => answerJson(response, answer));
  return {
    ...served,
    url: secret('WENZHEN_TEST_ROBOT', `${served.url}/robot/send?access_token=open-sesame`),
  };
}

const anchor = 'https://intranet.example.com/report.html#alert-2025-04-25-startup.crash-';

test('DingTalk gets Markdown, signed in the address', async () => {
  const { url, asked } = await robot(wellDone.dingtalk);
  await toDingtalk({ url, secret: secret('WENZHEN_TEST_SECRET', 'SEC1') }, await digest(), sending);
  const [{ query, body, headers }] = asked as [(typeof asked)[0]];
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(query.get('access_token')).toBe('open-sesame');
  expect(query.get('timestamp')).toBe(String(now().getTime()));
  expect(query.get('sign')).toBe(dingtalkSign(now().getTime(), 'SEC1'));
  const { msgtype, markdown } = JSON.parse(body);
  expect([msgtype, markdown.title]).toEqual(['markdown', '问诊：1 条预警']);
  expect(markdown.text.split('\n\n')).toEqual([
    '### 问诊：1 条预警',
    '**1、康宁医生 · 打不开或启动闪退**',
    expect.stringMatching(
      /^2025-04-25 – 2025-04-29：40 条评论中 20 条提到，平时(约|不到) .* 条，\d+ 倍 \[看报告\]\(https:/,
    ),
    '> “一打开就闪退”',
    '[看报告](https://intranet.example.com/report.html)',
  ]);
  expect(markdown.text).toContain(`[看报告](${anchor}`);
});

test('Feishu gets rich text, signed in the body', async () => {
  const { url, asked } = await robot(wellDone.feishu);
  await toFeishu({ url, secret: secret('WENZHEN_TEST_SECRET', 'S2') }, await digest(), sending);
  const body = JSON.parse(asked[0]!.body);
  const seconds = Math.floor(now().getTime() / 1000);
  expect(body).toMatchObject({
    timestamp: String(seconds),
    sign: feishuSign(seconds, 'S2'),
    msg_type: 'post',
  });
  const { title, content } = body.content.post.zh_cn;
  expect(title).toBe('问诊：1 条预警');
  expect(content).toEqual([
    [{ tag: 'text', text: '1、康宁医生 · 打不开或启动闪退' }],
    [
      { tag: 'text', text: expect.stringContaining('20 条提到') },
      { tag: 'a', text: '看报告', href: expect.stringContaining(anchor) },
    ],
    [{ tag: 'text', text: '“一打开就闪退”' }],
    [{ tag: 'a', text: '看报告', href: 'https://intranet.example.com/report.html' }],
  ]);
});

test('WeCom gets Markdown', async () => {
  const { url, asked } = await robot(wellDone.dingtalk);
  await toWecom({ url }, await digest(), sending);
  const { msgtype, markdown } = JSON.parse(asked[0]!.body);
  expect(msgtype).toBe('markdown');
  expect(markdown.content.split('\n').slice(0, 2)).toEqual([
    '### 问诊：1 条预警',
    '**1、康宁医生 · 打不开或启动闪退**',
  ]);
});

test('a webhook gets all of it, signed', async () => {
  const { url, asked } = await robot('anything');
  await toWebhook({ url, secret: secret('WENZHEN_TEST_SECRET', 'S3') }, await digest(), sending);
  const [{ body, headers }] = asked as [(typeof asked)[0]];
  expect(JSON.parse(body)).toMatchObject({
    type: 'wenzhen.digest',
    title: '问诊：1 条预警',
    alerts: [{ app: '康宁医生', quote: '一打开就闪退', worse: false }],
  });
  expect(headers).toMatchObject(webhookHeaders(body, now(), 'S3'));
});

const kinds = { dingtalk: toDingtalk, feishu: toFeishu, wecom: toWecom };

test.each([
  ['dingtalk', { errcode: 310000, errmsg: 'open-sesame' }, /310000 \(DingTalk: signature/],
  ['feishu', { code: 19021, msg: 'sign match fail' }, /19021 \(Feishu: signature/],
  ['feishu', { StatusCode: 9499 }, /9499/],
  ['wecom', { errcode: 93000, errmsg: 'invalid webhook url' }, /93000 \(WeCom/],
  ['wecom', { errcode: '0' }, /error code 0/],
  ['wecom', { errmsg: 'ok' }, /error code/],
  ['dingtalk', [], /error code/],
  ['dingtalk', null, /error code/],
] as const)('%s: status 200 with %j has not arrived', async (kind, answer, told) => {
  const { url } = await robot(answer);
  const fault = await faultOf(kinds[kind]({ url }, await digest(), sending));
  expect(fault.message).toMatch(told);
  expect(`${fault.message}${fault.stack}`).not.toContain('open-sesame');
});

test('Feishu’s older answer is understood', async () => {
  const { url } = await robot({ StatusCode: 0, StatusMessage: 'success' });
  await toFeishu({ url }, await digest(), sending);
});

test('no message is longer than its service takes, however much there is to tell', async () => {
  for (const count of [0, 1, 3, 20, 300]) {
    for (const [kind, to] of Object.entries(kinds)) {
      const { url, asked } = await robot(kind === 'feishu' ? wellDone.feishu : wellDone.dingtalk);
      await to({ url }, long(count), sending);
      const { body } = asked[0]!;
      const text: string = kind === 'wecom' ? JSON.parse(body).markdown.content : body;
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(
        { dingtalk: 20_000, feishu: 20_480, wecom: 4_096 }[kind]!,
      );
      expect(text).toContain('report.html');
      if (count === 300) expect(text).toMatch(/另有 2\d\d 条，见报告/);
    }
  }
});

test('a robot that fails, redirects, or has no fit address', async () => {
  const down = await serve((_, response) => answerStatus(response, 502));
  const url = secret('WENZHEN_TEST_ROBOT', down.url);
  expect((await faultOf(toWecom({ url }, long(1), sending))).message).toBe('answered with status 502');
  expect(down.asked).toHaveLength(3);
  const away = await serve((_, response) => answerStatus(response, 308, { location: '/elsewhere' }));
  secret('WENZHEN_TEST_ROBOT', away.url);
  expect((await faultOf(toWecom({ url }, long(1), sending))).message).toMatch(/redirects elsewhere/);
  secret('WENZHEN_TEST_ROBOT', 'http://robot.example.com/open-sesame');
  expect((await faultOf(toWecom({ url }, long(1), sending))).message).toMatch(/not https/);
  secret('WENZHEN_TEST_ROBOT', 'open-sesame');
  expect((await faultOf(toWecom({ url }, long(1), sending))).message).toMatch(/no address of the web/);
});
