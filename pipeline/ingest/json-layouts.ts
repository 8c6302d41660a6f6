/** A JSON object as `JSON.parse` gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A kind of JSON entry that we know by its members. */
export interface JsonLayout {
  /** Machine name, the `source` of its rows. */
  readonly name: string;
  readonly recognises: (entry: JsonObject) => boolean;
  /** The entry as a flat object under names that `columns.ts` knows; absent: it is one already. */
  readonly flatten?: (entry: JsonObject) => JsonObject;
  /** What is no review: Apple's older feeds begin with the app itself. */
  readonly skips?: (entry: JsonObject) => boolean;
}

/** `at(entry, 'author', 'name')` is `entry.author.name`, `undefined` where a step is missing. Own members only. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  );
}

const has = (entry: JsonObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => Object.hasOwn(entry, key));

/** In order; the first that recognises an entry reads it. The last takes any object. */
const layouts: readonly JsonLayout[] = [
  {
    name: 'apple-rss',
    recognises: (entry) =>
      at(entry, 'im:rating', 'label') !== undefined || at(entry, 'im:name', 'label') !== undefined,
    skips: (entry) => !has(entry, 'im:rating'),
    flatten: (entry) => ({
      id: at(entry, 'id', 'label'),
      author: at(entry, 'author', 'name', 'label'),
      date: at(entry, 'updated', 'label'),
      stars: at(entry, 'im:rating', 'label'),
      version: at(entry, 'im:version', 'label'),
      title: at(entry, 'title', 'label'),
      text: at(entry, 'content', 'label'),
    }),
  },
  {
    name: 'app-store-connect',
    recognises: (entry) => at(entry, 'attributes', 'rating') !== undefined,
    flatten: (entry) => ({ id: entry.id, ...(entry.attributes as JsonObject) }),
  },
  {
    name: 'yingyongbao',
    recognises: (entry) => at(entry, 'comment', 'content') !== undefined,
    flatten: (entry) => ({
      id: at(entry, 'comment', 'commentID'),
      author: at(entry, 'user', 'nickName'),
      date: at(entry, 'comment', 'createTime'),
      stars: at(entry, 'comment', 'mulDimensionScore', 'total'),
      text: at(entry, 'comment', 'content'),
    }),
  },
  {
    name: 'huawei',
    recognises: (entry) => has(entry, 'commentId', 'commentInfo'),
    flatten: (entry) => ({ ...entry, device: entry.phone }),
  },
  { name: 'oppo', recognises: (entry) => has(entry, 'id', 'grade', 'content') },
  {
    name: 'google-play-scraper',
    recognises: (entry) => has(entry, 'userImage', 'score') || has(entry, 'reviewId', 'content', 'score'),
  },
  { name: 'app-store-scraper', recognises: (entry) => has(entry, 'userUrl', 'score') },
  { name: 'plain', recognises: () => true },
];

export const jsonLayout = (entry: JsonObject): JsonLayout =>
  layouts.find(({ recognises }) => recognises(entry))!;

/** Members under which services wrap their lists. */
const wrappers = [
  'feed',
  'entry',
  'data',
  'list',
  'comments',
  'reviews',
  'results',
  'items',
  'rows',
  'records',
  'feedback',
  'feedbacks',
];

/** Entries that a JSON document holds, and the app's name where the document gives one. */
export interface JsonEntries {
  readonly entries: readonly unknown[];
  readonly app: string | undefined;
}

/**
 * The entries of a document: an array, or an array some wrappers down. Apple's feeds hold one review as an object and none as nothing.
 * `undefined`: the document is no list of anything.
 */
export function entriesOf(document: unknown): JsonEntries | undefined {
  const feed = at(document, 'feed');
  if (isObject(feed)) return feedEntries(feed);
  const entries = unwrapped(document, 3);
  return entries && { entries, app: undefined };
}

function feedEntries(feed: JsonObject): JsonEntries {
  const given = feed.entry ?? [];
  const entries: unknown[] = Array.isArray(given) ? given : [given];
  const app = entries
    .map((entry) => at(entry, 'im:name', 'label'))
    .find((label) => typeof label === 'string');
  return { entries, app: app as string | undefined };
}

function unwrapped(value: unknown, depth: number): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value) || depth === 0) return undefined;
  for (const key of wrappers) {
    const inner = Object.hasOwn(value, key) ? unwrapped(value[key], depth - 1) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}
