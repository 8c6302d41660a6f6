import {
  badStatus,
  HttpFault,
  notConnected,
  redirectedElsewhere,
  redirectsTooOften,
  tooLarge,
  tooSlow,
} from './fault.ts';
import { retryAfter } from './retry-after.ts';

/** What is asked of a server. With a body it is a POST, else a GET. */
export interface HttpRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly headers: Headers;
  /** Whole, decompressed. */
  readonly body: Buffer;
}

export interface HttpLimits {
  /** From the first byte sent to the last one received. */
  readonly seconds: number;
  /** Of the answer, decompressed. */
  readonly bytes: number;
}

/** Pages of reviews are a few hundred kilobytes; what takes a minute or is larger than a tenth of what ingest reads is no page. */
export const usualLimits: HttpLimits = { seconds: 60, bytes: 16 * 1_048_576 };

const mostRedirects = 5;

/** What the request needs of the world. */
export interface HttpContext {
  /** Ends it at once; its reason is thrown. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly limits?: HttpLimits;
}

/**
 * One request and its whole answer. Redirects of a GET are followed on the same scheme, host and port only; of a POST none is.
 * @throws HttpFault for every answer but a 2xx, and for none; the signal's reason where it has ended
 */
export async function request(asked: HttpRequest, context: HttpContext): Promise<HttpAnswer> {
  const limits = context.limits ?? usualLimits;
  const clock = AbortSignal.timeout(limits.seconds * 1000);
  try {
    return await follow(asked, AbortSignal.any([context.signal, clock]), limits, context.now);
  } catch (error) {
    context.signal.throwIfAborted();
    if (clock.aborted) throw tooSlow(limits.seconds);
    throw error instanceof HttpFault ? error : notConnected(reasonOf(error));
  }
}

async function follow(
  asked: HttpRequest,
  signal: AbortSignal,
  { bytes }: HttpLimits,
  now: () => Date,
): Promise<HttpAnswer> {
  const { headers, body } = asked;
  let url = asked.url;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await fetch(url, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers,
      signal,
      redirect: 'manual',
    });
    if (answer.ok) return { headers: answer.headers, body: await wholeBody(answer, bytes) };
    await answer.body?.cancel();
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status >= 400 || location === null)
      throw badStatus(answer.status, retryAfter(answer.headers.get('retry-after'), now()));
    const next = urlOf(location, url);
    if (body !== undefined || next?.origin !== url.origin) throw redirectedElsewhere(next?.host ?? '?');
    url = next;
  }
  throw redirectsTooOften(mostRedirects);
}

/** Null for what is no URL. */
export const urlOf = (given: string, base: URL): URL | null =>
  URL.canParse(given, base.href) ? new URL(given, base) : null;

/** A body that is larger than allowed is not read to its end. */
async function wholeBody({ body }: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Codes only: messages of the network may name the URL. */
function reasonOf(error: unknown): string {
  const { code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : 'cut off';
}
