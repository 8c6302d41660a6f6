import type Database from 'better-sqlite3';
import { TopicFinder, type TopicModel } from '../topics/model.ts';
import { batch } from './batch.ts';

/** The topics of an app as the last estimate left them. */
export interface StoredModel {
  readonly model: TopicModel;
  /** Keys of the topics, by their place in the model. */
  readonly keys: readonly number[];
  /** Their shares of the clauses of that estimate. */
  readonly shares: readonly number[];
}

interface TopicRow {
  readonly key: number;
  readonly share: number;
}

/** Reads them; none where the app has had no estimate. */
export function readModel(db: Database.Database, app: number): StoredModel | undefined {
  if (db.prepare('SELECT 1 FROM topic_word WHERE app = ? LIMIT 1').get(app) === undefined) return undefined;
  const topics = db
    .prepare('SELECT key, share FROM topic WHERE app = ? AND gone IS NULL ORDER BY key')
    .all(app) as TopicRow[];
  const places = new Map(topics.map(({ key }, place) => [key, place]));
  const groups = topics.length + 1;
  const words: string[] = [];
  const entries: [at: number, clauses: number][] = [];
  const rows = db
    .prepare('SELECT word, topic, clauses FROM topic_word WHERE app = ? ORDER BY word, topic')
    .raw();
  for (const [word, topic, clauses] of rows.iterate(app) as Iterable<[string, number, number]>) {
    if (words.at(-1) !== word) words.push(word);
    entries.push([(words.length - 1) * groups + (places.get(topic) ?? topics.length), clauses]);
  }
  const counts = new Float64Array(words.length * groups);
  for (const [at, clauses] of entries) counts[at] = clauses;
  return {
    model: { words, topics: topics.length, counts: { groups, counts } },
    keys: topics.map(({ key }) => key),
    shares: topics.map(({ share }) => share),
  };
}

/** Keeps what an estimate counted; `keys` are those of its topics. */
export function writeModel(
  db: Database.Database,
  app: number,
  model: TopicModel,
  keys: readonly number[],
): void {
  db.prepare('DELETE FROM topic_word WHERE app = ?').run(app);
  const rows = batch(db, 'topic_word', ['app', 'word', 'topic', 'clauses']);
  const { groups, counts } = model.counts;
  model.words.forEach((word, place) => {
    for (let group = 0; group < groups; group++) {
      const clauses = counts[place * groups + group]!;
      if (clauses > 0) rows.add({ app, word, topic: keys[group] ?? 0, clauses });
    }
  });
  rows.flush();
}

/** Tells the topic of clauses by their words. */
export class ClauseTopics {
  readonly #finder: TopicFinder;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #keys: readonly number[];

  constructor({ model, keys }: Pick<StoredModel, 'model' | 'keys'>) {
    this.#finder = new TopicFinder(model);
    this.#numbers = new Map(model.words.map((word, number) => [word, number]));
    this.#keys = keys;
  }

  /** The key of the topic of a clause with these words; none where it has none. */
  topicOf(words: readonly string[]): number | undefined {
    const terms = Int32Array.from(new Set(words.flatMap((word) => this.#numbers.get(word) ?? [])));
    return this.#keys[this.#finder.topicOf(terms, 0, terms.length)];
  }
}
