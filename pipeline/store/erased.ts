import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { ReviewFields } from '../records.ts';
import { authorHash } from './content.ts';
import { type KeyedHashes, keyedId } from './keyed.ts';

const mark = (...parts: readonly string[]): string =>
  hash('sha256', parts.join('\u0000'), 'hex').slice(0, 32);

/** What stands for an erased review. */
export const reviewMark = (app: string, id: string): string => mark('review', app, id);

/** What stands for an erased author of all apps, or of one. */
export const authorMark = (author: string, app?: string): string =>
  mark('author', app === undefined ? '' : `in ${app}`, author);

/** Tells whether a row is of a review or an author that was erased; null where nobody was. */
export function erasedReader(
  db: Database.Database,
  hashes: KeyedHashes,
): ((review: ReviewFields) => boolean) | null {
  const marks = new Set(db.prepare('SELECT mark FROM erased').pluck().all() as string[]);
  if (marks.size === 0) return null;
  return (review) => {
    const { app, author } = review;
    if (marks.has(reviewMark(app ?? '', keyedId(hashes, review)))) return true;
    if (author === null) return false;
    const name = hashes.author(authorHash(author));
    return marks.has(authorMark(name)) || marks.has(authorMark(name, app ?? ''));
  };
}
