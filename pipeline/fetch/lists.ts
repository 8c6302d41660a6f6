import { HttpFault, redirectedElsewhere } from '../http/fault.ts';
import { urlOf } from '../http/request.ts';
import { memberAt } from './member.ts';

/** The list at `names` of a document; the document itself where none are given. @throws HttpFault where there is none */
export function listIn(document: unknown, names: string | undefined): readonly unknown[] {
  const list = names === undefined ? document : memberAt(document, names);
  if (!Array.isArray(list)) throw noList(names ?? '');
  return list;
}

/** The address of the next page, which must be of the same host; null where there is none. @throws HttpFault */
export function linkIn(link: unknown, from: URL): URL | null {
  if (link === undefined || link === null || link === '') return null;
  const next = typeof link === 'string' ? urlOf(link, from) : null;
  if (next?.origin !== from.origin) throw redirectedElsewhere(next?.host ?? '?');
  return next;
}

const noList = (names: string): HttpFault =>
  new HttpFault({
    zh: `回应中没有列表${names === '' ? '' : ` ${names}`}`,
    en: `answered without a list${names === '' ? '' : ` at ${names}`}`,
  });
