import { chinaDay } from '../days.ts';
import type { Store } from '../store.ts';
import type { QuoteRow, Scope } from './answers.ts';
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

type Plain = Omit<TopicRow, 'phrases' | 'issues' | 'quotes'> & {
  readonly key: number;
  readonly phrases: string;
};

/** The topics there are now, by app, most reviews first, then by age. */
export function topics(store: Store, scope: Scope = {}): TopicRow[] {
  const { condition, values } = inScope(store, scope, 'topic');
  const rows = store.db.prepare(`${listed} AND ${condition} ${inOrder}`).all(...values) as Plain[];
  const issues = store.db.prepare(issuesOfTopic);
  const quotes = store.db.prepare(quotesOfTopic);
  return rows.map(({ key, phrases, ...row }) => ({
    ...row,
    phrases: JSON.parse(phrases) as string[],
    issues: issues.all(row.id) as TopicIssue[],
    quotes: quotes.all(key) as QuoteRow[],
  }));
}

const listed = `
  SELECT topic.key, topic.id, app.name AS app, topic.label, topic.phrases, topic_list.reviews, topic_list.share,
    topic_list.mean_stars AS meanStars, topic.uncovered, topic.born
  FROM topic_list JOIN topic ON topic.id = topic_list.topic JOIN app ON app.key = topic.app WHERE TRUE`;

const inOrder = 'ORDER BY app.name, topic_list.reviews DESC, topic.key';

const issuesOfTopic =
  'SELECT issue, reviews FROM topic_issue_list WHERE topic = ? ORDER BY reviews DESC, issue';

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
