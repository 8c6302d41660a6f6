/**
 * The views: the face the database shows to analysts. Plain names, ids and labels instead of codes, ISO dates. They need no function or
 * extension beyond stock SQLite. `date` is the UTC instant, `day` the day in China Standard Time (UTC+8).
 */
/** SQL for the ISO UTC instant of seconds since 1970. */
export const instant = (seconds: string) => `strftime('%Y-%m-%dT%H:%M:%SZ', ${seconds}, 'unixepoch')`;

/** SQL for the day, in China Standard Time, of an instant in seconds since 1970 UTC. */
export const chinaDay = (seconds: string) => `date(${seconds} + 28800, 'unixepoch')`;

export const views = `
CREATE VIEW review_list AS
  -- Reviews with labels.
SELECT
  review.id AS review, -- id of the review, unique within its app
  app.name AS app, -- the app
  ${instant('review.date')} AS date, -- UTC instant of writing
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  review.stars AS stars, -- 1 to 5
  review.title AS title, -- masked
  review.text AS text, -- masked
  review.version AS version, -- the app's version
  review.device AS device, -- the reviewer's device
  review.answer AS answer, -- the developer's answer, masked
  review.author AS author, -- hash of the author's name
  language.id AS language, -- zh, yue, en, mixed, other, und
  polarity.id AS polarity, -- neg, neu, pos, mixed
  polarity.zh AS polarity_zh, -- in Chinese
  round(review.score, 3) AS score, -- from -1 to 1
  (SELECT count(*) FROM complaint WHERE complaint.review = review.key) AS complaints, -- how many complaints
  (SELECT group_concat(flag.id, ' ') FROM review_flag JOIN flag ON flag.key = review_flag.flag WHERE review_flag.review = review.key) AS flags, -- machine ids, space between
  original.id AS duplicate_of, -- id of the review that this one repeats
  review.revision AS revision, -- 1, and one more for every edit
  source.path AS input, -- the input it came from
  review.row AS input_row, -- row of that input
  review.first_run AS first_run, -- the run that brought it
  review.last_run AS last_run -- the run that last changed it
FROM review
JOIN app ON app.key = review.app
JOIN language ON language.key = review.language
JOIN polarity ON polarity.key = review.polarity
JOIN source ON source.key = review.source
LEFT JOIN review AS original ON original.key = review.duplicate_of;

CREATE VIEW complaint_list AS
  -- Complaints with their reviews and labels, those of duplicates too.
SELECT
  review.id AS review, -- id of the review, unique within its app
  complaint.number AS number, -- which of its complaints
  app.name AS app, -- the app
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  review.stars AS stars, -- 1 to 5
  review.version AS version, -- the app's version
  issue.id AS issue, -- touchpoint.failure
  issue.zh AS issue_zh, -- in Chinese
  issue.en AS issue_en, -- in English
  stage.id AS stage, -- stage of the journey
  stage.zh AS stage_zh, -- in Chinese
  stage.en AS stage_en, -- in English
  cause.id AS cause, -- inner cause
  cause.zh AS cause_zh, -- in Chinese
  cause.en AS cause_en, -- in English
  round(complaint.confidence, 3) AS confidence, -- probability that the code is right
  iif(complaint.in_title, 'title', 'text') AS field, -- where the evidence is
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote, -- the evidence
  review.title AS title, -- masked
  review.text AS text, -- masked
  review.duplicate_of IS NOT NULL AS duplicate -- 1: the review repeats another and is not counted
FROM complaint
JOIN review ON review.key = complaint.review
JOIN app ON app.key = review.app
JOIN issue ON issue.key = complaint.issue
JOIN stage ON stage.key = complaint.stage
JOIN cause ON cause.key = complaint.cause;

CREATE VIEW finding_list AS
  -- Findings with labels: how many counted reviews of an app state an issue, at which stage, for which cause.
SELECT
  app.name AS app, -- the app
  issue.id AS issue, -- touchpoint.failure
  issue.zh AS issue_zh, -- in Chinese
  issue.en AS issue_en, -- in English
  stage.id AS stage, -- stage of the journey
  stage.zh AS stage_zh, -- in Chinese
  stage.en AS stage_en, -- in English
  cause.id AS cause, -- inner cause
  cause.zh AS cause_zh, -- in Chinese
  cause.en AS cause_en, -- in English
  finding.reviews AS reviews, -- counted reviews that state it
  finding.share AS share, -- of the app's counted reviews, 0 to 1
  finding.low AS low, -- lower end of the 95 % Wilson interval
  finding.high AS high, -- upper end of it
  round(finding.mean_stars, 2) AS mean_stars -- mean of their stars
FROM finding
JOIN app ON app.key = finding.app
JOIN issue ON issue.key = finding.issue
JOIN stage ON stage.key = finding.stage
JOIN cause ON cause.key = finding.cause;

CREATE VIEW stage_cause_matrix AS
  -- Counted reviews of an app by stage and cause; a review that complains twice in a cell counts once in it.
SELECT
  app.name AS app, -- the app
  stage.id AS stage, -- stage of the journey
  stage.zh AS stage_zh, -- in Chinese
  stage.en AS stage_en, -- in English
  cause.id AS cause, -- inner cause
  cause.zh AS cause_zh, -- in Chinese
  cause.en AS cause_en, -- in English
  count(DISTINCT complaint.review) AS reviews, -- counted reviews in the cell
  count(*) AS complaints -- complaints in the cell
FROM complaint
JOIN review ON review.key = complaint.review AND review.duplicate_of IS NULL
JOIN app ON app.key = review.app
JOIN stage ON stage.key = complaint.stage
JOIN cause ON cause.key = complaint.cause
GROUP BY app.key, stage.key, cause.key;

CREATE VIEW reject_list AS
  -- Rows that could not become reviews.
SELECT
  source.path AS input, -- the input
  source.format AS format, -- what it was recognised as
  reject.row AS input_row, -- row of the input
  reason.id AS reason, -- machine-named reason
  reason.zh AS reason_zh, -- in Chinese
  reason.en AS reason_en, -- in English
  reject.detail AS detail, -- what exactly
  reject.raw AS raw, -- the raw row, masked
  reject.run AS run -- the run that last read it
FROM reject
JOIN source ON source.key = reject.source
JOIN reason ON reason.key = reject.reason;

CREATE VIEW run_list AS
  -- Runs with what they read and changed.
SELECT
  run.key AS run, -- number of the run
  ${instant('run.started')} AS started, -- UTC instant
  ${instant('run.finished')} AS finished, -- UTC instant
  count(reading.source) AS inputs, -- how many inputs
  coalesce(sum(reading.error IS NOT NULL), 0) AS unreadable, -- inputs that could not be read to their end
  coalesce(sum(reading.read), 0) AS read, -- rows read
  coalesce(sum(reading.accepted), 0) AS accepted, -- rows that became reviews
  coalesce(sum(reading.rejected), 0) AS rejected, -- rows that did not
  coalesce(sum(reading.added), 0) AS added, -- new reviews
  coalesce(sum(reading.revised), 0) AS revised, -- edited reviews
  coalesce(sum(reading.updated), 0) AS updated, -- same words, coded anew or with other facts
  coalesce(sum(reading.unchanged), 0) AS unchanged, -- nothing new
  coder.code AS code_version, -- version of the program
  coder.lexicon AS lexicon_version, -- version of the lexicons
  coder.model AS model_version, -- version of the trained weights
  coder.segmenter AS segmenter, -- engine, version and dictionary
  run.manifest AS manifest -- JSON: all that is needed to repeat the run
FROM run
JOIN coder ON coder.key = run.coder
LEFT JOIN reading ON reading.run = run.key
GROUP BY run.key;

CREATE VIEW source_list AS
  -- What each run found in each input.
SELECT
  reading.run AS run, -- number of the run
  source.path AS input, -- the input
  source.format AS format, -- what it was recognised as
  source.sha256 AS sha256, -- of its bytes
  reading.read AS read, -- rows read
  reading.accepted AS accepted, -- rows that became reviews
  reading.rejected AS rejected, -- rows that did not
  reading.added AS added, -- new reviews
  reading.revised AS revised, -- edited reviews
  reading.updated AS updated, -- same words, coded anew or with other facts
  reading.unchanged AS unchanged, -- nothing new
  reading.duplicates AS duplicates, -- rows added or revised that repeat another review
  reading.notes AS notes, -- JSON list of facts worth reporting
  reading.error AS error -- why it could not be read to its end
FROM reading
JOIN source ON source.key = reading.source;
`;
