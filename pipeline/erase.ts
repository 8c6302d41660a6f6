import { join } from 'node:path';
import { readCodebook } from './codebook.ts';
import { lexiconFolder } from './folders.ts';
import type { Settings } from './config.ts';
import { corpusSteps } from './corpus.ts';
import { UserError } from './errors.ts';
import { type Condemned, eraseReviews, type Person, reviewsOf, scrub, wordsOf } from './store/erase.ts';
import { type CoderVersions, publish } from './store/publish.ts';
import { openStore, type Store } from './store/store.ts';
import { exportsSince, type HeldExport } from './store/export-log.ts';
import { type Search, tracesOf } from './store/traces.ts';

/** What was erased, and the proof. */
export interface Erasure {
  /** Number of the run. */
  readonly run: number;
  readonly reviews: readonly Condemned[];
  readonly search: Search;
  /** Exports that may hold the reviews. */
  readonly exports: readonly HeldExport[];
}

/** What would be erased; writes nothing. */
export function wouldErase(db: string, person: Person): Condemned[] {
  const store = openStore(db, { readonly: true });
  try {
    return reviewsOf(store, person);
  } finally {
    store.close();
  }
}

/**
 * Erases a person in a run of its own: every row that speaks of the reviews, in all their states, goes, everything derived of their apps is
 * made anew, the file is written anew without its free pages, and its bytes are searched for what was erased. Later readings pass over
 * rows of the review or the author.
 * @throws UserError as `openStore` and `publish` (then nothing has changed); `reader-holds-log` where a reader keeps the former state alive
 */
export async function erase(
  { db, lexicons, segmenter }: Pick<Settings, 'db' | 'lexicons' | 'segmenter'>,
  person: Person,
  now: () => Date,
): Promise<Erasure> {
  const codebook = readCodebook(join(lexicons ?? lexiconFolder, 'codebook.yaml'));
  const steps = await corpusSteps({ lexicons, segmenter });
  const store = openStore(db);
  try {
    store.db.pragma('secure_delete = ON');
    const start = { started: now(), versions: lastVersions(store), codebook };
    const { run, reviews, words } = await publish(store, start, async (writer) => {
      const reviews = reviewsOf(store, person);
      const words = wordsOf(store, person, reviews);
      eraseReviews(writer, person, reviews);
      for (const step of steps) step(writer);
      const manifest = {
        options: { erase: 'author' in person ? 'author' : 'review' },
        reviews: reviews.length,
      };
      return { run: writer.run, reviews, words, finished: now(), manifest };
    });
    if (!scrub(store)) throw logHeld(db);
    const since = Math.min(...reviews.map(({ firstRun }) => firstRun));
    return { run, reviews, search: tracesOf(store, words), exports: exportsSince(store, since) };
  } finally {
    store.close();
  }
}

/** Nothing is coded by this run: it goes under the versions of the one before. */
function lastVersions({ db }: Store): CoderVersions {
  const newest =
    'SELECT code, lexicon, model, segmenter FROM run JOIN coder ON coder.key = run.coder ORDER BY run.key DESC LIMIT 1';
  return (
    (db.prepare(newest).get() as CoderVersions | undefined) ?? {
      code: '',
      lexicon: '',
      model: '',
      segmenter: '',
    }
  );
}

const logHeld = (path: string): UserError =>
  new UserError({
    code: 'reader-holds-log',
    message: `the rows are erased, but a reader of ${path} keeps its former state in the write-ahead log`,
    hint: 'Close what reads the database (wenzhen serve, sqlite3, Datasette …) and run the same command again.',
    zh: {
      message: `数据已删除，但有程序正在读取 ${path}，旧状态仍留在预写日志中`,
      hint: '请关闭正在读取数据库的程序（wenzhen serve、sqlite3、Datasette 等），再运行一次同样的命令。',
    },
  });
