import { z } from 'zod';
import { path, reading } from '../config.ts';
import { isPrivate, webAddress } from '../http/place.ts';
import { secretShape } from '../http/secret.ts';

/** What every source has. */
const common = {
  /** Unique; the name of its folder, of its cursor, and of it in messages. */
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, { error: 'letters, digits, . _ -' }),
  ...reading,
};

/** What every source has that asks a server. */
const asking = {
  ...common,
  /** Requests a second, at most. */
  rate: z.number().positive().max(100).default(2),
};

/** Where a store's service is; named for a proxy of the team. */
const service = (usual: string) => webAddress.default(usual);

const app = z.string().min(1);

const apple = z.strictObject({
  ...asking,
  kind: z.literal('apple'),
  app,
  /** Number of the app, as in its address in the App Store. */
  id: z.coerce.string().regex(/^\d+$/, { error: 'the digits of the app’s address in the App Store' }),
  /** Stores, ISO 3166-1 alpha-2. */
  countries: z
    .array(z.string().regex(/^[a-z]{2}$/, { error: 'cn, hk, tw …' }))
    .min(1)
    .default(['cn']),
  at: service('https://itunes.apple.com'),
});

const appStoreConnect = z.strictObject({
  ...asking,
  kind: z.literal('app-store-connect'),
  app,
  id: z.coerce.string().regex(/^\d+$/, { error: 'the Apple ID of the app, digits' }),
  /** The team's key: its private half (.p8, PEM), its id, and who issued it. */
  key: secretShape,
  keyId: z.string().regex(/^[A-Za-z0-9]+$/),
  issuer: z.guid(),
  at: service('https://api.appstoreconnect.apple.com'),
});

const googlePlay = z.strictObject({
  ...common,
  kind: z.literal('google-play'),
  /** The folder that the console's monthly files are copied into, for example by `gsutil rsync`. */
  folder: path,
});

const huawei = z.strictObject({
  ...asking,
  kind: z.literal('huawei'),
  app,
  id: z.string().regex(/^C\d+$/, { error: 'C and digits, as in the app’s address in AppGallery' }),
  /** Of 25 reviews, at most. */
  pages: z.int().min(1).default(40),
  at: service('https://web-drcn.hispace.dbankcloud.cn'),
});

/** Names of members down into a JSON document, such as `data.records`; numbers count from 0. */
const member = z.string().regex(/^[^.]+(\.[^.]+)*$/, { error: 'names joined by dots, such as data.records' });

/** A value as it is, or a secret; `prefix` stands before it, as in `Bearer …`. */
const header = z.union([
  z.string().regex(/^[\x20-\x7e]*$/, { error: 'printable ASCII' }),
  z.strictObject({ secret: secretShape, prefix: z.string().default('') }),
]);

const fields = z.strictObject({
  id: member.optional(),
  app: member.optional(),
  author: member.optional(),
  date: member.optional(),
  stars: member.optional(),
  title: member.optional(),
  text: member.optional(),
  version: member.optional(),
  device: member.optional(),
  reply: member.optional(),
});

const parameter = z.string().min(1);

/** How the next page is asked for; without any, there is one page. */
const paging = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('page'), parameter, first: z.int().min(0).default(1) }),
  z.strictObject({ by: z.literal('offset'), parameter }),
  /** `at`: where an answer has the cursor of the next page. `resume`: the next night goes on from the last one, as in a feed of changes. */
  z.strictObject({ by: z.literal('cursor'), parameter, at: member, resume: z.boolean().default(false) }),
  /** `at`: where an answer has the address of the next page; else its `Link` header says it. */
  z.strictObject({ by: z.literal('link'), at: member.optional() }),
]);

const json = z
  .strictObject({
    ...asking,
    kind: z.literal('json'),
    url: webAddress,
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), header).default({}),
    /** The list of reviews in an answer; without it, the answer is the list. */
    items: member.optional(),
    /** What an answer must hold to be none of an error. */
    success: z.strictObject({ at: member, is: z.union([z.string(), z.number(), z.boolean()]) }).optional(),
    /** Our field → the member of an entry. Only these are kept. */
    fields: fields.refine(({ text, stars }) => text !== undefined || stars !== undefined, {
      error: 'text or stars',
    }),
    paging: paging.optional(),
    /** The parameter that asks for what is new only. */
    since: z
      .strictObject({ parameter, form: z.enum(['iso', 'date', 'seconds', 'milliseconds']).default('iso') })
      .optional(),
    /** Whether the list begins with the newest; then reading ends where the last night's began. */
    newestFirst: z.boolean().default(false),
    /** More are a fault of the server: a list without an end. */
    pages: z.int().min(1).default(1_000),
  })
  .refine(
    ({ url, headers }) =>
      isPrivate(new URL(url)) || Object.values(headers).every((one) => typeof one === 'string'),
    { path: ['url'], error: 'https: a secret is not sent over http' },
  );

/** One source that reaches out. */
export const fetchShape = z.discriminatedUnion('kind', [apple, appStoreConnect, googlePlay, huawei, json]);

export type FetchConfig = z.output<typeof fetchShape>;
export type AppleConfig = z.output<typeof apple>;
export type AppStoreConnectConfig = z.output<typeof appStoreConnect>;
export type GooglePlayConfig = z.output<typeof googlePlay>;
export type HuaweiConfig = z.output<typeof huawei>;
export type JsonConfig = z.output<typeof json>;
