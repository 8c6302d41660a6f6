import { createHmac } from 'node:crypto';
import { readSecret, type SecretPlace } from '../../http/secret.ts';
import type { Digest } from '../digest.ts';
import { fitting } from '../fit.ts';
import { markdown } from '../markdown.ts';
import { checkCode, post, robotUrl, type SendContext } from '../post.ts';
import { mostAlerts } from '../words.ts';

/** Bytes of a message: the robot takes 20,000, of which the frame around the text and its escapes get a tenth. */
const most = 18_000;

/** The signature of DingTalk's robots: HMAC-SHA256 of `milliseconds\nsecret` by the secret. https://open.dingtalk.com/document/robots/customize-robot-security-settings */
export const dingtalkSign = (milliseconds: number, secret: string): string =>
  createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64');

interface Robot {
  readonly url: SecretPlace;
  readonly secret?: SecretPlace | undefined;
}

/** @throws HttpFault */
export async function toDingtalk(
  { url, secret }: Robot,
  digest: Digest,
  context: SendContext,
): Promise<void> {
  const address = robotUrl(url);
  if (secret !== undefined) {
    const timestamp = context.now().getTime();
    address.searchParams.set('timestamp', String(timestamp));
    address.searchParams.set('sign', dingtalkSign(timestamp, readSecret(secret)));
  }
  const entries = Math.min(mostAlerts, digest.alerts.length);
  const text = fitting(entries, (shown) => markdown(digest, shown, '\n\n'), most);
  const body = { msgtype: 'markdown', markdown: { title: digest.title, text } };
  checkCode(await post(address, JSON.stringify(body), context), ['errcode']);
}
