import type Database from 'better-sqlite3';
import { contentWords, type TopicWords } from '../topics/words.ts';
import { batch } from './batch.ts';
import type { TopicClause } from './topic-clauses.ts';
import type { ClauseTopics } from './topic-model.ts';

/** What finding topics needs beside the store. */
export interface TopicMeans {
  /** Cuts a text, folded for matching, into words. */
  readonly wordsOf: (text: string) => readonly string[];
  readonly words: TopicWords;
}

/** A clause with the key of its topic. */
export interface Placed {
  readonly clause: TopicClause;
  readonly topic: number;
}

/** Below this the coder would sooner be wrong than right. */
const evenOdds = 0.5;

const starNames = ['s1', 's2', 's3', 's4', 's5'] as const;
const tallyColumns = ['app', 'day', 'version', 'topic', 'issue', 'reviews', ...starNames, 'unsure'] as const;

interface Tally {
  readonly day: number;
  readonly version: string;
  readonly topic: number;
  readonly issue: number;
  reviews: number;
  readonly stars: Int32Array;
  unsure: number;
}

/**
 * Tells the topics of clauses, keeps them as members of these and counts them; what was kept of the same days must be gone. Each member is
 * given to `visit`.
 * @param clauses by review
 */
export function placeClauses(
  db: Database.Database,
  app: number,
  clauses: Iterable<TopicClause>,
  topics: ClauseTopics,
  { wordsOf, words }: TopicMeans,
  visit: (placed: Placed) => void,
): void {
  const members = batch(db, 'topic_member', ['review', 'number', 'topic']);
  const tallies = new Tallies();
  for (const clause of clauses) {
    const topic = topics.topicOf(contentWords(wordsOf(clause.evidence), words));
    if (topic === undefined) continue;
    members.add({ review: clause.review, number: clause.number, topic });
    tallies.count({ clause, topic });
    visit({ clause, topic });
  }
  members.flush();
  tallies.write(db, app);
}

/** Counts reviews, each once a topic. */
class Tallies {
  readonly #tallies = new Map<string, Tally>();
  /** The review of the last clause, and topics that it is counted under. */
  #review = -1;
  readonly #topics = new Set<number>();

  count({ clause, topic }: Placed): void {
    if (clause.review !== this.#review) this.#topics.clear();
    this.#review = clause.review;
    if (this.#topics.has(topic)) return;
    this.#topics.add(topic);
    const { day, version, issue } = clause;
    const name = `${day} ${topic} ${issue} ${version}`;
    const tally = this.#tallies.get(name) ?? {
      day,
      version,
      topic,
      issue,
      reviews: 0,
      stars: new Int32Array(5),
      unsure: 0,
    };
    this.#tallies.set(name, tally);
    tally.reviews++;
    if (clause.stars !== null) tally.stars[clause.stars - 1]!++;
    if (clause.confidence < evenOdds) tally.unsure++;
  }

  write(db: Database.Database, app: number): void {
    const rows = batch(db, 'topic_tally', tallyColumns);
    for (const { stars, ...tally } of this.#tallies.values()) {
      const [s1, s2, s3, s4, s5] = stars as unknown as [number, number, number, number, number];
      rows.add({ app, ...tally, s1, s2, s3, s4, s5 });
    }
    rows.flush();
  }
}

/** Forgets the members and counts of the days this run has touched. */
export function forgetTouched(db: Database.Database, app: number): void {
  db.prepare('DELETE FROM topic_member WHERE review IN (SELECT key FROM touched_review WHERE app = ?)').run(
    app,
  );
  db.prepare(
    'DELETE FROM topic_tally WHERE app = @app AND day IN (SELECT day FROM touched_day WHERE app = @app)',
  ).run({ app });
}

/** Forgets all of them. */
export function forgetMembers(db: Database.Database, app: number): void {
  db.prepare('DELETE FROM topic_member WHERE topic IN (SELECT key FROM topic WHERE app = ?)').run(app);
  db.prepare('DELETE FROM topic_tally WHERE app = ?').run(app);
}
