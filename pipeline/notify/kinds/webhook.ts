import { createHmac, hash } from 'node:crypto';
import { readSecret, type SecretPlace } from '../../http/secret.ts';
import type { Digest } from '../digest.ts';
import { post, robotUrl, type SendContext } from '../post.ts';

interface Hook {
  readonly url: SecretPlace;
  readonly secret: SecretPlace;
}

/** Headers that prove who sent a body, as Standard Webhooks have them: HMAC-SHA256 of `id.seconds.body`. https://www.standardwebhooks.com */
export function webhookHeaders(body: string, now: Date, secret: string): Record<string, string> {
  const id = `msg_${hash('sha256', body, 'hex').slice(0, 32)}`;
  const seconds = Math.floor(now.getTime() / 1000);
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` };
}

/** `whsec_` stands before a key in base64; any other secret is the key itself. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);

/** The whole digest as JSON; the same digest has the same id, however often it is sent. @throws HttpFault */
export async function toWebhook({ url, secret }: Hook, digest: Digest, context: SendContext): Promise<void> {
  const body = JSON.stringify({ type: 'wenzhen.digest', ...digest });
  await post(robotUrl(url), body, context, webhookHeaders(body, context.now(), readSecret(secret)));
}
