import { isoDay } from '../days.ts';
import { causeColumns, issueColumns, stageColumns } from './labelled.ts';

const cell = `
  matrix_cell.reviews AS reviews, -- counted reviews with a complaint there
  matrix_cell.share AS share, -- of the app's counted reviews, 0 to 1
  matrix_cell.low AS low, -- lower end of the 95 % Wilson interval
  matrix_cell.high AS high, -- upper end of it
  matrix_cell.former AS former, -- those of the former period
  matrix_cell.newest AS newest, -- those of the newest period
  matrix_cell.former_share AS former_share, -- share in the former period
  matrix_cell.newest_share AS newest_share, -- share in the newest period
  matrix_cell.change AS change, -- the latter less the former
  matrix_cell.change_low AS change_low, -- lower end of its 95 % interval
  matrix_cell.change_high AS change_high -- upper end of it`;

/** The three views: growth, the process of use, and feedback beside the team's own numbers. */
export const growthViews = `
CREATE VIEW growth_list AS
  -- Growth of an app as its reviews show it, week by week: a proxy, see the table growth.
SELECT
  app.name AS app, -- the app
  ${isoDay('growth.week')} AS week, -- Monday of the week
  growth.reviews AS reviews, -- counted reviews
  round(growth.reviews_low, 2) AS reviews_low, -- lower end of the 95 % interval of a Poisson count
  round(growth.reviews_high, 2) AS reviews_high, -- upper end of it
  sum(growth.reviews) OVER (PARTITION BY growth.app ORDER BY growth.week) AS reviews_so_far, -- counted reviews up to the end of the week
  growth.rated AS rated, -- reviews with stars
  round(growth.mean_stars, 3) AS mean_stars, -- their mean
  round(growth.stars_low, 3) AS stars_low, -- lower end of its 95 % interval
  round(growth.stars_high, 3) AS stars_high, -- upper end of it
  growth.negative_share AS negative_share, -- share of negative or mixed reviews
  growth.negative_low AS negative_low, -- lower end of its 95 % Wilson interval
  growth.negative_high AS negative_high, -- upper end of it
  growth.complaining_share AS complaining_share, -- share of reviews with a complaint
  growth.complaining_low AS complaining_low, -- lower end of its 95 % Wilson interval
  growth.complaining_high AS complaining_high, -- upper end of it
  json_array_length(growth.versions) AS new_versions, -- versions first reviewed in this week
  growth.versions AS versions -- JSON list of them
FROM growth
JOIN app ON app.key = growth.app;

CREATE VIEW funnel_list AS
  -- The process of use: where along the journey an app's reviews complain, with the change between its two periods.
SELECT
  app.name AS app, -- the app${stageColumns}${cell}
FROM matrix_cell
JOIN app ON app.key = matrix_cell.app
JOIN stage ON stage.key = matrix_cell.stage
WHERE matrix_cell.cause = 0;

CREATE VIEW matrix_list AS
  -- Stage x inner cause of an app, with the change between its two periods; a review that complains twice in a cell counts once in it.
SELECT
  app.name AS app, -- the app${stageColumns}${causeColumns}${cell}
FROM matrix_cell
JOIN app ON app.key = matrix_cell.app
JOIN stage ON stage.key = matrix_cell.stage
JOIN cause ON cause.key = matrix_cell.cause;

CREATE VIEW matrix_quote AS
  -- Three quotes for every cell of stage and inner cause of an app, those of the issues that most reviews state first.
SELECT
  app.name AS app, -- the app${stageColumns}${causeColumns}
  ranked.place AS place, -- 1, 2 or 3${issueColumns}
  review.id AS review, -- id of the review
  review.stars AS stars, -- 1 to 5
  substr(iif(complaint.in_title, review.title, review.text), complaint.start + 1, complaint.length) AS quote -- the evidence, masked
FROM (
  SELECT finding_quote.*, row_number() OVER (
    PARTITION BY finding_quote.app, finding_quote.stage, finding_quote.cause ORDER BY finding_quote.rank, finding.reviews DESC, finding_quote.issue
  ) AS place
  FROM finding_quote
  JOIN finding ON (finding.app, finding.issue, finding.stage, finding.cause) = (finding_quote.app, finding_quote.issue, finding_quote.stage, finding_quote.cause)
) AS ranked
JOIN complaint ON complaint.review = ranked.review AND complaint.number = ranked.number
JOIN review ON review.key = ranked.review
JOIN app ON app.key = ranked.app
JOIN issue ON issue.key = ranked.issue
JOIN stage ON stage.key = ranked.stage
JOIN cause ON cause.key = ranked.cause
WHERE ranked.place <= 3;

CREATE VIEW funnel_with_complaints AS
  -- The team's own funnel numbers beside the complaints of the same stage and week. How they go together is only described, see
  -- funnel_correlation_list.
SELECT
  app.name AS app, -- the app
  ${isoDay('number.week')} AS week, -- Monday of the week${stageColumns}
  number.metric AS metric, -- the team's own name of what was counted
  number.days AS days, -- days of the week with a number
  number.total AS total, -- their sum: of counts
  number.mean AS mean, -- their mean: of rates
  growth.reviews AS reviews, -- counted reviews of the week
  iif(growth.reviews IS NULL, NULL, coalesce(complaints.reviews, 0)) AS complaining, -- of them, those that complain at the stage
  CAST(coalesce(complaints.reviews, 0) AS REAL) / nullif(growth.reviews, 0) AS complaining_share -- their share, 0 to 1
FROM (
  SELECT app, stage, metric, day - (day + 3) % 7 AS week, count(*) AS days, sum(value) AS total, avg(value) AS mean
  FROM funnel_number GROUP BY app, stage, metric, week
) AS number
JOIN app ON app.key = number.app
JOIN stage ON stage.key = number.stage
LEFT JOIN growth ON growth.app = number.app AND growth.week = number.week
LEFT JOIN (
  SELECT app, stage, day - (day + 3) % 7 AS week, sum(reviews) AS reviews FROM cell_tally WHERE cause = 0 GROUP BY app, stage, week
) AS complaints ON (complaints.app, complaints.stage, complaints.week) = (number.app, number.stage, number.week);

CREATE VIEW funnel_correlation_list AS
  -- How funnel numbers and complaint shares of the same stage went together, week by week: described, not explained.
SELECT
  app.name AS app, -- the app${stageColumns}
  funnel_correlation.metric AS metric, -- the team's own name of what was counted
  funnel_correlation.weeks AS weeks, -- weeks with both
  round(funnel_correlation.correlation, 3) AS correlation -- Spearman's rank correlation, -1 to 1
FROM funnel_correlation
JOIN app ON app.key = funnel_correlation.app
JOIN stage ON stage.key = funnel_correlation.stage;
`;
