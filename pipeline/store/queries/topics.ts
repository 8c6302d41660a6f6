import { chinaDay } from '../days.ts';
import type { Store } from '../store.ts';
import type { QuoteRow, Scope } from './answers.ts';
import type { Condition } from './filter.ts';
import { inScope } from './scope.ts';

/** How many of a topic's reviews are coded with an issue. */
export interface TopicIssue {
  readonly issue: string;
  readonly reviews: number;
}

/** What complaints of an app are about; see the table `topic`. */
export interface TopicRow {
  readonly id: string;
  readonly app: string;
  readonly label: string;
  readonly phrases: readonly string[];
  /** Counted reviews that complain of it. */
  readonly reviews: number;
  /** Their share of the app's counted reviews with a complaint. */
  readonly share: number;
  readonly meanStars: number | null;
  /** How badly the codebook covers it, 0 to 1. */
  readonly uncovered: number;
  /** The run that found it. */
  readonly born: number;
  /** Most reviews first. */
  readonly issues: readonly TopicIssue[];
  /** Best first. */
  readonly quotes: readonly QuoteRow[];
}

/** A birth, split, merge or death of a topic; see the table `topic_event`. */
export interface TopicEventRow {
  readonly run: number;
  readonly app: string;
  readonly topic: string;
  readonly label: string;
  readonly kind: 'birth' | 'split' | 'death' | 'merge';
  /** The topic it came out of or went into. */
  readonly other: string | null;
  readonly otherLabel: string | null;
}

/** The topics there are now, by app, most reviews first, then by age. */
export function topics(store: Store, scope: Scope = {}): TopicRow[] {
  const { condition, values } = inScope(store, scope, 'topic');
  const tallied = inScope(store, scope, 'topic_total');
  return topicRows(store, { condition, values }, tallied);
}

/** One topic, or undefined. */
export function topicById(store: Store, id: string): TopicRow | undefined {
  const found = store.db.prepare('SELECT key, app FROM topic WHERE id = ?').get(id) as
    | { key: number; app: number }
    | undefined;
  if (found === undefined) return undefined;
  const tallied = {
    condition: 'topic_total.app = ? AND topic_total.topic = ?',
    values: [found.app, found.key],
  };
  return topicRows(store, { condition: 'topic.key = ?', values: [found.key] }, tallied)[0];
}

type Plain = Pick<TopicRow, 'id' | 'app' | 'label' | 'uncovered' | 'born'> & {
  readonly key: number;
  readonly phrases: string;
  readonly complaining: number;
};

/** One issue of one topic, with the number and the sum of the stars of its reviews. */
interface Tally extends TopicIssue {
  readonly topic: number;
  readonly rated: number;
  readonly stars: number;
}

/** Counts all topics in one pass over their totals. */
function topicRows({ db }: Store, listed: Condition, tallied: Condition): TopicRow[] {
  const tallies = db.prepare(talliesOf(tallied.condition)).all(...tallied.values) as Tally[];
  const byTopic = new Map<number, Tally[]>();
  for (const tally of tallies) {
    const same = byTopic.get(tally.topic);
    if (same === undefined) byTopic.set(tally.topic, [tally]);
    else same.push(tally);
  }
  const quotes = db.prepare(quotesOfTopic);
  const rows = db.prepare(plain(listed.condition)).all(...listed.values, ...listed.values) as Plain[];
  return rows
    .map((row) => topicOf(row, byTopic.get(row.key) ?? [], quotes.all(row.key) as QuoteRow[]))
    .filter(({ reviews }) => reviews > 0)
    .sort((one, other) => (one.app === other.app ? other.reviews - one.reviews : 0));
}

function topicOf(
  { key: _key, phrases, complaining, ...row }: Plain,
  tallies: readonly Tally[],
  quotes: readonly QuoteRow[],
): TopicRow {
  const total = (of: 'reviews' | 'rated' | 'stars') => tallies.reduce((sum, tally) => sum + tally[of], 0);
  const [reviews, rated] = [total('reviews'), total('rated')];
  return {
    ...row,
    phrases: JSON.parse(phrases) as string[],
    reviews,
    share: reviews / complaining,
    meanStars: rated === 0 ? null : Math.round((100 * total('stars')) / rated) / 100,
    issues: tallies.map(({ issue, reviews: stating }) => ({ issue, reviews: stating })),
    quotes,
  };
}

