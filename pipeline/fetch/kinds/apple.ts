import { HttpFault } from '../../http/fault.ts';
import { parseInstant } from '../../ingest/index.ts';
import type { AppleConfig } from '../config.ts';
import type { Listing } from '../listing.ts';
import { memberAt } from '../member.ts';

/** What the feed gives: ten pages of fifty; it refuses an eleventh. */
const pages = 10;

/** Apple's customer-reviews feed, one list a country, without an account: itunes.apple.com/cn/rss/customerreviews/page=1/id=…/sortby=mostrecent/json. */
export function appleListings({ id, countries, at }: AppleConfig): Listing[] {
  return countries.map((country) => {
    const pageAt = (number: number) =>
      new URL(`/${country}/rss/customerreviews/page=${number}/id=${id}/sortby=mostrecent/json`, at);
    return {
      name: country,
      first: pageAt(1),
      headers: () => ({ accept: 'application/json' }),
      entriesOf,
      instantOf: (entry) => parseInstant(String(memberAt(entry, 'updated.label')), { zone: 'UTC' }),
      next: ({ number, entries }) => (entries.length === 0 || number >= pages ? null : pageAt(number + 1)),
      newestFirst: true,
      pages,
      beyond: 'end',
    };
  });
}

/** One review stands as an object, none as nothing; older feeds begin with the app itself. */
function entriesOf(document: unknown): readonly unknown[] {
  if (memberAt(document, 'feed') === undefined) throw noFeed();
  const given = memberAt(document, 'feed.entry') ?? [];
  return [given].flat().filter((entry) => memberAt(entry, 'im:rating') !== undefined);
}

const noFeed = (): HttpFault =>
  new HttpFault({ zh: '回应中没有 feed', en: 'answered with what is no feed' }, { temporary: true });
