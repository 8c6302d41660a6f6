import { createHmac } from 'node:crypto';
import { readSecret, type SecretPlace } from '../../http/secret.ts';
import type { Digest, ToldAlert } from '../digest.ts';
import { fitting } from '../fit.ts';
import { checkCode, post, robotUrl, type SendContext } from '../post.ts';
import { headingOf, moreOf, mostAlerts, quoteOf, reportOf, seeOf } from '../words.ts';

/** Bytes of the whole request: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot */
const most = 20 * 1024;

/** The signature of Feishu's robots: HMAC-SHA256 of nothing by `seconds\nsecret`. */
export const feishuSign = (seconds: number, secret: string): string =>
  createHmac('sha256', `${seconds}\n${secret}`).digest('base64');

interface Robot {
  readonly url: SecretPlace;
  readonly secret?: SecretPlace | undefined;
}

/** @throws HttpFault */
export async function toFeishu({ url, secret }: Robot, digest: Digest, context: SendContext): Promise<void> {
  const signed = secret === undefined ? {} : signature(context.now(), readSecret(secret));
  const entries = Math.min(mostAlerts, digest.alerts.length);
  const body = fitting(entries, (shown) => JSON.stringify({ ...signed, ...message(digest, shown) }), most);
  checkCode(await post(robotUrl(url), body, context), ['code', 'StatusCode']);
}

function signature(now: Date, secret: string): { timestamp: string; sign: string } {
  const seconds = Math.floor(now.getTime() / 1000);
  return { timestamp: String(seconds), sign: feishuSign(seconds, secret) };
}

type Piece =
  | { readonly tag: 'text'; readonly text: string }
  | { readonly tag: 'a'; readonly text: string; readonly href: string };

/** Rich text made of pieces: text is shown as it is, and only a piece of its own can be a link. */
function message(digest: Digest, shown: number): object {
  const { lang, title, troubles, alerts, link } = digest;
  const rows: Piece[][] = [
    ...troubles.map((trouble) => [text(trouble)]),
    ...alerts.slice(0, shown).flatMap((alert, place) => entry(alert, place + 1, digest)),
    [text(moreOf(digest, shown))],
    [link === null ? text(reportOf(digest)) : { tag: 'a', text: seeOf(digest), href: link }],
  ];
  const content = rows.filter(([piece]) => piece !== undefined && piece.text !== '');
  return {
    msg_type: 'post',
    content: { post: { [{ zh: 'zh_cn', en: 'en_us' }[lang]]: { title, content } } },
  };
}

const text = (words: string): Piece => ({ tag: 'text', text: words });

function entry(alert: ToldAlert, place: number, digest: Digest): Piece[][] {
  const link: Piece[] = alert.link === null ? [] : [{ tag: 'a', text: seeOf(digest), href: alert.link }];
  return [
    [text(`${place}、${headingOf(alert, digest)}`)],
    [text(`${alert.figures} `), ...link],
    [text(quoteOf(alert))],
  ];
}
