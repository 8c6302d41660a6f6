import { chinaDay } from '../days.ts';
import { boughtPraise } from '../touched-reviews.ts';
import { causeColumns, issueColumns, stageColumns } from './labelled.ts';

/** From every complaint to the input row that states it. */
export const lineageViews = `
CREATE VIEW lineage_list AS
  -- Where every complaint comes from: the words, the row of the input, the run that read it, and what coded it. Numbers of other views count the rows with counted = 1.
SELECT
  review.id AS review, -- id of the review, unique within its app
  complaint.number AS number, -- which of its complaints
  app.name AS app, -- the app
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  review.stars AS stars, -- 1 to 5
  review.version AS version, -- the app's version${issueColumns}${stageColumns}${causeColumns}
  round(complaint.confidence, 3) AS confidence, -- probability that the code is right
  iif(complaint.in_title, 'title', 'text') AS field, -- where the evidence is
  complaint.start AS start, -- where it begins in that field, code points from 0
  complaint.length AS length, -- its length, code points
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote, -- the evidence
  review.duplicate_of IS NULL AND NOT complaint.abstained
    AND NOT EXISTS (SELECT 1 FROM review_flag WHERE review_flag.review = review.key AND review_flag.flag = ${boughtPraise})
    AS counted, -- 1: counts in the findings: the coder was sure, and the review neither repeats another nor looks like bought praise
  source.path AS input, -- the input that brought this state of the review
  source.sha256 AS input_sha256, -- of the input's bytes
  source.format AS input_format, -- what it was recognised as
  review.row AS input_row, -- row or entry of the input, from 1
  review.revision AS revision, -- 1, and one more for every state of the review that was seen
  review.first_run AS first_run, -- the run that brought the review
  review.last_run AS last_run, -- the run that last changed it
  coder.code AS code_version, -- version of the program
  coder.lexicon AS lexicon_version, -- version of the lexicons
  coder.model AS model_version, -- version of the trained weights
  coder.segmenter AS segmenter -- engine, version and dictionary
FROM complaint
JOIN review ON review.key = complaint.review
JOIN app ON app.key = review.app
JOIN issue ON issue.key = complaint.issue
JOIN stage ON stage.key = complaint.stage
JOIN cause ON cause.key = complaint.cause
JOIN source ON source.key = review.source
JOIN coder ON coder.key = review.coder;
`;
