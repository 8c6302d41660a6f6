import Database from 'better-sqlite3';
import type { Codebook } from '../codebook.ts';
import { seconds } from './content.ts';
import { storeFault } from './faults.ts';
import { hashesOf } from './keyed.ts';
import { writeLabels } from './labels.ts';
import type { Store } from './store.ts';
import { forgetGathered } from './touched-reviews.ts';
import { Writer } from './writer.ts';

/** Versions of what codes a review; a review is coded anew when one of them changes. */
export interface CoderVersions {
  readonly code: string;
  readonly lexicon: string;
  readonly model: string;
  readonly segmenter: string;
}

export interface RunStart {
  readonly started: Date;
  readonly versions: CoderVersions;
  readonly codebook: Codebook;
}

export interface RunEnd {
  readonly finished: Date;
  /** All that is needed to repeat the run; kept as JSON. */
  readonly manifest: object;
}

/**
 * One run, one transaction: all that `work` writes becomes visible to readers at once when it has ended, or never, whatever stops it.
 * @throws UserError `database-busy` when another run writes, `disk-full`, `database-read-only` …; then nothing has changed
 */
export async function publish<End extends RunEnd>(
  { db, path }: Store,
  start: RunStart,
  work: (writer: Writer) => Promise<End>,
): Promise<End> {
  try {
    db.exec('BEGIN IMMEDIATE');
    const writer = beginRun(db, start);
    const end = await work(writer);
    writer.flush();
    endRun(db, writer.run, end);
    forgetGathered(db);
    db.exec('COMMIT');
    foldLog(db);
    return end;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw storeFault(path, error);
  }
}

/** Moves the write-ahead log into the database file. The run is published already: what does not succeed now, the next opening does. */
function foldLog(db: Database.Database): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

function beginRun(db: Database.Database, { started, versions, codebook }: RunStart): Writer {
  const codes = writeLabels(db, codebook);
  const coder = coderKey(db, versions);
  const run = db
    .prepare(`INSERT INTO run (started, coder, manifest) VALUES (?, ?, '{}') RETURNING key`)
    .pluck()
    .get(seconds(started.toISOString()), coder) as number;
  return new Writer(db, { run, coder, codes, hashes: hashesOf(db) });
}

function endRun(db: Database.Database, run: number, { finished, manifest }: RunEnd): void {
  db.prepare('UPDATE run SET finished = ?, manifest = ? WHERE key = ?').run(
    seconds(finished.toISOString()),
    JSON.stringify(manifest),
    run,
  );
}

function coderKey(db: Database.Database, { code, lexicon, model, segmenter }: CoderVersions): number {
  const versions = [code, lexicon, model, segmenter];
  db.prepare('INSERT OR IGNORE INTO coder (code, lexicon, model, segmenter) VALUES (?, ?, ?, ?)').run(
    versions,
  );
  const find = db.prepare('SELECT key FROM coder WHERE (code, lexicon, model, segmenter) = (?, ?, ?, ?)');
  return find.pluck().get(versions) as number;
}
