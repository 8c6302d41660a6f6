import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { UserError } from '../errors.ts';

export interface ConnectKey {
  /** The private key in PEM, as Apple gives it (.p8). */
  readonly pem: string;
  readonly keyId: string;
  readonly issuer: string;
}

/** Seconds; Apple takes up to twenty minutes. A token is made for each request, so that it lasts even where the clock is some minutes slow. */
const lifetime = 600;

/**
 * A token for the App Store Connect API: a JSON web token signed with ES256, that is ECDSA over P-256 with SHA-256, its signature the two
 * numbers one after the other (RFC 7518, 3.4). https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 * @throws UserError `bad-connect-key`
 */
export function connectToken({ pem, keyId, issuer }: ConnectKey, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const claims = { iss: issuer, iat: seconds, exp: seconds + lifetime, aud: 'appstoreconnect-v1' };
  const unsigned = `${encoded({ alg: 'ES256', kid: keyId, typ: 'JWT' })}.${encoded(claims)}`;
  const signature = sign('sha256', Buffer.from(unsigned), { key: keyOf(pem), dsaEncoding: 'ieee-p1363' });
  return `${unsigned}.${signature.toString('base64url')}`;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** What OpenSSL says of a key that it cannot read may quote it, and is not told. */
function keyOf(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw badKey();
  }
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw badKey();
  return key;
}

const badKey = (): UserError =>
  new UserError({
    code: 'bad-connect-key',
    message: 'the key of App Store Connect is no private key of the curve P-256 in PEM',
    hint: 'Give the file AuthKey_….p8 as Apple gave it: key: {file: AuthKey_….p8}.',
    zh: {
      message: 'App Store Connect 的密钥不是 PEM 格式的 P-256 私钥',
      hint: '请使用苹果给出的 AuthKey_….p8 原文件：key: {file: AuthKey_….p8}。',
    },
  });
