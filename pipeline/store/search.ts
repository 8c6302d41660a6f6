import type Database from 'better-sqlite3';
import { spaced } from '../search/tokens.ts';
import type { State } from './rows.ts';

export type Words = Pick<State, 'title' | 'text'>;

/** An entry on its way into the index, or another one in the place of a former one: spaced words. */
interface Entry {
  readonly key: number;
  readonly words: Words;
  readonly former: Words | null;
}

/** Keeps the full-text index in step with the reviews of one run. */
export class SearchIndex {
  readonly #sql: ReturnType<typeof statements>;
  #waiting: Entry[] = [];

  constructor(db: Database.Database) {
    this.#sql = statements(db);
  }

  /** `words` as `spaced` gives them. */
  add(key: number, words: Words): void {
    this.#waiting.push({ key, words, former: null });
  }

  /** `former` as it is stored: what the index was given for this review was made of it. */
  replace(key: number, former: Words, words: Words): void {
    this.#waiting.push({ key, words, former: spacedWords(former) });
  }

  /** Writes what waits, by ascending key: FTS5 writes its buffer out whenever a key is not higher than the one before. */
  flush(): void {
    for (const { key, words, former } of this.#waiting.sort((a, b) => a.key - b.key)) {
      if (former !== null) this.#sql.remove.run(key, former.text, former.title);
      this.#sql.add.run(key, words.text, words.title);
    }
    this.#waiting = [];
  }
}

/** What the full-text index is given of stored words. */
export const spacedWords = ({ title, text }: Words): Words => ({ title: spaced(title), text: spaced(text) });

const statements = (db: Database.Database) => ({
  add: db.prepare('INSERT INTO search (rowid, words, title_words) VALUES (?, ?, ?)'),
  remove: db.prepare(`INSERT INTO search (search, rowid, words, title_words) VALUES ('delete', ?, ?, ?)`),
});

/** Makes the whole index anew. */
export function refillSearch(db: Database.Database): void {
  db.exec(`INSERT INTO search (search) VALUES ('delete-all')`);
  const page = db.prepare('SELECT key, title, text FROM review WHERE key > ? ORDER BY key LIMIT 1000');
  const index = new SearchIndex(db);
  for (let after = 0; ; ) {
    const reviews = page.all(after) as (Words & { key: number })[];
    if (reviews.length === 0) return;
    for (const { key, ...words } of reviews) index.add(key, spacedWords(words));
    index.flush();
    after = reviews.at(-1)!.key;
  }
}
