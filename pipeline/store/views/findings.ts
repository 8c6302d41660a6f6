import { chinaDay } from '../days.ts';
import { causeColumns, issueColumns, stageColumns } from './labelled.ts';

/** What the complaints add up to. */
export const findingViews = `
CREATE VIEW finding_list AS
  -- Findings with labels: how many counted reviews of an app state an issue, at which stage, for which cause.
SELECT
  app.name AS app, -- the app${issueColumns}${stageColumns}${causeColumns}
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

CREATE VIEW top_quote AS
  -- The words that show a finding, best first: of the surest complaints.
SELECT
  app.name AS app, -- the app${issueColumns}${stageColumns}${causeColumns}
  finding_quote.rank AS rank, -- 1, 2 or 3
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote, -- the evidence
  review.title AS title, -- masked
  review.text AS text, -- masked
  ${chinaDay('review.date')} AS day, -- day of writing, China Standard Time
  review.stars AS stars, -- 1 to 5
  review.version AS version, -- the app's version
  round(complaint.confidence, 3) AS confidence, -- probability that the code is right
  review.id AS review -- id of the review, unique within its app
FROM finding_quote
JOIN complaint ON (complaint.review, complaint.number) = (finding_quote.review, finding_quote.number)
JOIN review ON review.key = finding_quote.review
JOIN app ON app.key = finding_quote.app
JOIN issue ON issue.key = finding_quote.issue
JOIN stage ON stage.key = finding_quote.stage
JOIN cause ON cause.key = finding_quote.cause;

CREATE VIEW finding_by_run AS
  -- Findings as they stood after each run that changed them.
SELECT
  finding_history.run AS run, -- number of the run
  app.name AS app, -- the app${issueColumns}${stageColumns}${causeColumns}
  finding_history.reviews AS reviews, -- counted reviews that stated it then; 0: none any more
  (SELECT reviews FROM app_history WHERE app_history.app = finding_history.app AND app_history.run <= finding_history.run ORDER BY app_history.run DESC LIMIT 1) AS of_reviews -- all counted reviews of the app then
FROM finding_history
JOIN app ON app.key = finding_history.app
JOIN issue ON issue.key = finding_history.issue
JOIN stage ON stage.key = finding_history.stage
JOIN cause ON cause.key = finding_history.cause;
`;
