import { createHash } from 'node:crypto';
import { HttpFault } from '../http/fault.ts';
import { jsonOf } from '../http/json.ts';
import type { HttpAnswer, HttpRequest } from '../http/request.ts';
import type { Listing, Page } from './listing.ts';
import { overlap } from './since.ts';

/** One request, made again while there is hope; the answer as `read` understands it, which may ask for another try as well. */
export type Ask = <T>(request: HttpRequest, read: (answer: HttpAnswer) => T) => Promise<T>;

/** Pages in a row that hold nothing new, after which a list is taken to have come to its end: some servers give their last page for ever. */
const mostRepeated = 2;

/**
 * The pages of a list that hold anything new, in their order. Ends with the list; where all that follows was read in an earlier night; and
 * where the list only repeats itself.
 * @param newest the newest review of earlier nights, epoch milliseconds; undefined: there was none
 * @throws HttpFault
 */
export async function* pagesOf(listing: Listing, newest: number | undefined, ask: Ask): AsyncGenerator<Page> {
  const known = new Set<string>();
  let [received, repeated] = [0, 0];
  let url: URL | null = listing.first;
  for (let number = 1; url !== null && repeated < mostRepeated; number++) {
    if (number > listing.pages && listing.beyond === 'fault') throw endless(listing.pages);
    if (number > listing.pages) return;
    const page = await pageAt(url, { listing, number, before: received, hadSome: newest !== undefined }, ask);
    received = page.received;
    if (bringsNew(page.entries, known)) {
      repeated = 0;
      yield page;
    } else if (page.entries.length > 0) repeated++;
    if (listing.newestFirst && isKnownSince(page, listing, newest)) return;
    url = listing.next(page);
  }
}

interface Asked {
  readonly listing: Listing;
  readonly number: number;
  /** Entries of the pages before. */
  readonly before: number;
  /** Whether the list held reviews in an earlier night. */
  readonly hadSome: boolean;
}

function pageAt(url: URL, { listing, number, before, hadSome }: Asked, ask: Ask): Promise<Page> {
  return ask({ url, headers: listing.headers() }, (answer) => {
    const document = jsonOf(answer);
    const entries = listing.entriesOf(document);
    if (number === 1 && entries.length === 0 && hadSome && listing.newestFirst) throw suddenlyEmpty();
    return { number, url, answer, document, entries, received: before + entries.length };
  });
}

/** Whether any of these entries was on no earlier page; from now on all are known. */
function bringsNew(entries: readonly unknown[], known: Set<string>): boolean {
  const before = known.size;
  for (const entry of entries)
    known.add(createHash('sha256').update(JSON.stringify(entry)).digest('base64').slice(0, 16));
  return known.size > before;
}

/** Whether a page, and so all that follow, was read in an earlier night, edits and what showed up late included. */
function isKnownSince({ entries }: Page, { instantOf }: Listing, newest: number | undefined): boolean {
  if (newest === undefined || entries.length === 0) return false;
  return entries.every((entry) => (instantOf(entry) ?? Number.POSITIVE_INFINITY) < newest - overlap);
}

const endless = (pages: number): HttpFault =>
  new HttpFault({
    zh: `列表超过 ${pages} 页仍未结束；若确有这么多，请调大 pages`,
    en: `gives a list of more than ${pages} pages; if there are so many, set pages higher`,
  });

/** Reviews do not all vanish; Apple's feed now and then answers as if they had. */
const suddenlyEmpty = (): HttpFault =>
  new HttpFault(
    { zh: '返回空列表，而此前有评论', en: 'answered with an empty list, where there were reviews before' },
    { temporary: true },
  );
