import { hash } from 'node:crypto';
import type { ReviewFields } from '../records.ts';

/** The first 16 hex digits of the SHA-256 of an author's name. The store keeps it keyed with its secret (`keyed.ts`). */
export function authorHash(author: string): string {
  return hash('sha256', author, 'hex').slice(0, 16);
}

/**
 * A 48-bit hash of all that can change about a review: stars, title, text, version and answer, as they came in. Compared only with other
 * states of the same review, so that 48 bits are plenty. The store keeps it keyed with its secret (`keyed.ts`).
 */
export function contentHash({ stars, title, text, version, reply }: ReviewFields): number {
  return hash('sha256', JSON.stringify([stars, title, text, version, reply]), 'buffer').readUIntBE(0, 6);
}

const unstorable = /[\0\p{Surrogate}]/gu;

/**
 * Text that every reader of the database can take: NUL, which ends a text early for `substr` and many clients, and lone surrogates, which
 * are no UTF-8, become U+FFFD. Same length.
 */
export function storable(text: string): string {
  return text.replace(unstorable, '\uFFFD');
}

/** Seconds since 1970 UTC of an ISO instant. */
export const seconds = (iso: string): number => Math.floor(Date.parse(iso) / 1000);
