/** What the complaints add up to. */
export const findingViews = `
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
  sum(cell_tally.reviews) AS reviews, -- counted reviews in the cell
  (SELECT sum(reviews) FROM finding WHERE finding.app = cell_tally.app AND finding.stage = cell_tally.stage AND finding.cause = cell_tally.cause) AS complaints -- complaints in the cell
FROM cell_tally
JOIN app ON app.key = cell_tally.app
JOIN stage ON stage.key = cell_tally.stage
JOIN cause ON cause.key = cell_tally.cause
GROUP BY cell_tally.app, cell_tally.stage, cell_tally.cause;
`;
