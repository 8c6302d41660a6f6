import type { Mask } from '../records.ts';

/** An address with a scheme, with www, or with a host and something after it. */
const url =
  /(?:https?:\/\/|www\.|(?<![\w.@-])(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,10}(?=[/?]))[^\s\p{Script=Han}<>"“”‘’「」,;，。；！？（）]{0,2000}/gu;
/** What ends a sentence rather than an address. */
const closing = '.:!?~)]';
/** Parameters that let their bearer in or tell who somebody is. */
const telling =
  /[?&#/](?:[a-z_-]{0,20}(?:token|session|sid|ticket|secret|sign|signature|auth|jwt|openid|unionid|uid|userid|user_id|phone|mobile|tel|email|idcard|passw(?:or)?d|pwd|code|key|invite|patientid|orderid|order_id|orderno))=[^&]/;
const withPassword = /^[a-z]+:\/\/[^/\s@]+@/;
/** A part that only a machine makes: long, letters and digits in turn. */
const random = /(?<![a-z\d])(?=(?:[a-z]{1,20}\d{1,20}){3})[a-z\d]{20,}/;
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** Links that hold a token, a session, an id of somebody: whoever has the link has what it leads to. A link to a public page is none. */
export function linkMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  for (const found of text.matchAll(url)) {
    const address = withoutClosing(found[0]);
    if ([telling, withPassword, random, mobile].some((secret) => secret.test(address)))
      masks.push({ kind: 'link', start: found.index, end: found.index + address.length });
  }
  return masks;
}

function withoutClosing(address: string): string {
  let end = address.length;
  while (closing.includes(address[end - 1]!)) end--;
  return address.slice(0, end);
}
