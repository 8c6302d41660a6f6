import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { dingtalkSign } from '../../pipeline/notify/kinds/dingtalk.ts';
import { feishuSign } from '../../pipeline/notify/kinds/feishu.ts';
import { webhookHeaders } from '../../pipeline/notify/kinds/webhook.ts';

/** HMAC-SHA256 in base64 as OpenSSL's own command reckons it. */
function hmac(key: Buffer, message: string): string {
  const options = ['dgst', '-sha256', '-mac', 'HMAC', '-macopt', `hexkey:${key.toString('hex')}`, '-binary'];
  return execFileSync('openssl', options, { input: message }).toString('base64');
}

const secrets = ['SEC000000000000000000000', '密钥 with spaces+/=', 'x'];

test.each(secrets)('DingTalk: the secret signs milliseconds, line feed, secret (%s)', (secret) => {
  expect(dingtalkSign(1740880800123, secret)).toBe(hmac(Buffer.from(secret), `1740880800123\n${secret}`));
});

test.each(secrets)('Feishu: seconds, line feed, secret sign nothing (%s)', (secret) => {
  expect(feishuSign(1740880800, secret)).toBe(hmac(Buffer.from(`1740880800\n${secret}`), ''));
});

test('Standard Webhooks: the decoded secret signs id, seconds and body', () => {
  const now = new Date('2025-03-02T02:00:00.500Z');
  const key = Buffer.from('a key of twenty-four b');
  const headers = webhookHeaders('{"a":"好"}', now, `whsec_${key.toString('base64')}`);
  const signed = `${headers['webhook-id']}.1740880800.{"a":"好"}`;
  expect(headers['webhook-timestamp']).toBe('1740880800');
  expect(headers['webhook-signature']).toBe(`v1,${hmac(key, signed)}`);
  const plain = webhookHeaders('{}', now, 'open-sesame');
  expect(plain['webhook-signature']).toBe(
    `v1,${hmac(Buffer.from('open-sesame'), `${plain['webhook-id']}.1740880800.{}`)}`,
  );
});

test('the example of the Standard Webhooks specification', () => {
  const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const signed = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';
  expect(hmac(key, signed)).toBe('g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});
