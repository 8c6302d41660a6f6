import { createServer, type AddressInfo } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { channelShape, type MailConfig } from '../../pipeline/notify/config.ts';
import { toMail } from '../../pipeline/notify/kinds/mail.ts';
import { faultOf } from '../http/server.ts';
import { mailServer } from './mail-server.ts';
import { long, secret, sending } from './support.ts';

const channel = (port: number, given: object = {}): MailConfig =>
  channelShape.parse({
    ...{ name: '邮件', kind: 'mail', host: '127.0.0.1', port, tls: false },
    ...{ from: 'wenzhen@example.com', to: ['team@example.com', 'lead@example.com'], ...given },
  }) as MailConfig;

const decoded = (content: string): string =>
  content.replace(/^([A-Za-z0-9+/=\r\n]{60,})$/gm, (text) => Buffer.from(text, 'base64').toString());

test('one letter to all, in words and in HTML', async () => {
  const { letters, port } = await mailServer();
  expect(await toMail(channel(port), long(2), sending)).toBe(0);
  expect(letters).toMatchObject([
    { from: 'wenzhen@example.com', to: ['team@example.com', 'lead@example.com'] },
  ]);
  const { content } = letters[0]!;
  expect(content).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(content).toMatch(/Content-Type: multipart\/alternative/);
  expect(content).toContain('text/html');
});

test('user and password are given where they are asked for, and no fault tells them', async () => {
  const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _, done) =>
    username === 'wenzhen' && password === 'open-sesame'
      ? done(null, { user: 1 })
      : done(new Error('no open-sesame here'));
  const { letters, port } = await mailServer({ onAuth, authOptional: false, allowInsecureAuth: true });
  const login = { user: 'wenzhen', password: secret('WENZHEN_TEST_PASSWORD', 'open-sesame') };
  await toMail(channel(port, login), long(1), sending);
  expect(letters).toHaveLength(1);
  const fault = await faultOf(toMail(channel(port, { ...login, user: 'somebody' }), long(1), sending));
  expect(fault.message).toBe('the mail server did not take it (EAUTH 535)');
  expect(fault.stack).not.toContain('open-sesame');
});

test('a recipient that is refused keeps it from nobody else', async () => {
  const onRcptTo: SMTPServerOptions['onRcptTo'] = ({ address }, _, done) =>
    done(address.startsWith('lead') ? new Error('no such user') : null);
  const { letters, port } = await mailServer({ onRcptTo });
  expect(await toMail(channel(port), long(1), sending)).toBe(1);
  expect(letters[0]!.to).toEqual(['team@example.com']);
  const nobody = channel(port, { to: ['lead@example.com'] });
  expect((await faultOf(toMail(nobody, long(1), sending))).message).toMatch(/EENVELOPE/);
});

test('a server that refuses, cuts off, or is not there', async () => {
  const onData: SMTPServerOptions['onData'] = (stream, _, done) => {
    stream.resume();
    stream.on('end', () => done(new Error('too busy')));
  };
  const refusing = await mailServer({ onData });
  expect((await faultOf(toMail(channel(refusing.port), long(1), sending))).message).toMatch(/EMESSAGE/);
  const cutting = createServer((socket) => socket.end('220 hello\r\n'));
  await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void cutting.close());
  const { port } = cutting.address() as AddressInfo;
  expect((await faultOf(toMail(channel(port), long(1), sending))).message).toMatch(/did not take it/);
  expect((await faultOf(toMail(channel(9), long(1), sending))).message).toMatch(/did not take it/);
});

test('the end of the night ends it', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('the deadline')), 50);
  const { port } = silent.address() as AddressInfo;
  expect((await faultOf(toMail(channel(port), long(1), { ...sending, signal: stop.signal }))).message).toBe(
    'the deadline',
  );
});

test('words of reviewers change neither the head nor the HTML of a letter', async () => {
  const { letters, port } = await mailServer();
  const digest = long(1);
  const [alert] = digest.alerts as [(typeof digest.alerts)[0]];
  const hostile = '<script>alert(1)</script>\r\nBcc: all@example.com';
  await toMail(
    channel(port),
    { ...digest, title: `问诊\r\nBcc: all@example.com`, alerts: [{ ...alert, quote: hostile }] },
    sending,
  );
  expect(letters[0]!.to).toHaveLength(2);
  expect(letters[0]!.content).not.toMatch(/^Bcc:/m);
  const [, html = ''] = letters[0]!.content.split('Content-Type: text/html');
  expect(decoded(html)).toContain('&#60;script&#62;');
  expect(decoded(html)).not.toContain('<script>');
});

test('a server whose certificate nobody vouches for gets nothing', async () => {
  const { letters, port } = await mailServer({ secure: true });
  expect((await faultOf(toMail(channel(port, { tls: true }), long(1), sending))).message).toMatch(
    /did not take it/,
  );
  expect(letters).toEqual([]);
});
