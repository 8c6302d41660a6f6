import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { connectToken } from '../../pipeline/fetch/connect-token.ts';
import { readAll } from '../ingest/support.ts';
import { answerJson, answerStatus, faultOf, serve } from '../http/server.ts';
import { faultOf as codeOf, folder } from '../store/support.ts';
import { Source } from './support.ts';

const pem = (curve: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    open: publicKey.export({ type: 'spki', format: 'pem' }) as string,
  };
};
const key = pem('prime256v1');
const issuer = '57246542-96fe-1a63-e053-0824d011072a';
const now = new Date('2025-03-02T02:00:00Z');

const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());

/** An ASN.1 integer of a part of the signature. */
function integer(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const plain = bytes.subarray(start);
  const value = plain[0]! >= 0x80 ? Buffer.concat([Buffer.of(0), plain]) : plain;
  return Buffer.concat([Buffer.of(2, value.length), value]);
}

/** Verified by OpenSSL's own command, which wants the two numbers in ASN.1. */
function verifies(token: string): boolean {
  const [head, claims, signature] = token.split('.') as [string, string, string];
  const raw = Buffer.from(signature, 'base64url');
  expect(raw).toHaveLength(64);
  const numbers = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
  const place = folder();
  writeFileSync(join(place, 'key.pem'), key.open);
  writeFileSync(join(place, 'signature'), Buffer.concat([Buffer.of(0x30, numbers.length), numbers]));
  writeFileSync(join(place, 'signed'), `${head}.${claims}`);
  const told = execFileSync(
    'openssl',
    ['dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature', 'signed'],
    { cwd: place },
  );
  return told.toString().includes('Verified OK');
}

test('a token says what Apple asks for, and OpenSSL verifies its signature', () => {
  const token = connectToken({ pem: key.secret, keyId: '2X9R4HXF34', issuer }, now);
  const [head, claims] = token.split('.') as [string, string];
  expect(decoded(head)).toEqual({ alg: 'ES256', kid: '2X9R4HXF34', typ: 'JWT' });
  const { iat, exp, ...rest } = decoded(claims);
  expect(rest).toEqual({ iss: issuer, aud: 'appstoreconnect-v1' });
  expect(iat).toBe(now.getTime() / 1000);
  expect(exp - iat).toBeLessThanOrEqual(1200);
  expect(verifies(token)).toBe(true);
});

test('what is no key of P-256 is refused without being told', async () => {
  for (const given of ['open-sesame', pem('secp384r1').secret, key.open]) {
    const fault = await codeOf(() => connectToken({ pem: given, keyId: 'K', issuer }, now));
    expect(fault).toBe('bad-connect-key');
  }
});

const review = (id: number) => ({
  type: 'customerReviews',
  id: `0000-${id}`,
  attributes: {
    rating: 2,
    title: '收费太贵',
    body: `第${id}次图文问诊又涨价`,
    reviewerNickname: 'guang',
    createdDate: '2025-02-28T23:59:59-08:00',
    territory: 'CHN',
  },
});

test('page after page through links.next, with a token for each, and ingest reads them', async () => {
  vi.stubEnv('WENZHEN_TEST_KEY', key.secret);
  const { url, asked } = await serve(({ query, path }, response) => {
    if (!path.startsWith('/v1/apps/123/customerReviews?')) return answerStatus(response, 404);
    const at = Number(query.get('cursor') ?? 0);
    const next = at < 2 ? { next: `${url}/v1/apps/123/customerReviews?cursor=${at + 1}&limit=200` } : {};
    answerJson(response, {
      data: [review(2 * at), review(2 * at + 1)],
      links: { self: url, ...next },
      meta: { paging: { total: 6 } },
    });
  });
  const source = new Source({
    kind: 'app-store-connect',
    app: '问安医生',
    id: '123',
    key: { env: 'WENZHEN_TEST_KEY' },
    keyId: '2X9R4HXF34',
    issuer,
    at: url,
  });
  const night = await source.fetch();
  vi.unstubAllEnvs();
  expect(night.reviews).toBe(6);
  expect(asked[0]!.path).toBe('/v1/apps/123/customerReviews?sort=-createdDate&limit=200');
  for (const { headers } of asked) expect(verifies(headers.authorization!.replace('Bearer ', ''))).toBe(true);
  const read = await Promise.all(night.files.map((file) => readAll(file, { app: '问安医生' })));
  expect(read.flatMap(({ reviews }) => reviews.map(({ id, date }) => [id, date]))).toHaveLength(6);
});

test('a key that Apple does not know is told without the token', async () => {
  vi.stubEnv('WENZHEN_TEST_KEY', key.secret);
  const { url } = await serve((_, response) => answerStatus(response, 401));
  const source = new Source({
    kind: 'app-store-connect',
    app: '问安医生',
    id: '123',
    key: { env: 'WENZHEN_TEST_KEY' },
    keyId: 'K',
    issuer,
    at: url,
  });
  const fault = await faultOf(source.fetch());
  vi.unstubAllEnvs();
  expect(fault.message).toMatch(/customerReviews answered with status 401/);
  expect(`${fault.message}${fault.stack}`).not.toMatch(/Bearer|eyJ|PRIVATE/);
});
