import type Database from 'better-sqlite3';
import { folded } from '../clean/index.ts';
import { BestQuotes } from './best-quotes.ts';
import { clausesOfTopic, shownClauses, type TopicClause } from './topic-clauses.ts';
import type { Placed } from './topic-members.ts';

interface TopicRow {
  readonly key: number;
  readonly phrases: string;
  readonly words: string;
}

/**
 * Chooses the quotes of the topics of an app: of the complaints that may be shown and hold one of the topic's phrases the surest, readable,
 * newest ones.
 */
export class TopicQuotes {
  readonly #db: Database.Database;
  readonly #app: number;
  readonly #signs: ReadonlyMap<number, readonly string[]>;
  readonly #best = new Map<number, BestQuotes>();

  constructor(db: Database.Database, app: number) {
    this.#db = db;
    this.#app = app;
    const topics = db
      .prepare('SELECT key, phrases, words FROM topic WHERE app = ? AND gone IS NULL')
      .all(app) as TopicRow[];
    this.#signs = new Map(topics.map((topic) => [topic.key, signsOf(topic)]));
  }

  offer({ clause, topic }: Placed): void {
    const signs = this.#signs.get(topic);
    if (clause.showable === 0 || signs === undefined) return;
    const text = folded(clause.evidence);
    if (!signs.some((sign) => text.includes(sign))) return;
    const best = this.#best.get(topic) ?? new BestQuotes();
    this.#best.set(topic, best);
    best.offer(clause, (candidate) => (candidate as TopicClause).evidence);
  }

  /** Offers again what is shown so far. To be called when the members are those of this run. */
  offerShown(): void {
    const stale = new Set<number>();
    for (const { topic, holds, ...clause } of shownClauses(this.#db, this.#app)) {
      if (holds) this.offer({ clause, topic });
      else stale.add(topic);
    }
    for (const topic of stale)
      for (const clause of clausesOfTopic(this.#db, this.#app, topic)) this.offer({ clause, topic });
  }

  write(): void {
    const forget = 'DELETE FROM topic_quote WHERE topic IN (SELECT key FROM topic WHERE app = ?)';
    this.#db.prepare(forget).run(this.#app);
    const keep = this.#db.prepare(
      'INSERT INTO topic_quote (topic, rank, review, number) VALUES (?, ?, ?, ?)',
    );
    for (const [topic, { chosen }] of this.#best)
      for (const [place, { review, number }] of chosen.entries()) keep.run(topic, place + 1, review, number);
  }
}

/** What a quote must hold one of: the topic's phrases, or its words where it has none. */
function signsOf({ phrases, words }: TopicRow): readonly string[] {
  const told = JSON.parse(phrases) as string[];
  return told.length > 0 ? told : (JSON.parse(words) as string[]);
}
