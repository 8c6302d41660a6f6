import { chinaDay } from '../days.ts';
import { codedSince } from '../former.ts';
import { causeColumns, issueColumns, labelled, stageColumns } from './labelled.ts';

/** Labels of a complaint's codes; comments as in `complaint_list`. */
const codes = `${issueColumns}${stageColumns}${causeColumns}`;

const versions = `
  coder.code AS code_version, -- version of the program that coded it so, or was the last to confirm it
  coder.lexicon AS lexicon_version, -- version of the lexicons
  coder.model AS model_version -- version of the trained weights`;

/** The words and stars of the state that a former coding was made of: those of a revision, or still those of the review. */
const formerState = `
LEFT JOIN revision AS state ON former_coding.content <> review.content AND state.review = review.key AND state.revision = (
  SELECT max(revision) FROM revision WHERE revision.review = review.key AND revision.content = former_coding.content
)`;

/** Issues of the complaints that a condition picks from a table, in order, each once. */
const issuesIn = (table: string, condition: string) => `
  (SELECT group_concat(id, ' ') FROM (
    SELECT issue.id FROM ${table} JOIN issue ON issue.key = ${table}.issue WHERE ${condition} GROUP BY issue.id ORDER BY min(number)
  ))`;

const currentIssues = issuesIn('complaint', 'complaint.review = review.key');
const formerIssues = (coding: string) =>
  issuesIn(
    'former_complaint',
    `former_complaint.review = ${coding}.review AND former_complaint.until_run = ${coding}.until_run`,
  );

/** How reviews are and were coded, run by run. */
export const codingViews = `
CREATE VIEW complaint_history AS
  -- Complaints as they are and as they were coded. As of run 5: WHERE from_run <= 5 AND (until_run IS NULL OR until_run > 5).
SELECT
  review.id AS review, -- id of the review, unique within its app
  app.name AS app, -- the app
  complaint.number AS number, -- which of the coding's complaints
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  review.stars AS stars, -- 1 to 5
  review.version AS version, -- the app's version${codes}
  round(complaint.confidence, 3) AS confidence, -- probability that the code is right
  complaint.abstained AS abstained, -- 1: the coder was not sure enough, and it is not counted
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote, -- the evidence; empty where those words are no longer stored
  review.duplicate_of IS NOT NULL AS duplicate, -- 1: the review repeats another and is not counted
  ${codedSince} AS from_run, -- the run that coded it so
  NULL AS until_run, -- the run that coded it otherwise; NULL: none yet${versions}
FROM complaint
JOIN review ON review.key = complaint.review
JOIN app ON app.key = review.app
JOIN issue ON issue.key = complaint.issue
JOIN stage ON stage.key = complaint.stage
JOIN cause ON cause.key = complaint.cause
JOIN coder ON coder.key = review.coder
UNION ALL
SELECT
  review.id, app.name, former_complaint.number, ${chinaDay('iif(state.review IS NULL, review.date, state.date)')},
  iif(state.review IS NULL, review.stars, state.stars), iif(state.review IS NULL, review.version, state.version),
  issue.id, issue.zh, issue.en, stage.id, stage.zh, stage.en, cause.id, cause.zh, cause.en, round(former_complaint.confidence, 3), former_complaint.abstained,
  substr(
    iif(in_title, coalesce(state.title, review.title), coalesce(state.text, review.text)), former_complaint.start + 1, former_complaint.length
  ),
  review.duplicate_of IS NOT NULL, former_coding.from_run, former_coding.until_run, coder.code, coder.lexicon, coder.model
FROM former_complaint
JOIN former_coding ON former_coding.review = former_complaint.review AND former_coding.until_run = former_complaint.until_run
JOIN review ON review.key = former_complaint.review
JOIN app ON app.key = review.app
JOIN issue ON issue.key = former_complaint.issue
JOIN stage ON stage.key = former_complaint.stage
JOIN cause ON cause.key = former_complaint.cause
JOIN coder ON coder.key = former_coding.coder ${formerState};

CREATE VIEW coding_history AS
  -- Reviews as they are and as they were coded as a whole. As of run 5: as in complaint_history.
SELECT
  review.id AS review, -- id of the review, unique within its app
  app.name AS app, -- the app
  ${codedSince} AS from_run, -- the run that coded it so
  NULL AS until_run, -- the run that coded it otherwise; NULL: none yet${labelled('polarity', 'neg, neu, pos, mixed')}
  round(review.score, 3) AS score, -- from -1 to 1
  ${currentIssues} AS issues, -- issues of its complaints, space between; NULL: no complaint${versions}
FROM review
JOIN app ON app.key = review.app
JOIN polarity ON polarity.key = review.polarity
JOIN coder ON coder.key = review.coder
UNION ALL
SELECT
  review.id, app.name, former_coding.from_run, former_coding.until_run, polarity.id, polarity.zh, polarity.en, round(former_coding.score, 3),
  ${formerIssues('former_coding')}, coder.code, coder.lexicon, coder.model
FROM former_coding
JOIN review ON review.key = former_coding.review
JOIN app ON app.key = review.app
JOIN polarity ON polarity.key = former_coding.polarity
JOIN coder ON coder.key = former_coding.coder;

CREATE VIEW recoding_list AS
  -- Reviews that a run has coded otherwise than before, the old coding beside the new one: by another coder, or because their words were edited.
SELECT
  former_coding.until_run AS run, -- the run that coded it anew
  app.name AS app, -- the app
  review.id AS review, -- id of the review, unique within its app
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  before.id AS polarity_before, -- neg, neu, pos, mixed
  before.zh AS polarity_before_zh, -- in Chinese
  before.en AS polarity_before_en, -- in English
  after.id AS polarity_after, -- neg, neu, pos, mixed
  after.zh AS polarity_after_zh, -- in Chinese
  after.en AS polarity_after_en, -- in English
  ${formerIssues('former_coding')} AS issues_before, -- space between; NULL: no complaint
  iif(next.review IS NULL, ${currentIssues}, ${formerIssues('next')}) AS issues_after, -- space between; NULL: no complaint
  review.title AS title, -- masked, as it is now
  review.text AS text -- masked, as it is now
FROM former_coding
JOIN review ON review.key = former_coding.review
JOIN app ON app.key = review.app
LEFT JOIN former_coding AS next ON next.review = former_coding.review AND next.from_run = former_coding.until_run
JOIN polarity AS before ON before.key = former_coding.polarity
JOIN polarity AS after ON after.key = iif(next.review IS NULL, review.polarity, next.polarity);
`;
