import type Database from 'better-sqlite3';
import type { Estimate, Former } from '../topics/estimate.ts';
import { type LabelClause, labelOf, phrasesOfTopic } from '../topics/labels.ts';
import { followTopics, type TopicChange } from '../topics/lineage.ts';
import { noGroup } from '../topics/mixture.ts';
import { TopicFinder } from '../topics/model.ts';
import { topWords } from '../topics/top-words.ts';
import type { TopicWords } from '../topics/words.ts';

/** Words that are the label where no phrase comes twice. */
const wordsOfLabel = 3;
/** Words kept of a topic. */
const wordsKept = 8;

/** Whose topics are written, and by which run. */
interface Where {
  readonly db: Database.Database;
  readonly run: number;
  readonly app: number;
}

/** An estimate with the words of its clauses, blanks and punctuation too. */
export interface ToldEstimate extends Estimate {
  readonly clauses: readonly LabelClause[];
}

/** Writes the topics of one estimate, and what became of those there were. */
export class TopicWriter {
  readonly #where: Where;
  readonly #found: ToldEstimate;
  readonly #finder: TopicFinder;
  readonly #words: readonly (readonly string[])[];
  readonly #topicWords: TopicWords;
  readonly #sql: ReturnType<typeof statements>;

  constructor(where: Where, found: ToldEstimate, words: TopicWords) {
    this.#where = where;
    this.#found = found;
    this.#finder = new TopicFinder(found.model);
    this.#words = topWords(found.model.counts, wordsKept).map((numbers) =>
      numbers.map((word) => found.model.words[word]!),
    );
    this.#topicWords = words;
    this.#sql = statements(where.db);
  }

  /**
   * @param formerKeys keys of the topics there were
   * @returns keys of the topics there are
   */
  write(former: Former | undefined, formerKeys: readonly number[]): number[] {
    const { model, topicOf } = this.#found;
    const before = former?.topicOf ?? new Int32Array(topicOf.length).fill(noGroup);
    const changes = followTopics(before, formerKeys.length, topicOf, model.topics);
    const keys: number[] = [];
    for (const change of changes) {
      if ('after' in change) keys[change.after] = this.#write(change, formerKeys);
    }
    for (const change of changes) this.#tell(change, formerKeys, keys);
    return keys;
  }

  #write(change: TopicChange & { readonly after: number }, formerKeys: readonly number[]): number {
    const about = this.#about(change.after);
    if (change.kind !== 'kept') return this.#sql.add.get({ ...this.#where, ...about, db: null }) as number;
    const key = formerKeys[change.before]!;
    this.#sql.renew.run({ key, ...about });
    return key;
  }

  #tell(change: TopicChange, formerKeys: readonly number[], keys: readonly number[]): void {
    const { run } = this.#where;
    const { kind } = change;
    if (kind === 'birth') this.#sql.tell.run(run, keys[change.after], kind, null);
    if (kind === 'split') this.#sql.tell.run(run, keys[change.after], kind, formerKeys[change.from]);
    if (kind !== 'death' && kind !== 'merge') return;
    const gone = formerKeys[change.before];
    this.#sql.end.run(run, gone);
    this.#sql.tell.run(run, gone, kind, kind === 'merge' ? keys[change.into] : null);
  }

  /** Columns of the table `topic`. */
  #about(topic: number) {
    const { topicOf, clauses } = this.#found;
    const members = clauses.filter((_, clause) => topicOf[clause] === topic);
    const keyWords = this.#finder.keyWords(topic);
    const isKey = new Set(keyWords);
    const phrases = phrasesOfTopic(members, { ...this.#topicWords, isKey: (word) => isKey.has(word) });
    return {
      label: labelOf(phrases) || keyWords.slice(0, wordsOfLabel).join('、'),
      phrases: JSON.stringify(phrases.map(({ phrase }) => phrase)),
      words: JSON.stringify(this.#words[topic]),
      share: members.length / Math.max(1, clauses.length),
    };
  }
}

const statements = (db: Database.Database) => ({
  add: db
    .prepare(`
      INSERT INTO topic (id, app, label, phrases, words, share, born)
      SELECT app.name || '#' || (1 + count(topic.key)), app.key, @label, @phrases, @words, @share, @run
      FROM app LEFT JOIN topic ON topic.app = app.key WHERE app.key = @app
      RETURNING key`)
    .pluck(),
  renew: db.prepare(
    'UPDATE topic SET label = @label, phrases = @phrases, words = @words, share = @share WHERE key = @key',
  ),
  end: db.prepare('UPDATE topic SET gone = ? WHERE key = ?'),
  tell: db.prepare('INSERT INTO topic_event (run, topic, kind, other) VALUES (?, ?, ?, ?)'),
});
