import type { Cursors } from '../fetch/position.ts';
import { seconds } from './content.ts';
import { guarded } from './faults.ts';
import type { Store } from './store.ts';

/**
 * The cursor of the source of this name.
 * @throws UserError `database-busy`, `disk-full` … when it is kept; then it is as it was
 */
export function cursorsOf({ db, path }: Store, source: string, now: () => Date): Cursors {
  const kept = `
    INSERT INTO fetch_cursor (source, cursor, kept) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET cursor = excluded.cursor, kept = excluded.kept`;
  return {
    read: () =>
      (db.prepare('SELECT cursor FROM fetch_cursor WHERE source = ?').pluck().get(source) as string) ?? null,
    keep: (cursor) =>
      void guarded(path, () => db.prepare(kept).run(source, cursor, seconds(now().toISOString()))),
  };
}
