import type { Label } from '../lang.ts';
import type { Drop } from './drop.ts';
import type { Listing, Page } from './listing.ts';
import { type Ask, pagesOf } from './pages.ts';
import type { Positions } from './position.ts';

/** What a list has brought. */
export interface Taken {
  readonly reviews: number;
  readonly notes: readonly Label[];
}

/**
 * Adds the new pages of a list to the drop, and notes how far it has been read once all lie there. When it ends with a fault, the pages so
 * far stay, and the next night reads them once more.
 * @throws HttpFault
 */
export async function takePages(
  listing: Listing,
  positions: Positions,
  { drop, ask, now }: { readonly drop: Drop; readonly ask: Ask; readonly now: Date },
): Promise<Taken> {
  const before = positions.of(listing.name);
  let { newest = Number.NEGATIVE_INFINITY, cursor } = before;
  let [oldest, reviews] = [Number.POSITIVE_INFINITY, 0];
  for await (const page of pagesOf(listing, before.newest, ask)) {
    await drop.add(fileName(listing, page), listing.kept?.(page.entries) ?? page.answer.body);
    const instants = instantsIn(page, listing, now);
    newest = instants.reduce((one, other) => Math.max(one, other), newest);
    oldest = instants.reduce((one, other) => Math.min(one, other), oldest);
    reviews += page.entries.length;
    cursor = listing.resumeAt?.(page) ?? cursor;
    if (cursor !== undefined) positions.keep(listing.name, { newest: before.newest, cursor });
  }
  positions.keep(listing.name, { newest: Number.isFinite(newest) ? newest : undefined, cursor });
  const lacks = listing.newestFirst && before.newest !== undefined && reviews > 0 && oldest > before.newest;
  return { reviews, notes: lacks ? [gap(listing, before.newest!)] : [] };
}

/** Milliseconds. A date further ahead is a slip, and would keep all that follows from being read. */
const longestAhead = 86_400_000;

const instantsIn = ({ entries }: Page, { instantOf }: Listing, now: Date): number[] =>
  entries
    .map(instantOf)
    .filter((instant) => instant !== null)
    .filter((instant) => instant <= now.getTime() + longestAhead);

const fileName = ({ name }: Listing, { number }: Page): string =>
  `${name === '' ? '' : `${name}-`}${String(number).padStart(4, '0')}.json`;

function gap({ name }: Listing, newest: number): Label {
  const since = new Date(newest).toISOString().slice(0, 16).replace('T', ' ');
  const list = name === '' ? '' : ` ${name}`;
  return {
    zh: `列表${list}没有回溯到上次（${since} UTC），其间的评论可能缺失；请更频繁地抓取`,
    en: `the list${list} does not reach back to the last time (${since} UTC): reviews in between may lack; fetch more often`,
  };
}
