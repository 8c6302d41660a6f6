import type { Writer } from './writer.ts';

/** Counts, by path of the input, the reviews this run added or changed that repeat another one, and keeps the counts in `reading`. */
export function duplicatesOf({ db, run }: Writer): ReadonlyMap<string, number> {
  const ofReading = `SELECT count(*) FROM review
    WHERE review.duplicate_of IS NOT NULL AND review.last_run = reading.run AND review.source = reading.source`;
  db.prepare(`UPDATE reading SET duplicates = (${ofReading}) WHERE run = ?`).run(run);
  const counts = db.prepare('SELECT input, duplicates FROM source_list WHERE run = ?');
  return new Map(counts.raw().all(run) as [string, number][]);
}
