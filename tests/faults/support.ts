import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, emptyFolder, wenzhen } from '../cli/wenzhen.ts';
import { jsonLines, nightIn, reviewsOf } from '../nightly/support.ts';
import { write } from '../run/support.ts';

export const lean = 'exports: {formats: []}\nretention: {backups: 1}\n';

/** A folder with two invented exports that overlap, or with a copy of those in `exports`. */
export function team(more = lean, exports?: string): string {
  const place = emptyFolder();
  nightIn(place, more);
  if (exports === undefined) {
    write(place, 'exports/a.jsonl', jsonLines(reviewsOf(0, 400)));
    write(place, 'exports/b.jsonl', jsonLines([...reviewsOf(0, 50), ...reviewsOf(1, 400)]));
  } else cpSync(exports, join(place, 'exports'), { recursive: true });
  return place;
}

export const nightly = (place: string, ...words: string[]): Promise<Ended> =>
  wenzhen(['nightly', '--quiet', ...words], { cwd: place });

export const inStore = (place: string): string => join(place, 'w.db');
