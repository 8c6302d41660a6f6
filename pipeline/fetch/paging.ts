import type { JsonConfig } from './config.ts';
import { type Listing, type Page, withParameter } from './listing.ts';
import { linkIn } from './lists.ts';
import { memberAt } from './member.ts';
import type { Position } from './position.ts';

type Paging = Pick<Listing, 'first' | 'next' | 'resumeAt'>;

/** The first page, and how each leads to the next. */
export function nextBy(paging: JsonConfig['paging'], address: URL, position: Position): Paging {
  if (paging === undefined) return { first: address, next: () => null };
  switch (paging.by) {
    case 'page':
      return byNumber(address, paging.parameter, paging.first, ({ number }) => paging.first + number);
    case 'offset':
      // What was received, not what was asked for: a short page leaves nothing out.
      return byNumber(address, paging.parameter, 0, ({ received }) => received);
    case 'cursor':
      return byCursor(address, paging, position);
    case 'link':
      return { first: address, next: byLink(paging.at) };
  }
}

/** An empty page is beyond the end. */
const byNumber = (address: URL, name: string, first: number, after: (page: Page) => number): Paging => ({
  first: withParameter(address, name, String(first)),
  next: (page) => (page.entries.length === 0 ? null : withParameter(address, name, String(after(page)))),
});

interface ByCursor {
  readonly parameter: string;
  readonly at: string;
  readonly resume: boolean;
}

function byCursor(address: URL, { parameter, at, resume }: ByCursor, position: Position): Paging {
  const cursorIn = ({ document }: Page): string | null => {
    const cursor = memberAt(document, at);
    return typeof cursor === 'number' || (typeof cursor === 'string' && cursor !== '')
      ? String(cursor)
      : null;
  };
  const from = resume ? position.cursor : undefined;
  return {
    first: from === undefined ? address : withParameter(address, parameter, from),
    next: (page) => {
      const cursor = cursorIn(page);
      // The same cursor again is how a feed of changes says that there are no more.
      return cursor === null || cursor === page.url.searchParams.get(parameter)
        ? null
        : withParameter(address, parameter, cursor);
    },
    ...(resume ? { resumeAt: cursorIn } : {}),
  };
}

const byLink =
  (at: string | undefined) =>
  ({ document, answer, url }: Page): URL | null =>
    linkIn(at === undefined ? nextLink(answer.headers.get('link')) : memberAt(document, at), url);

/** The target of `rel="next"` in a `Link` header (RFC 8288). */
const nextLink = (header: string | null): string | undefined =>
  /<([^<>]*)>[^<>]*;\s*rel="?(?:[^"<>]*\s)?next[\s",;]?/i.exec(header ?? '')?.[1];
