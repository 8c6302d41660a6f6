import { isoDay } from '../days.ts';

/** Counts by day, week and version. */
export const tallyViews = `
CREATE VIEW issue_by_day AS
  -- Counted reviews of an app that state an issue, by day; the share is of the app's counted reviews of that day.
SELECT
  app.name AS app, -- the app
  ${isoDay('issue_tally.day')} AS day, -- day, China Standard Time; NULL: undated
  issue.id AS issue, -- touchpoint.failure
  issue.zh AS issue_zh, -- in Chinese
  issue.en AS issue_en, -- in English
  sum(issue_tally.reviews) AS reviews, -- counted reviews that state it
  (SELECT sum(reviews) FROM day_tally WHERE day_tally.app = issue_tally.app AND day_tally.day = issue_tally.day) AS of_reviews -- counted reviews of the day
FROM issue_tally
JOIN app ON app.key = issue_tally.app
JOIN issue ON issue.key = issue_tally.issue
GROUP BY issue_tally.app, issue_tally.day, issue_tally.issue;
`;
