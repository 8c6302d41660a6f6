import { malformedJson, wrongContentType } from './fault.ts';
import type { HttpAnswer } from './request.ts';

/** `application/json`, `application/vnd.api+json`, and what older services say: `text/javascript` (Apple), `text/json`, `text/plain`. */
const jsonTypes =
  /^(?:application\/(?:[\w.-]+\+)?json|(?:text|application)\/(?:x-)?javascript|text\/json|text\/plain)$/;

/**
 * The answer as JSON, in the character set that it names, UTF-8 unless it does.
 * @throws HttpFault for a page of HTML, such as a login or a maintenance notice, and for what is no whole JSON
 */
export function jsonOf({ headers, body }: HttpAnswer): unknown {
  const [type = '', ...parameters] = (headers.get('content-type') ?? 'application/json')
    .toLowerCase()
    .split(';');
  if (!jsonTypes.test(type.trim()))
    throw wrongContentType(
      type
        .trim()
        .replaceAll(/[^\w/.+-]/g, '')
        .slice(0, 60),
    );
  try {
    return JSON.parse(new TextDecoder(charsetOf(parameters), { fatal: true }).decode(body));
  } catch {
    throw malformedJson();
  }
}

const charsetOf = (parameters: readonly string[]): string =>
  parameters.map((one) => /^\s*charset="?([\w-]+)"?\s*$/.exec(one)?.[1]).find(Boolean) ?? 'utf-8';