const plain = (condition: string) => `
  SELECT topic.key, topic.id, app.name AS app, topic.label, topic.phrases, topic.uncovered, topic.born, counted.complaining
  FROM topic JOIN app ON app.key = topic.app
  JOIN (
    SELECT app, total(complaining) AS complaining FROM day_tally WHERE app IN (SELECT app FROM topic WHERE ${condition}) GROUP BY app
  ) AS counted ON counted.app = topic.app
  WHERE topic.gone IS NULL AND ${condition} ORDER BY app.name, topic.key`;

const talliesOf = (condition: string) => `
  SELECT topic_total.topic, issue.id AS issue, reviews, s1 + s2 + s3 + s4 + s5 AS rated, s1 + 2 * s2 + 3 * s3 + 4 * s4 + 5 * s5 AS stars
  FROM topic_total JOIN issue ON issue.key = topic_total.issue
  WHERE ${condition} ORDER BY topic_total.topic, reviews DESC, issue.id`;

/** A topic in a few words. */
export interface TopicTotal extends Pick<TopicRow, 'id' | 'app' | 'label' | 'reviews' | 'share'> {
  /** The words of one review. */
  readonly quote: string | null;
}

/** The topics of all apps there are now, by the few rows in which they are followed; as `topics`. */
export function topicTotals({ db }: Store): TopicTotal[] {
  return db.prepare(totals).all() as TopicTotal[];
}

const totals = `
  SELECT topic.id, app.name AS app, topic.label, total(trend_version.reviews) AS reviews,
    total(trend_version.reviews) / counted.complaining AS share,
    (SELECT substr(iif(in_title, title, text), start + 1, length) FROM topic_quote JOIN complaint USING (review, number)
      JOIN review ON review.key = topic_quote.review WHERE topic_quote.topic = topic.key ORDER BY rank LIMIT 1) AS quote
  FROM topic JOIN app ON app.key = topic.app
  JOIN trend ON trend.app = topic.app AND trend.kind = 'topic' AND trend.id = topic.id
  JOIN trend_version ON trend_version.trend = trend.key
  JOIN (SELECT app, total(complaining) AS complaining FROM day_tally GROUP BY app) AS counted ON counted.app = topic.app
  WHERE topic.gone IS NULL GROUP BY topic.key ORDER BY app.name, reviews DESC, topic.key`;

const quotesOfTopic = `
  SELECT review.id AS reviewId, app.name AS app, ${chinaDay('review.date')} AS date, review.stars, issue.id AS issue,
    stage.id AS stage, cause.id AS cause, complaint.confidence,
    substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote,
    iif(complaint.in_title, 'title', 'text') AS field, review.title, review.text
  FROM topic_quote
  JOIN complaint ON (complaint.review, complaint.number) = (topic_quote.review, topic_quote.number)
  JOIN review ON review.key = topic_quote.review
  JOIN app ON app.key = review.app
  JOIN issue ON issue.key = complaint.issue
  JOIN stage ON stage.key = complaint.stage
  JOIN cause ON cause.key = complaint.cause
  WHERE topic_quote.topic = ? ORDER BY topic_quote.rank`;

/** What became of topics, the newest run first. */
export function topicEvents(store: Store, scope: Scope = {}): TopicEventRow[] {
  const { condition, values } = inScope(store, scope, 'topic');
  const rows = `
    SELECT topic_event.run, app.name AS app, topic.id AS topic, topic.label, topic_event.kind, other.id AS other,
      other.label AS otherLabel
    FROM topic_event JOIN topic ON topic.key = topic_event.topic JOIN app ON app.key = topic.app
    LEFT JOIN topic AS other ON other.key = topic_event.other
    WHERE ${condition} ORDER BY topic_event.run DESC, app.name, topic.key, topic_event.kind`;
  return store.db.prepare(rows).all(...values) as TopicEventRow[];
}
