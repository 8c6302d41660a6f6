import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { dingtalkSign } from '../../pipeline/notify/kinds/dingtalk.ts';
import { feishuSign } from '../../pipeline/notify/kinds/feishu.ts';
import { webhookHeaders } from '../../pipeline/notify/kinds/webhook.ts';
import { answerJson, answerStatus, type Asked, serve } from '../http/server.ts';
import { uniform } from '../../pipeline/statistics/random.ts';
import { amongOthers, dayOf, jsonLines, nightIn } from '../nightly/support.ts';
import { mailServer } from '../notify/mail-server.ts';
import { secret } from '../notify/support.ts';
import { write } from '../run/support.ts';
import { type Ended, emptyFolder, wenzhen } from './wenzhen.ts';

vi.setConfig({ testTimeout: 180_000 }); // several nights, each a process of its own

/** Sixty days of an app, eight reviews a day; from the fifty-fifth day on half of them say that it crashes, and leave a number. */
function incident(app: string): object[] {
  const draw = uniform(app.length + app.codePointAt(0)!);
  return Array.from({ length: 60 * 8 }, (_, number) => {
    const [day, place] = [Math.floor(number / 8), number % 8];
    const broken = day >= 55 && place % 2 === 0;
    const words = broken ? '一打开就闪退，电话13812345678' : '挂号很方便';
    return {
      ...{ id: `${app}-${number}`, app, date: `${dayOf(day)} 0${place}:00`, stars: broken ? 1 : 4 },
      text: amongOthers(words, draw),
    };
  });
}

/** Robots and a mail server of a team on this machine; what is in `down` is out of order. */
async function team(down: Set<string>) {
  const robots = await serve(({ path }, response) => {
    const name = /^\/(\w+)/.exec(path)![1]!;
    if (!down.has(name)) return answerJson(response, { errcode: 0, code: 0 });
    return name === 'webhook' ? answerStatus(response, 400) : answerJson(response, { errcode: 93_000 });
  });
  const mail = await mailServer();
  return {
    told: (name: string): Asked[] => robots.asked.filter(({ path }) => path.startsWith(`/${name}`)),
    letters: mail.letters,
    /** The `alerts` of a file of the night; addresses and secrets stand in the environment and in a file. */
    alerts: (place: string): string => {
      for (const name of ['dingtalk', 'feishu', 'wecom', 'webhook'])
        secret(`NIGHT_${name.toUpperCase()}`, `${robots.url}/${name}?key=token-of-${name}`);
      secret('NIGHT_KEY', 'a-secret-of-ours');
      chmodSync(write(place, 'secrets/feishu', 'a-secret-in-a-file'), 0o600);
      return `alerts:
  - {name: 钉钉, kind: dingtalk, url: {env: NIGHT_DINGTALK}, secret: {env: NIGHT_KEY}}
  - {name: 飞书, kind: feishu, url: {env: NIGHT_FEISHU}, secret: {file: secrets/feishu}}
  - {name: 企业微信, kind: wecom, url: {env: NIGHT_WECOM}}
  - {name: 值班, kind: webhook, url: {env: NIGHT_WEBHOOK}, secret: {env: NIGHT_KEY}}
  - {name: 邮件, kind: mail, host: 127.0.0.1, port: ${mail.port}, tls: false, from: w@example.com, to: [team@example.com]}
`;
    },
  };
}

const nightly = (place: string, ...words: string[]): Promise<Ended> =>
  wenzhen(['nightly', ...words], { cwd: place });

test('a night tells every channel once, signed; what does not arrive is kept and sent by the next night; a new alert is told anew', async () => {
  const place = emptyFolder();
  const down = new Set(['wecom', 'webhook']);
  const { told, letters, alerts } = await team(down);
  const counts = () => [
    ...['dingtalk', 'feishu', 'wecom', 'webhook'].map((name) => told(name).length),
    letters.length,
  ];
  nightIn(
    place,
    `exports: {formats: []}\nreport: {url: "https://reports.example.com/w.html"}\n${alerts(place)}`,
  );
  write(place, 'exports/a.jsonl', jsonLines(incident('康宁医生')));

  const first = await nightly(place, '--exit-on-alert', '--lang', 'en');
  expect(first.code).toBe(9);
  expect(first.err).toContain('[alert-undelivered] channel 企业微信: answered with error code 93000');
  expect(first.err).toContain('[alert-undelivered] channel 值班');
  expect(counts()).toEqual([1, 1, 1, 1, 1]);

  const [ding, fei] = [told('dingtalk')[0]!, told('feishu')[0]!];
  expect(ding.query.get('sign')).toBe(dingtalkSign(Number(ding.query.get('timestamp')), 'a-secret-of-ours'));
  const { timestamp, sign } = JSON.parse(fei.body);
  expect(sign).toBe(feishuSign(Number(timestamp), 'a-secret-in-a-file'));
  const text = JSON.parse(ding.body).markdown.text;
  expect(text).toContain('康宁医生');
  expect(text).toContain('闪退');
  expect(text).toContain('https://reports.example.com/w.html#alert-');
  const said = [ding.body, fei.body, letters[0]!.content, first.out, first.err].join('\n');
  expect(said).not.toContain('13812345678');
  const stored = readFileSync(join(place, 'w.db'), 'latin1');
  for (const hidden of ['token-of-', 'a-secret-of-ours', 'a-secret-in-a-file']) {
    expect(said, hidden).not.toContain(hidden);
    expect(stored, hidden).not.toContain(hidden);
  }

  down.clear();
  expect((await nightly(place)).code).toBe(0);
  expect(counts()).toEqual([1, 1, 2, 2, 1]);
  const [, hook] = told('webhook');
  const signedAt = new Date(Number(hook!.headers['webhook-timestamp']) * 1_000);
  expect(hook!.headers).toMatchObject(webhookHeaders(hook!.body, signedAt, 'a-secret-of-ours'));

  write(place, 'exports/b.jsonl', jsonLines(incident('百川健康')));
  expect((await nightly(place, '--exit-on-alert', '--quiet')).code).toBe(6);
  expect(counts()).toEqual([2, 2, 3, 3, 2]);
  expect(JSON.parse(told('wecom')[2]!.body).markdown.content).toContain('百川健康');
  expect(JSON.parse(told('wecom')[2]!.body).markdown.content).not.toContain('康宁医生');
});

test('a night that comes to its deadline, or whose source is out of reach, tells so; the others are published', async () => {
  const place = emptyFolder();
  const { told, alerts } = await team(new Set());
  const source = '  - {name: 工单, kind: google-play, folder: nowhere}\n';
  nightIn(place, `exports: {formats: []}\n${alerts(place)}sources:\n${source}`);
  write(place, 'exports/a.jsonl', jsonLines(incident('康宁医生').slice(0, 100)));
  const { code, err } = await nightly(place, '--lang', 'en');
  expect({ code, err }).toEqual({ code: 5, err: expect.stringContaining('[folder-unreadable]') });
  expect(JSON.parse(told('wecom')[0]!.body).markdown.content).toContain('无法读取');
  const late = await nightly(place, '--deadline', '0s', '--lang', 'en');
  expect({ code: late.code, err: late.err }).toEqual({ code: 8, err: expect.stringContaining('deadline') });
  expect(JSON.parse(told('wecom')[1]!.body).markdown.content).toContain('到达期限');
});
