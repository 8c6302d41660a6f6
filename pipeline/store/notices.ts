import type { Label } from '../lang.ts';
import type { Notice } from '../notify/due.ts';
import { guarded } from './faults.ts';
import type { Store } from './store.ts';

/** A notice as it is kept. */
export interface StoredNotice extends Notice {
  /** A trouble in words; null for an alert. */
  readonly words: Label | null;
}

/** What a channel has been told and is still to be told, by item. */
export function noticesOf({ db }: Store, channel: string): StoredNotice[] {
  const find = db.prepare(
    'SELECT item AS id, weight, told, zh, en FROM notice WHERE channel = ? ORDER BY item',
  );
  const rows = find.all(channel) as (Notice & { zh: string | null; en: string | null })[];
  return rows.map(({ zh, en, ...notice }) => ({
    ...notice,
    words: zh === null ? null : { zh, en: en ?? zh },
  }));
}

/**
 * Puts these in the place of all that was kept of a channel.
 * @throws UserError `database-busy`, `disk-full` …; then nothing has changed
 */
export function keepNotices({ db, path }: Store, channel: string, notices: readonly StoredNotice[]): void {
  const keep = `INSERT INTO notice (channel, item, kind, weight, told, zh, en)
    VALUES (@channel, @id, @kind, @weight, @told, @zh, @en)`;
  guarded(path, () =>
    db
      .transaction(() => {
        db.prepare('DELETE FROM notice WHERE channel = ?').run(channel);
        for (const { id, weight, told, words } of notices) {
          const kind = words === null ? 'alert' : 'trouble';
          db.prepare(keep).run({
            channel,
            id,
            kind,
            weight,
            told,
            zh: words?.zh ?? null,
            en: words?.en ?? null,
          });
        }
      })
      .immediate(),
  );
}
