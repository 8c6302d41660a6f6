import type { SecretPlace } from '../../http/secret.ts';
import type { Digest } from '../digest.ts';
import { fitting } from '../fit.ts';
import { markdown } from '../markdown.ts';
import { checkCode, post, robotUrl, type SendContext } from '../post.ts';
import { mostAlerts } from '../words.ts';

/** Bytes of the text in UTF-8: https://developer.work.weixin.qq.com/document/path/91770 */
const most = 4096;

/** @throws HttpFault */
export async function toWecom(
  { url }: { readonly url: SecretPlace },
  digest: Digest,
  context: SendContext,
): Promise<void> {
  const entries = Math.min(mostAlerts, digest.alerts.length);
  const content = fitting(entries, (shown) => markdown(digest, shown, '\n'), most);
  const body = { msgtype: 'markdown', markdown: { content } };
  checkCode(await post(robotUrl(url), JSON.stringify(body), context), ['errcode']);
}
