import { readSecret } from '../../http/secret.ts';
import { parseInstant } from '../../ingest/index.ts';
import type { AppStoreConnectConfig } from '../config.ts';
import { connectToken } from '../connect-token.ts';
import type { Listing } from '../listing.ts';
import { linkIn, listIn } from '../lists.ts';
import { memberAt } from '../member.ts';

/** Reviews of a page, the most that the service gives; and pages enough for ten million. */
const pageSize = 200;
const pages = 50_000;

/**
 * Apple's App Store Connect API: all reviews of an app of one's own, newest first, page after page through `links.next`.
 * https://developer.apple.com/documentation/appstoreconnectapi/get-v1-apps-_id_-customerreviews
 */
export function appStoreConnectListings(
  { id, at, key, keyId, issuer }: AppStoreConnectConfig,
  now: () => Date,
): Listing[] {
  const pem = readSecret(key);
  return [
    {
      name: '',
      first: new URL(`/v1/apps/${id}/customerReviews?sort=-createdDate&limit=${pageSize}`, at),
      headers: () => ({
        accept: 'application/json',
        authorization: `Bearer ${connectToken({ pem, keyId, issuer }, now())}`,
      }),
      entriesOf: (document) => listIn(document, 'data'),
      instantOf: (entry) => parseInstant(String(memberAt(entry, 'attributes.createdDate')), { zone: 'UTC' }),
      next: ({ document, url }) => linkIn(memberAt(document, 'links.next'), url),
      newestFirst: true,
      pages,
      beyond: 'fault',
    },
  ];
}
