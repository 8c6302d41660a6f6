import { topicEventWords } from '../../result-words.ts';
import { chinaDay, isoDay } from '../days.ts';
import { issueColumns, labelled, worded } from './labelled.ts';

const starsOf = (of: string) =>
  `total(${of}s1) + 2 * total(${of}s2) + 3 * total(${of}s3) + 4 * total(${of}s4) + 5 * total(${of}s5)`;
const ratedOf = (of: string) => `total(${of}s1 + ${of}s2 + ${of}s3 + ${of}s4 + ${of}s5)`;

/** How the reviews of each topic are coded, the commonest issue first. */
const mixes = `
  SELECT topic, issue.id AS issue, sum(reviews) AS reviews, ${starsOf('')} AS stars, ${ratedOf('')} AS rated
  FROM topic_total JOIN issue ON issue.key = topic_total.issue
  GROUP BY topic, issue.key ORDER BY topic, sum(reviews) DESC, issue.id`;

/** What complaints are about, by their words alone. */
export const topicViews = `
CREATE VIEW topic_list AS
  -- Topics as they are now: what complaints of an app are about, found in their words without the codebook.
SELECT
  topic.id AS topic, -- id of the topic; lasts from run to run
  app.name AS app, -- the app
  topic.label AS label, -- one or two phrases that tell it
  topic.phrases AS phrases, -- JSON list of phrases
  topic.words AS words, -- JSON list of words
  mix.reviews AS reviews, -- counted reviews that complain of it
  mix.reviews / nullif(counted.complaining, 0) AS share, -- of the app's counted reviews with a complaint, 0 to 1
  round(mix.stars / nullif(mix.rated, 0), 2) AS mean_stars, -- mean of their stars
  mix.issues AS issues, -- ids of their issues with numbers of reviews, the commonest first
  round(topic.uncovered, 3) AS uncovered, -- how badly the codebook covers it, 0 to 1
  (SELECT quote FROM topic_quote_list WHERE topic_quote_list.topic = topic.id AND rank = 1) AS quote, -- the words of one review
  topic.born AS born -- the run that found it
FROM topic
JOIN app ON app.key = topic.app
JOIN (
  SELECT topic, sum(reviews) AS reviews, sum(stars) AS stars, sum(rated) AS rated, group_concat(issue || ' ' || reviews, ', ') AS issues
  FROM (${mixes}) GROUP BY topic
) AS mix ON mix.topic = topic.key
JOIN (SELECT app, total(complaining) AS complaining FROM day_tally GROUP BY app) AS counted ON counted.app = topic.app
WHERE topic.gone IS NULL;

CREATE VIEW topic_issue_list AS
  -- How the reviews of a topic are coded, each by its first complaint of it.
SELECT
  topic.id AS topic, -- id of the topic
  app.name AS app, -- the app
  topic.label AS label, -- one or two phrases that tell it${issueColumns}
  sum(topic_total.reviews) AS reviews, -- counted reviews
  sum(topic_total.reviews) * 1.0 / sum(sum(topic_total.reviews)) OVER (PARTITION BY topic.key) AS share, -- of the topic's, 0 to 1
  sum(topic_total.unsure) AS unsure -- how many of them the coder gave less than even odds to be right
FROM topic_total
JOIN topic ON topic.key = topic_total.topic
JOIN app ON app.key = topic.app
JOIN issue ON issue.key = topic_total.issue
GROUP BY topic.key, issue.key;

CREATE VIEW topic_by_day AS
  -- Topics by day; days without a review of the topic are left out.
SELECT
  topic.id AS topic, -- id of the topic
  app.name AS app, -- the app
  topic.label AS label, -- one or two phrases that tell it
  ${isoDay('topic_tally.day')} AS day, -- China Standard Time; NULL for undated reviews
  sum(topic_tally.reviews) AS reviews, -- counted reviews that complain of it
  (SELECT sum(reviews) FROM day_tally WHERE day_tally.app = topic.app AND day_tally.day = topic_tally.day) AS of_reviews, -- counted reviews of the app on that day
  round((${starsOf('topic_tally.')}) / nullif(${ratedOf('topic_tally.')}, 0), 2) AS mean_stars -- mean of the stars of those that complain of it
FROM topic_tally
JOIN topic ON topic.key = topic_tally.topic
JOIN app ON app.key = topic.app
GROUP BY topic.key, topic_tally.day;

CREATE VIEW topic_member_list AS
  -- Counted complaints with their topics; those of no topic are left out.
SELECT
  topic.id AS topic, -- id of the topic
  app.name AS app, -- the app
  topic.label AS label, -- one or two phrases that tell it
  review.id AS review, -- id of the review, unique within its app
  topic_member.number AS number, -- which of its complaints
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  review.stars AS stars, -- 1 to 5${labelled('issue', 'the issue it was coded with')}
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote -- the evidence
FROM topic_member
JOIN topic ON topic.key = topic_member.topic
JOIN app ON app.key = topic.app
JOIN review ON review.key = topic_member.review
JOIN complaint ON (complaint.review, complaint.number) = (topic_member.review, topic_member.number)
JOIN issue ON issue.key = complaint.issue;

CREATE VIEW topic_quote_list AS
  -- The words that show a topic, best first.
SELECT
  topic.id AS topic, -- id of the topic
  app.name AS app, -- the app
  topic.label AS label, -- one or two phrases that tell it
  topic_quote.rank AS rank, -- 1, 2 or 3
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote, -- the evidence
  review.title AS title, -- masked
  review.text AS text, -- masked
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  review.stars AS stars, -- 1 to 5${labelled('issue', 'the issue it was coded with')}
  review.id AS review -- id of the review, unique within its app
FROM topic_quote
JOIN topic ON topic.key = topic_quote.topic
JOIN app ON app.key = topic.app
JOIN complaint ON (complaint.review, complaint.number) = (topic_quote.review, topic_quote.number)
JOIN review ON review.key = topic_quote.review
JOIN issue ON issue.key = complaint.issue;

CREATE VIEW topic_event_list AS
  -- Births, splits, merges and deaths of topics.
SELECT
  topic_event.run AS run, -- number of the run
  app.name AS app, -- the app
  topic.id AS topic, -- the topic that came or went
  topic.label AS label, -- one or two phrases that tell it${worded('topic_event.kind', 'kind', topicEventWords, 'birth: of clauses of no topic; split: out of another topic; merge: into another topic; death: for want of clauses')}
  other.id AS other, -- the topic it came out of or went into
  other.label AS other_label -- one or two phrases that tell that one
FROM topic_event
JOIN topic ON topic.key = topic_event.topic
JOIN app ON app.key = topic.app
LEFT JOIN topic AS other ON other.key = topic_event.other;
`;
