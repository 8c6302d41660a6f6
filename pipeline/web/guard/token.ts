import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new token: 128 bits. */
export const newToken = (): string => randomBytes(16).toString('hex');

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

/** What forms carry to prove that we made them for a reader who has shown the token; the token does not follow from it. */
export const proofOf = (token: string): string => digest(`form ${token}`).toString('hex');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
