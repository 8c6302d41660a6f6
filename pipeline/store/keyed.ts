import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { ReviewFields } from '../records.ts';
import { contentHash } from './content.ts';
import { firstSecret, secretLost, secretWrong, storeSecret } from './secret.ts';
import type { StorableReview } from './storable.ts';

/**
 * What stands in the store for what must not be found by trying: an author's name, and the words of a review before they were masked. Each
 * is HMAC-SHA-256 (RFC 2104) of a plain hash under the store's secret, cut to the plain hash's length. That it is made of a hash and not of
 * the words lets it be made where the words are no longer known: in a store of before there was a secret.
 */
export class KeyedHashes {
  readonly #secret: () => string;
  #key: KeyObject | undefined;

  /** @param secret asked when the first hash is */
  constructor(secret: () => string) {
    this.#secret = secret;
  }

  /** 16 hex digits. */
  author(plain: string): string {
    return this.#keyed('author', plain).toString('hex', 0, 8);
  }

  /** 48 bits. */
  content(plain: number): number {
    return this.#keyed('content', String(plain)).readUIntBE(0, 6);
  }

  /** 24 hex digits, of an id that is a hash itself. */
  id(plain: string): string {
    return this.#keyed('id', plain).toString('hex', 0, 12);
  }

  /** Tells one secret from another, and nothing of either. */
  fingerprint(): string {
    return this.#keyed('fingerprint', '').toString('hex', 0, 8);
  }

  #keyed(what: string, plain: string): Buffer {
    this.#key ??= createSecretKey(this.#secret(), 'utf8');
    return createHmac('sha256', this.#key).update(`${what}\0${plain}`).digest();
  }
}

/** What of a review is kept under the secret. */
type Keyable = Pick<ReviewFields, 'id' | 'idIsHash'>;

export const keyedId = (hashes: KeyedHashes, { id, idIsHash }: Keyable): string =>
  idIsHash ? hashes.id(id) : id;

/** The hash of all that can change about a review, as the store has it. */
export const keyedContent = (hashes: KeyedHashes, review: ReviewFields): number =>
  hashes.content(contentHash(review));

/** A review as it may be stored. */
export const keyed = (hashes: KeyedHashes, review: StorableReview): StorableReview => ({
  ...review,
  id: keyedId(hashes, review),
  author: review.author === null ? null : hashes.author(review.author),
  state: { ...review.state, content: hashes.content(review.state.content) },
});

/**
 * The keyed hashes of an open store. Its secret is asked for only when a hash is: what needs none works without it.
 * @returns hashes that throw UserError `secret-lost`, `secret-wrong`, or as `storeSecret`
 */
export function hashesOf(db: Database.Database): KeyedHashes {
  return new KeyedHashes(() => {
    const secret = storeSecret(db.name);
    if (secret === null) throw secretLost(db.name);
    const fingerprint = db.prepare('SELECT fingerprint FROM secret_mark').pluck().get();
    if (new KeyedHashes(() => secret).fingerprint() !== fingerprint) throw secretWrong(db.name);
    return secret;
  });
}

/** SQL for whether an id looks like a hash, which the store keeps keyed. */
export const looksHashed = (id: string): string => `length(${id}) = 24 AND ${id} NOT GLOB '*[^0-9a-f]*'`;

/** Hashes in stores of before there was a secret are keyed; bands of texts, in which authors are, are left to the next run to find anew. */
const rekey = `
  UPDATE review SET author = keyed_author(author), content = keyed_content(content),
    id = CASE WHEN ${looksHashed('id')} THEN keyed_id(id) ELSE id END;
  UPDATE revision SET content = keyed_content(content);
  DELETE FROM review_band;`;

/** Gives a store its secret, inside the transaction that brings it to this version. One in memory, which keeps nothing, needs none. */
export function keyStore(db: Database.Database): void {
  if (db.memory) return;
  const secret = firstSecret(db.name);
  const hashes = new KeyedHashes(() => secret);
  db.function('keyed_author', (plain) => (plain === null ? null : hashes.author(plain as string)));
  db.function('keyed_content', (plain) => hashes.content(plain as number));
  db.function('keyed_id', (plain) => hashes.id(plain as string));
  db.exec(rekey);
  db.prepare('INSERT INTO secret_mark (fingerprint) VALUES (?)').run(hashes.fingerprint());
}
