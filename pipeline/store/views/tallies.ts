import { isoDay, mondayOf } from '../days.ts';
import { shareColumns } from './wilson.ts';
import { causeColumns, issueColumns, stageColumns } from './labelled.ts';

const meanStars = 'sum(s1 + 2.0 * s2 + 3 * s3 + 4 * s4 + 5 * s5) / nullif(sum(s1 + s2 + s3 + s4 + s5), 0)';

/** Counted reviews that state an issue and all counted reviews, by app and some other column of the tallies. */
const statedBy = (column: string, where = 'TRUE') => `
FROM (
  SELECT app, ${column} AS part, issue, sum(reviews) AS reviews, ${meanStars} AS mean_stars
  FROM issue_tally WHERE ${where} GROUP BY app, part, issue
) AS stated
JOIN (
  SELECT app, ${column} AS part, sum(reviews) AS reviews FROM day_tally WHERE ${where} GROUP BY app, part
) AS counted ON counted.app = stated.app AND counted.part = stated.part
JOIN app ON app.key = stated.app
JOIN issue ON issue.key = stated.issue;
`;

const shared = (of: string) => `${issueColumns}
  stated.reviews AS reviews, -- counted reviews that state it
  counted.reviews AS of_reviews, -- all counted reviews ${of}
${shareColumns('stated.reviews', 'counted.reviews', `of the app's counted reviews ${of}`)}
  round(stated.mean_stars, 2) AS mean_stars -- mean stars of the reviews that state it`;

/** Counts by app, day, week and version. */
export const tallyViews = `
CREATE VIEW app_list AS
  -- Apps with their totals.
SELECT
  app.name AS app, -- the app
  total.collected AS collected, -- all reviews
  total.duplicates AS duplicates, -- reviews that repeat another one
  total.suspects AS suspects, -- reviews that look like bought praise
  total.reviews AS reviews, -- counted reviews: neither of both
  total.complaining AS complaining, -- counted reviews with at least one counted complaint
${shareColumns('total.complaining', 'nullif(total.reviews, 0)', 'complaining / reviews')}
  total.negative AS negative, -- counted reviews that are negative or mixed
  total.positive AS positive, -- counted reviews that are positive
  total.abstained AS abstained, -- counted reviews with a complaint of which the coder was not sure
  round(total.mean_stars, 2) AS mean_stars, -- mean stars of counted reviews
  ${isoDay('total.first')} AS first_day, -- first day, China Standard Time
  ${isoDay('total.last')} AS last_day, -- last day
  total.versions AS versions -- versions named
FROM (
  SELECT app, sum(collected) AS collected, sum(duplicates) AS duplicates, sum(suspects) AS suspects, sum(reviews) AS reviews,
    sum(complaining) AS complaining, sum(negative) AS negative, sum(positive) AS positive, sum(abstained) AS abstained,
    ${meanStars} AS mean_stars, min(nullif(day, -1)) AS first, max(nullif(day, -1)) AS last,
    count(DISTINCT nullif(version, '')) AS versions
  FROM day_tally GROUP BY app
) AS total
JOIN app ON app.key = total.app;

CREATE VIEW issue_by_day AS
  -- Counted reviews of an app that state an issue, by day.
SELECT
  app.name AS app, -- the app
  ${isoDay('stated.part')} AS day, -- day, China Standard Time; none: undated${shared('of the day')}
${statedBy('day')}
CREATE VIEW issue_by_week AS
  -- Counted reviews of an app that state an issue, by week.
SELECT
  app.name AS app, -- the app
  ${isoDay('stated.part')} AS week, -- Monday of the week, China Standard Time${shared('of the week')}
${statedBy(mondayOf('day'), 'day >= 0')}
CREATE VIEW issue_by_version AS
  -- Counted reviews of an app that state an issue, by the app's version.
SELECT
  app.name AS app, -- the app
  stated.part AS version, -- the version; empty where none is named${shared('of the version')}
${statedBy('version')}
CREATE VIEW stage_cause_matrix AS
  -- Counted reviews of an app by stage and cause; a review that complains twice in a cell counts once in it.
SELECT
  app.name AS app, -- the app${stageColumns}${causeColumns}
  cell.reviews AS reviews, -- counted reviews in the cell
${shareColumns('cell.reviews', 'counted.reviews', "of the app's counted reviews")}
  (SELECT sum(reviews) FROM finding WHERE (finding.app, finding.stage, finding.cause) = (cell.app, cell.stage, cell.cause)) AS complaints -- complaints in the cell
FROM (SELECT app, stage, cause, sum(reviews) AS reviews FROM cell_tally GROUP BY app, stage, cause) AS cell
JOIN (SELECT app, sum(reviews) AS reviews FROM day_tally GROUP BY app) AS counted ON counted.app = cell.app
JOIN app ON app.key = cell.app
JOIN stage ON stage.key = cell.stage
JOIN cause ON cause.key = cell.cause;
`;
