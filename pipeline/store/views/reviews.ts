import { chinaDay, instant } from '../days.ts';
import { causeColumns, issueColumns, labelled, stageColumns } from './labelled.ts';

/** Reviews and what is said in them. */
export const reviewViews = `
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
  review.author AS author, -- hash of the author's name${labelled('language', 'zh, yue, en, mixed, other, und')}${labelled('polarity', 'neg, neu, pos, mixed')}
  round(review.score, 3) AS score, -- from -1 to 1
  (SELECT count(*) FROM complaint WHERE complaint.review = review.key) AS complaints, -- how many complaints
  (SELECT group_concat(flag.id, ' ') FROM review_flag JOIN flag ON flag.key = review_flag.flag WHERE review_flag.review = review.key) AS flags, -- machine ids, space between
  original.id AS duplicate_of, -- id of the review that this one repeats
  review.revision AS revision, -- 1, and one more for every edit
  source.path AS input, -- the input it came from
  review.row AS input_row, -- row of that input
  review.first_run AS first_run, -- the run that brought it
  review.last_run AS last_run, -- the run that last changed it
  review.key AS key -- number inside this database: rowid of the full-text index search
FROM review
JOIN app ON app.key = review.app
JOIN language ON language.key = review.language
JOIN polarity ON polarity.key = review.polarity
JOIN source ON source.key = review.source
LEFT JOIN review AS original ON original.key = review.duplicate_of;

CREATE VIEW sensitive_review_list AS
  -- Reviews that tell of the reviewer's health or of that of somebody near: sensitive personal information (PIPL, art. 28), found by health.yaml of the lexicons.
SELECT
  review.id AS review, -- id of the review, unique within its app
  app.name AS app, -- the app
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  review.title AS title, -- masked
  review.text AS text, -- masked; what is told of health stands as it was written
  source.path AS input, -- the input it came from
  review.first_run AS first_run -- the run that brought it
FROM review_flag
JOIN flag ON flag.key = review_flag.flag AND flag.id = 'health'
JOIN review ON review.key = review_flag.review
JOIN app ON app.key = review.app
JOIN source ON source.key = review.source;

CREATE VIEW complaint_list AS
  -- Complaints with their reviews and labels, those that are not counted too.
SELECT
  review.id AS review, -- id of the review, unique within its app
  complaint.number AS number, -- which of its complaints
  app.name AS app, -- the app
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  review.stars AS stars, -- 1 to 5
  review.version AS version, -- the app's version${issueColumns}${stageColumns}${causeColumns}
  round(complaint.confidence, 3) AS confidence, -- probability that the code is right
  iif(complaint.in_title, 'title', 'text') AS field, -- where the evidence is
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote, -- the evidence
  review.title AS title, -- masked
  review.text AS text, -- masked
  review.duplicate_of IS NOT NULL AS duplicate, -- 1: the review repeats another and is not counted
  EXISTS (SELECT 1 FROM review_flag JOIN flag ON flag.key = review_flag.flag WHERE review_flag.review = review.key AND flag.id = 'bought-praise') AS suspect, -- 1: the review looks like bought praise and is not counted
  complaint.abstained AS abstained -- 1: the coder was not sure of it, and it is not counted
FROM complaint
JOIN review ON review.key = complaint.review
JOIN app ON app.key = review.app
JOIN issue ON issue.key = complaint.issue
JOIN stage ON stage.key = complaint.stage
JOIN cause ON cause.key = complaint.cause;
`;
