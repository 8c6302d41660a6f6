import { HttpFault } from '../http/fault.ts';
import { jsonOf } from '../http/json.ts';
import { type Patience, persistently, usualPatience } from '../http/persistently.ts';
import { isPrivate } from '../http/place.ts';
import { type HttpAnswer, request } from '../http/request.ts';
import { readSecret, type SecretPlace } from '../http/secret.ts';

/** What sending needs of the world. */
export interface SendContext {
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly patience?: Patience;
}

/** Every robot answers within seconds, in a few hundred bytes. */
const limits = { seconds: 20, bytes: 65_536 };

/**
 * Posts JSON, as often as it takes; it may then arrive twice.
 * @throws HttpFault
 */
export function post(
  url: URL,
  body: string,
  { signal, now, patience = usualPatience }: SendContext,
  headers: Readonly<Record<string, string>> = {},
): Promise<HttpAnswer> {
  const asked = { url, body, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } };
  return persistently(() => request(asked, { signal, now, limits }), patience, signal);
}

/** The address of a robot. @throws HttpFault where it is none, or would be sent over the network unencrypted */
export function robotUrl(place: SecretPlace): URL {
  const given = readSecret(place).trim();
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw noAddress();
  if (!isPrivate(url)) throw insecure();
  return url;
}

/**
 * Robots answer status 200 with a code of their own: 0, or why the message was not taken.
 * @param codes members that hold it, of which one must be 0
 * @throws HttpFault
 */
export function checkCode(answer: HttpAnswer, codes: readonly string[]): void {
  const document = jsonOf(answer) as Readonly<Record<string, unknown>> | null;
  const [code] = codes.flatMap((name) => document?.[name] ?? []);
  if (code !== 0) throw refused(typeof code === 'number' || typeof code === 'string' ? String(code) : '?');
}

/** Codes that people can mend, from the services' documentation. */
const known: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  300005: { zh: '钉钉：token 不存在', en: 'DingTalk: no such token' },
  310000: {
    zh: '钉钉：加签、关键词或 IP 未通过',
    en: 'DingTalk: signature, keyword or address not accepted',
  },
  130101: { zh: '钉钉：发送太频繁', en: 'DingTalk: too many messages' },
  9499: { zh: '飞书：请求格式有误', en: 'Feishu: bad request' },
  11232: { zh: '飞书：发送太频繁', en: 'Feishu: too many messages' },
  19021: {
    zh: '飞书：签名或时间不符，请检查密钥与系统时钟',
    en: 'Feishu: signature or time not accepted; check secret and clock',
  },
  19022: { zh: '飞书：IP 不在白名单', en: 'Feishu: address not on its list' },
  19024: { zh: '飞书：缺少自定义关键词（可设为“问诊”）', en: 'Feishu: keyword missing (set it to 问诊)' },
  93000: { zh: '企业微信：机器人地址无效', en: 'WeCom: no such robot' },
  45009: { zh: '企业微信：发送太频繁', en: 'WeCom: too many messages' },
};

/** The words of the answer are not told: they may repeat the address. */
function refused(code: string): HttpFault {
  const shown = code.slice(0, 20).replace(/[^\w-]/g, '');
  const means = Object.hasOwn(known, shown) ? known[shown] : undefined;
  return new HttpFault({
    zh: `返回错误码 ${shown}${means === undefined ? '' : `（${means.zh}）`}`,
    en: `answered with error code ${shown}${means === undefined ? '' : ` (${means.en})`}`,
  });
}

const noAddress = (): HttpFault =>
  new HttpFault({ zh: '密钥中不是网址', en: 'the secret named by url is no address of the web' });

const insecure = (): HttpFault =>
  new HttpFault({
    zh: '地址不是 https：其中的令牌会明文传送',
    en: 'the address is not https: its token would be sent unencrypted',
  });
