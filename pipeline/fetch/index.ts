import PQueue from 'p-queue';
import { UserError } from '../errors.ts';
import { HttpFault } from '../http/fault.ts';
import { type Patience, persistently, usualPatience } from '../http/persistently.ts';
import { shownUrl } from '../http/place.ts';
import { type HttpLimits, request, usualLimits } from '../http/request.ts';
import type { Label } from '../lang.ts';
import type { FetchConfig } from './config.ts';
import { Drop, guardFolder } from './drop.ts';
import { appStoreConnectListings } from './kinds/app-store-connect.ts';
import { appleListings } from './kinds/apple.ts';
import { huaweiListings } from './kinds/huawei.ts';
import { jsonListings } from './kinds/json.ts';
import type { Listing } from './listing.ts';
import type { Ask } from './pages.ts';
import { type Cursors, Positions } from './position.ts';
import { takeFiles } from './take-files.ts';
import { takePages, type Taken } from './take-pages.ts';

export type { FetchConfig } from './config.ts';
export type { Cursors } from './position.ts';

/** What fetching a source needs of the world. */
export interface FetchContext {
  /** The source's own; it exists. */
  readonly folder: string;
  readonly cursors: Cursors;
  /** Ends waiting and requests at once. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly patience?: Patience;
  readonly limits?: HttpLimits;
}

/** What a source has brought. */
export interface Fetched {
  /** Added to the folder, each whole, under a name that no other there has. */
  readonly files: readonly string[];
  /** Entries in them, repeated ones too; 0 for files of others, which are not looked into. */
  readonly reviews: number;
  /** What people should know, such as reviews that may lack. */
  readonly notes: readonly Label[];
}

/**
 * Brings what is new at a source into its folder, as files for ingest. The cursor moves only when they lie there, so that nothing is lost
 * and the same call may be made again at any time; what is brought twice, the store knows.
 * @throws UserError `source-unreachable`, `source-stopped` and those of secrets and folders; files added before stay
 */
export async function fetchSource(config: FetchConfig, context: FetchContext): Promise<Fetched> {
  const drop = new Drop(context.folder, context.now());
  await guardFolder(context.folder);
  const taken =
    config.kind === 'google-play'
      ? [await takeFiles(config, context.cursors, drop)]
      : await takeLists(config, context, drop);
  return {
    files: drop.files,
    reviews: taken.reduce((sum, { reviews }) => sum + reviews, 0),
    notes: taken.flatMap(({ notes }) => notes),
  };
}

type AskingConfig = Exclude<FetchConfig, { readonly kind: 'google-play' }>;

/** All lists of a source, side by side. One that fails does not stop the others; its fault is thrown at the end. */
async function takeLists(config: AskingConfig, context: FetchContext, drop: Drop): Promise<Taken[]> {
  const { now } = context;
  const positions = new Positions(context.cursors);
  const ask = asker(config, context);
  const all = await Promise.allSettled(
    listingsOf(config, positions, now).map((listing) =>
      takePages(listing, positions, { drop, ask, now: now() }).catch((error) => {
        throw error instanceof HttpFault ? unreachable(config, listing.first, error) : error;
      }),
    ),
  );
  const failed = all.find((one) => one.status === 'rejected');
  if (failed === undefined) return all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (context.signal.aborted) throw stopped(config);
  throw failed.reason;
}

function listingsOf(config: AskingConfig, positions: Positions, now: () => Date): Listing[] {
  switch (config.kind) {
    case 'apple':
      return appleListings(config);
    case 'app-store-connect':
      return appStoreConnectListings(config, now);
    case 'huawei':
      return huaweiListings(config);
    case 'json':
      return jsonListings(config, positions.of(''));
  }
}

/** Requests of one source at the same moment. */
const atOnce = 2;

/** Asks politely: so many requests a second and no more, and with patience. Waits of one list do not hold up the others. */
function asker(config: AskingConfig, context: FetchContext): Ask {
  const { signal, now, patience = usualPatience, limits = usualLimits } = context;
  const queue = new PQueue({ concurrency: atOnce, intervalCap: 1, interval: 1000 / config.rate });
  return (asked, read) =>
    persistently(
      () => queue.add(async () => read(await request(asked, { signal, now, limits }))),
      patience,
      signal,
    );
}

function unreachable({ name }: FetchConfig, url: URL, fault: HttpFault): UserError {
  const place = shownUrl(url);
  const wait = fault.wait === null ? '' : ` (Retry-After ${Math.ceil(fault.wait)} s)`;
  return new UserError(
    {
      code: 'source-unreachable',
      message: `source ${name}: ${place} ${fault.told.en}${wait}`,
      hint: fault.temporary
        ? 'It was asked several times. What it gave before is kept, and the next night asks again.'
        : 'Check the address, the access rights and the settings of this source. What it gave before is kept.',
      zh: {
        message: `来源 ${name}：${place} ${fault.told.zh}${wait}`,
        hint: fault.temporary
          ? '已多次重试。此前取得的数据已保留，下次会继续。'
          : '请检查该来源的地址、权限与设置。此前取得的数据已保留。',
      },
    },
    { cause: fault },
  );
}

const stopped = ({ name }: FetchConfig): UserError =>
  new UserError({
    code: 'source-stopped',
    message: `source ${name}: stopped before all was fetched`,
    hint: 'What it gave before is kept, and the next night goes on.',
    zh: { message: `来源 ${name}：未取完即被停止`, hint: '此前取得的数据已保留，下次继续。' },
  });
