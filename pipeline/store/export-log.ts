import { seconds } from './content.ts';
import { guarded } from './faults.ts';
import type { Store } from './store.ts';

/** What the access log tells of one file or download; see the table `export_log`. */
export interface ExportNote {
  readonly who: string;
  readonly what: 'export' | 'report' | 'research' | 'corrections' | 'sample' | 'download';
  readonly file: string;
  readonly bytes: number;
  /** Absent: all reviews of the store. */
  readonly reviews?: number;
}

/**
 * Notes in the access log what has left the store.
 * @throws UserError `database-busy`, `database-read-only`, `disk-full` …
 */
export function noteExports({ db, path }: Store, notes: readonly ExportNote[], made: Date): void {
  const insert = db.prepare(`
    INSERT INTO export_log (made, who, what, file, bytes, reviews, run)
    SELECT @made, @who, @what, @file, @bytes, coalesce(@reviews, (SELECT count(*) FROM review)), coalesce(max(key), 0) FROM run`);
  const all = db.transaction(() => {
    for (const note of notes) insert.run({ reviews: null, ...note, made: seconds(made.toISOString()) });
  });
  guarded(path, () => all.immediate());
}

/** A file or download that may hold a review, and when it was last made. */
export interface HeldExport {
  readonly what: ExportNote['what'];
  readonly file: string;
  readonly who: string;
  /** UTC instant. */
  readonly made: string;
}

/** Exports that may hold a review which the run `since` brought; the newest of each file, the newest first. */
export const exportsSince = ({ db }: Store, since: number): HeldExport[] =>
  db
    .prepare(`
      SELECT what, file, who, strftime('%Y-%m-%dT%H:%M:%SZ', max(made), 'unixepoch') AS made
      FROM export_log WHERE run >= ? GROUP BY file ORDER BY max(key) DESC`)
    .all(since) as HeldExport[];
