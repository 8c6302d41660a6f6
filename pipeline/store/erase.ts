import type Database from 'better-sqlite3';
import { authorHash } from './content.ts';
import { dayNumber } from './days.ts';
import { authorMark, reviewMark } from './erased.ts';
import { hashesOf } from './keyed.ts';
import { refillSearch } from './search.ts';
import type { Store } from './store.ts';
import type { Writer } from './writer.ts';

/** Whom to erase: all that an author wrote, or one review; `app` narrows it. */
export type Person = { readonly app?: string | undefined } & (
  | { readonly author: string }
  | { readonly review: string }
);

/** What stands for an author in the store. */
const authorOf = (db: Database.Database, { author }: { readonly author: string }): string =>
  hashesOf(db).author(authorHash(author.trim()));

/** A review that is to go. */
export interface Condemned {
  readonly key: number;
  readonly id: string;
  readonly app: string;
  readonly appKey: number;
  readonly date: number | null;
  /** The input that brought it: the file still holds it. */
  readonly input: string;
  /** The run that brought it: no earlier export holds it. */
  readonly firstRun: number;
}

/** The reviews of a person, by app and id. */
export function reviewsOf({ db }: Store, person: Person): Condemned[] {
  const [column, value] = 'author' in person ? ['author', authorOf(db, person)] : ['id', person.review];
  return db
    .prepare(`
      SELECT review.key, id, app.name AS app, app.key AS appKey, date, source.path AS input, first_run AS firstRun
      FROM review JOIN app ON app.key = review.app JOIN source ON source.key = review.source
      WHERE review.${column} = @value AND (@app IS NULL OR app.name = @app) ORDER BY app.name, id`)
    .all({ value, app: person.app ?? null }) as Condemned[];
}

/** What of a person can be looked for in the bytes of the file: texts in all their states, ids, the author's name and hash. */
export function wordsOf({ db }: Store, person: Person, reviews: readonly Condemned[]): string[] {
  const states = db.prepare(
    'SELECT title, text, answer FROM review WHERE key = @key UNION SELECT title, text, answer FROM revision WHERE review = @key',
  );
  const words = reviews.flatMap(({ key, id }) => [id, ...(states.raw().all({ key }) as string[][]).flat()]);
  if ('author' in person) words.push(person.author.trim(), authorOf(db, person));
  return [...new Set(words.filter((word) => word !== null && word !== ''))];
}

/**
 * Takes reviews out of every table, inside a run's transaction, and marks them and their author as erased. What is derived of their apps is
 * to be made anew by the corpus steps of the same run.
 */
export function eraseReviews(writer: Writer, person: Person, reviews: readonly Condemned[]): void {
  const { db, run, touched } = writer;
  db.pragma('defer_foreign_keys = ON');
  const keys = JSON.stringify(reviews.map(({ key }) => key));
  db.prepare(`UPDATE review SET duplicate_of = NULL WHERE duplicate_of IN (${listed})`).run(keys);
  for (const table of tablesOfReviews(db))
    db.prepare(`DELETE FROM "${table}" WHERE review IN (${listed})`).run(keys);
  db.prepare(`DELETE FROM review WHERE key IN (${listed})`).run(keys);
  if ('author' in person)
    db.prepare('DELETE FROM reject WHERE instr(raw, @name) OR instr(detail, @name)').run({
      name: person.author.trim(),
    });
  refillSearch(db);
  for (const { appKey, date } of reviews) touched.touch(appKey, dayNumber(date));
  for (const table of ['derivation', 'topic_estimate'])
    db.prepare(`DELETE FROM ${table} WHERE app IN (${listed})`).run(JSON.stringify([...touched.keys()]));
  const keep = db.prepare('INSERT OR IGNORE INTO erased (mark, run) VALUES (?, ?)');
  for (const { app, id } of reviews) keep.run(reviewMark(app, id), run);
  if ('author' in person) keep.run(authorMark(authorOf(db, person), person.app), run);
  else if (person.app !== undefined) keep.run(reviewMark(person.app, person.review), run);
}

const listed = 'SELECT value FROM json_each(?)';

/** Every table that says something of a review, whoever added it. */
const tablesOfReviews = (db: Database.Database): string[] =>
  db
    .prepare(`
      SELECT sqlite_schema.name FROM sqlite_schema JOIN pragma_table_info(sqlite_schema.name) AS info
      WHERE sqlite_schema.type = 'table' AND info.name = 'review' ORDER BY sqlite_schema.name`)
    .pluck()
    .all() as string[];

/**
 * Overwrites what the transaction has freed: free pages, the statistics of the planner and the write-ahead log.
 * @returns false where a reader keeps the log from being emptied
 */
export function scrub({ db }: Store): boolean {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").get() !== undefined)
    db.exec('ANALYZE');
  db.exec('VACUUM');
  const [{ busy } = { busy: 1 }] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return busy === 0;
}
